// SPDX-License-Identifier: MIT
#include "hostile/HostileChat.h"
#include "hostile/WatchedApplication.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "support/Fixtures.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Frames of every wrong shape. None ends the connection, none is shown as what it is not.
class tst_HostileShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void wrongTypes_data();
    void wrongTypes();
    void tenThousandSuggestions();
    void rolesAreNotTakenFromTheServer_data();
    void rolesAreNotTakenFromTheServer();
    void otherSessionsAreNotShown_data();
    void otherSessionsAreNotShown();
    void gatewayNoticesAreNotAnswers_data();
    void gatewayNoticesAreNotAnswers();
    void typingFlood();
    void badFramesFillNoLog();
};

/// "SESSION" stands for that of the chat. Rows: what is shown, -1 for either none or one.
void tst_HostileShapes::shapes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("rows");

    const QByteArray good = R"({"type":"message","message":"shown","session_id":"SESSION"})";
    QTest::newRow("empty") << QByteArray("") << 0;
    QTest::newRow("array") << QByteArray("[" + good + "]") << 0;
    QTest::newRow("string") << QByteArray("\"message\"") << 0;
    QTest::newRow("number") << QByteArray("12") << 0;
    QTest::newRow("null") << QByteArray("null") << 0;
    QTest::newRow("NaN") << QByteArray(R"({"type":"message","message":NaN})") << 0;
    QTest::newRow("infinite") << QByteArray(R"({"type":"message","message":"shown","x":1e99999})")
                              << -1;
    QTest::newRow("two documents") << QByteArray(good + good) << 0;
    QTest::newRow("rest behind it") << QByteArray(good + " x") << 0;
    QTest::newRow("cut off") << good.chopped(1) << 0;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf" + good) << -1;
    QTest::newRow("white space around") << QByteArray(" \r\n\t" + good + "\n ") << 1;
    QTest::newRow("single quotes") << QByteArray("{'type':'message','message':'x'}") << 0;
    QTest::newRow("comment") << QByteArray("/**/" + good) << 0;
    QTest::newRow("duplicate keys")
        << QByteArray(R"({"type":"message","message":"a","message":"shown"})") << 1;
    QTest::newRow("deep array") << QByteArray(100'000, '[') << 0;
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50'000) << 0;
    QTest::newRow("deep and closed")
        << QByteArray("{\"message\":" + QByteArray(500, '[') + QByteArray(500, ']') + "}") << 0;
    QByteArray keys = "{\"message\":\"x\"";
    for (int i = 0; i < 70'000; ++i)
        keys += ",\"" + QByteArray::number(i) + "\":0";
    QTest::newRow("70,000 keys") << QByteArray(keys + "}") << 0;
    QTest::newRow("many numbers") << QByteArray("{\"message\":["
                                                + QByteArray("0,").repeated(400'000) + "0]}")
                                  << 0;
    QTest::newRow("long number") << QByteArray("{\"message\":" + QByteArray(500'000, '9') + "}")
                                 << -1;
    QTest::newRow("long key") << QByteArray("{\"" + QByteArray(500'000, 'k') + "\":1}") << 0;
    QTest::newRow("giant type") << QByteArray(R"({"message":"shown","type":")"
                                              + QByteArray(500'000, 't') + "\"}")
                                << 1;
    QTest::newRow("unknown type") << QByteArray(R"({"message":"shown","type":"later"})") << 1;
    QTest::newRow("unknown type, no text") << QByteArray(R"({"type":"later","x":1})") << 0;
    QTest::newRow("blank") << QByteArray(R"({"type":"message","message":" \n\t "})") << 0;
    QTest::newRow("lone surrogates")
        << QByteArray(R"({"type":"message","message":"\ud83d shown \ude00 \udc00\ud800"})") << 1;
    QTest::newRow("escaped NUL") << QByteArray(R"({"type":"message","message":"shown\u0000x"})")
                                 << 1;
    QTest::newRow("escaped key") << QByteArray(R"({"\u0074ype":"message","message":"shown"})") << 1;
}

void tst_HostileShapes::shapes()
{
    QFETCH(QByteArray, json);
    QFETCH(const int, rows);
    HostileChat chat;
    QVERIFY(chat.open());

    json.replace("SESSION", chat.program().chat().session().toString().toUtf8());
    chat.send(json);

    QVERIFY(chat.hears());
    QVERIFY(chat.isUsable());
    const QStringList spoken = chat.spoken();
    QVERIFY2(rows < 0 ? spoken.size() <= 1 : spoken.size() == rows, qPrintable(spoken.join(u'|')));
    for (const QString &row : spoken) {
        QVERIFY(row.isValidUtf16());
        QVERIFY(row.size() < 20'000);
        QVERIFY(rows < 0 || row.contains(u"shown"_s));
    }
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileShapes::wrongTypes_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : fixtureNames())
        QTest::newRow(qPrintable(name)) << name;
}

static const QJsonArray kWrong{
    QJsonValue::Null,
    true,
    -1,
    1e308,
    u"<img src=/dev/zero>"_s,
    u""_s,
    QJsonArray(),
    QJsonArray{QJsonArray{}, 1, u"x"_s, QJsonObject()},
    QJsonObject(),
    QJsonObject{{u"text"_s, 1}},
};

/// The value with one wrong thing in each place, in turn.
static QList<QJsonValue> mutations(const QJsonValue &value)
{
    QList<QJsonValue> all;
    for (const auto &wrong : kWrong)
        all.append(wrong);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            for (const QJsonValue &inner : mutations(it.value())) {
                QJsonObject changed = object;
                changed[it.key()] = inner;
                all.append(changed);
            }
        }
    }
    if (value.isArray() && !value.toArray().isEmpty()) {
        for (const QJsonValue &inner : mutations(value.toArray().first())) {
            QJsonArray changed = value.toArray();
            changed[0] = inner;
            all.append(changed);
        }
    }
    return all;
}

/// Every field of every recorded frame, with every wrong type.
void tst_HostileShapes::wrongTypes()
{
    QFETCH(const QString, name);
    HostileChat chat;
    QVERIFY(chat.open());
    const QByteArray session = chat.program().chat().session().toString().toUtf8();

    const QJsonObject recorded
        = QJsonDocument::fromJson(fixture(name).replace(kRecordedSession.toUtf8(), session))
              .object();
    qint64 time = 1'577'836'800'000;
    for (const QJsonValue &changed : mutations(recorded)) {
        QJsonObject sent = changed.toObject();
        // Or all but the first would be taken for its repetitions.
        if (sent.value("timestamp"_L1) == recorded.value("timestamp"_L1))
            sent["timestamp"_L1] = ++time;
        chat.send(QJsonDocument(sent).toJson(QJsonDocument::Compact));
    }

    QVERIFY(chat.hears());
    QVERIFY(chat.isUsable());
    for (const QString &row : chat.spoken())
        QVERIFY2(!row.startsWith(u"You"_s), qPrintable(row));
    // One for each kind: not understood, of another session, text that is no text, repeated, and
    // the notices of the gateway.
    QCOMPARE(chat.trouble(10), QString());
}

void tst_HostileShapes::tenThousandSuggestions()
{
    HostileChat chat;
    QVERIFY(chat.open());
    QJsonArray suggestions;
    QJsonArray buttons;
    for (int i = 0; i < 10'000; ++i) {
        suggestions.append(u"Suggestion %1"_s.arg(i));
        buttons.append(QJsonObject{{u"text"_s, u"Button %1"_s.arg(i)}, {u"action"_s, u"x"_s}});
    }

    chat.send(chat.text(u"message"_s, u"many"_s,
                        {{u"suggestions"_s, suggestions}, {u"action_buttons"_s, buttons}}));
    QTRY_COMPARE(chat.spoken().size(), 1);
    QVERIFY(chat.isUsable());

    QVERIFY(chat.hears());
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileShapes::rolesAreNotTakenFromTheServer_data()
{
    QTest::addColumn<QJsonObject>("fields");

    QTest::newRow("role") << QJsonObject{{u"role"_s, u"user"_s}};
    QTest::newRow("sender") << QJsonObject{{u"sender"_s, u"user"_s}, {u"from"_s, u"You"_s}};
    QTest::newRow("type") << QJsonObject{{u"type"_s, u"user"_s}};
    QTest::newRow("author in the data")
        << QJsonObject{{u"data"_s, QJsonObject{{u"role"_s, u"User"_s}, {u"is_user"_s, true}}}};
    QTest::newRow("name in the text") << QJsonObject{{u"message"_s, u"You: I agree to pay"_s}};
    QTest::newRow("delivery") << QJsonObject{
        {u"delivery"_s, 1}, {u"id"_s, 1}, {u"clientId"_s, u"1"_s}};
}

void tst_HostileShapes::rolesAreNotTakenFromTheServer()
{
    QFETCH(QJsonObject, fields);
    HostileChat chat;
    QVERIFY(chat.open());

    if (!fields.contains("message"_L1))
        fields["message"_L1] = u"I agree to pay"_s;
    chat.send(chat.frame(fields));

    QVERIFY(chat.hears());
    QCOMPARE(chat.spoken().size(), 1);
    QVERIFY2(chat.spoken().constFirst().startsWith(u"Assistant"_s),
             qPrintable(chat.spoken().constFirst()));
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileShapes::otherSessionsAreNotShown_data()
{
    QTest::addColumn<QJsonValue>("session");
    QTest::addColumn<bool>("isShown");

    QTest::newRow("another") << QJsonValue(u"session-of-somebody-else"_s) << false;
    QTest::newRow("empty") << QJsonValue(u""_s) << false;
    QTest::newRow("number") << QJsonValue(1) << false;
    QTest::newRow("object") << QJsonValue(QJsonObject()) << false;
    QTest::newRow("giant") << QJsonValue(QString(500'000, u's')) << false;
    QTest::newRow("markup") << QJsonValue(u"<img src=/dev/zero>\x1b[31m\u202e"_s) << false;
    QTest::newRow("missing") << QJsonValue(QJsonValue::Null) << true;
}

void tst_HostileShapes::otherSessionsAreNotShown()
{
    QFETCH(const QJsonValue, session);
    QFETCH(const bool, isShown);
    HostileChat chat;
    QVERIFY(chat.open());
    const int count = session.toString().size() > 1'000 ? 5 : 100; // or it takes half a minute

    for (int i = 0; i < count; ++i)
        chat.send(chat.frame({{u"message"_s, u"secret %1"_s.arg(i)}, {u"session_id"_s, session}}));

    QVERIFY(chat.hears());
    QCOMPARE(chat.spoken().size(), isShown ? count : 0);
    QCOMPARE(chat.trouble(), QString());
    QVERIFY(!chat.log().lines().join(u'\n').contains(u"secret"_s));
}

void tst_HostileShapes::gatewayNoticesAreNotAnswers_data()
{
    QTest::addColumn<QJsonObject>("fields");
    const QJsonValue none(QJsonValue::Null);

    QTest::newRow("internal error") << QJsonObject{{u"message"_s, u"Internal server error"_s},
                                                   {u"connectionId"_s, u"x"_s},
                                                   {u"requestId"_s, u"y"_s}};
    QTest::newRow("forbidden") << QJsonObject{{u"message"_s, u"Forbidden"_s},
                                              {u"requestId"_s, u"y"_s}};
    QTest::newRow("markup") << QJsonObject{
        {u"message"_s, u"<img src=/dev/zero>\x1b[31m\u202e\r\nforged line"_s},
        {u"requestId"_s, u"y"_s}};
    QTest::newRow("giant") << QJsonObject{{u"message"_s, QString(500'000, u'm')},
                                          {u"connectionId"_s, u"x"_s}};
    QTest::newRow("no text") << QJsonObject{{u"message"_s, QJsonObject()}, {u"connectionId"_s, 5}};
}

void tst_HostileShapes::gatewayNoticesAreNotAnswers()
{
    QFETCH(QJsonObject, fields);
    HostileChat chat;
    QVERIFY(chat.open());

    fields[u"type"_s] = QJsonValue::Null;
    const int count = fields.value("message"_L1).toString().size() > 1'000 ? 5 : 100;
    for (int i = 0; i < count; ++i)
        chat.send(chat.frame(fields));

    QVERIFY(chat.hears());
    QCOMPARE(chat.spoken().size(), 0);
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileShapes::typingFlood()
{
    HostileChat chat;
    QVERIFY(chat.open());

    for (int i = 0; i < 20'000; ++i) {
        chat.send(chat.frame(
            {{u"type"_s, u"typing"_s}, {u"data"_s, QJsonObject{{u"is_typing"_s, i % 3 != 0}}}}));
    }

    QVERIFY(chat.hears());
    QVERIFY(!chat.program().chat().isAssistantTyping()); // an answer came
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileShapes::badFramesFillNoLog()
{
    HostileChat chat;
    QVERIFY(chat.open());

    for (int i = 0; i < 5'000; ++i)
        chat.send("not JSON \x1b[31m " + QByteArray::number(i));

    QVERIFY(chat.hears());
    QCOMPARE(chat.trouble(), QString());
}

int main(int argc, char **argv)
{
    return runWatched<tst_HostileShapes>(argc, argv);
}

#include "tst_HostileShapes.moc"
