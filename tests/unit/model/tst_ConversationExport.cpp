// SPDX-License-Identifier: MIT
#include "model/ConversationExport.h"
#include "model/ConversationJson.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;

static const QDateTime kSavedAt(QDate(2026, 11, 25), QTime(14, 3), Qt::UTC);

static ConversationExport::Form jsonForm(const QString &session = {})
{
    return {.head = [session] { return conversationJson::head(kSavedAt, session); },
            .entry = conversationJson::entry,
            .tail = conversationJson::tail};
}

static Message said(MessageId id, Message::Role role, const QString &text)
{
    Message message;
    message.id = id;
    message.role = role;
    message.text = text;
    message.timestamp = QDateTime(QDate(2026, 11, 25), QTime(14, 2, 3, 4), Qt::UTC);
    return message;
}

class tst_ConversationExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasEverything();
    void jsonOfNothingIsJson();
    void jsonSurvivesHostileText_data();
    void jsonSurvivesHostileText();
    void savesInSlices();
    void saysThatItFailed();
};

static QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    return error.error == QJsonParseError::NoError ? object : QJsonObject();
}

void tst_ConversationExport::jsonHasEverything()
{
    Message question = said(2, Message::Role::User, u"Where is it?"_s);
    question.delivery = Message::Delivery::Unanswered;
    question.failure = ChatError::Code::ConnectionLost;
    question.clientId = u"kept-here"_s;
    Message answer = said(3, Message::Role::Assistant, u"**Here**"_s);
    answer.details.responseType = u"info"_s;
    answer.details.suggestions = {u"Thanks"_s};
    answer.details.actionButtons = {{u"View Cart"_s, u"view_cart"_s}};
    answer.details.payload = {{u"total"_s, 12}};

    const QByteArray json
        = ConversationExport::contentOf({question, answer}, jsonForm(u"session-1"_s));

    const QJsonObject expected{
        {u"format"_s, u"ecom67-conversation"_s},
        {u"version"_s, 1},
        {u"savedAt"_s, u"2026-11-25T14:03:00.000Z"_s},
        {u"session"_s, u"session-1"_s},
        {u"messages"_s,
         QJsonArray{QJsonObject{{u"id"_s, 2},
                                {u"author"_s, u"customer"_s},
                                {u"time"_s, u"2026-11-25T14:02:03.004Z"_s},
                                {u"textFormat"_s, u"plain"_s},
                                {u"text"_s, u"Where is it?"_s},
                                {u"delivery"_s, u"unanswered"_s},
                                {u"failure"_s, u"connectionLost"_s}},
                    QJsonObject{{u"id"_s, 3},
                                {u"author"_s, u"assistant"_s},
                                {u"time"_s, u"2026-11-25T14:02:03.004Z"_s},
                                {u"textFormat"_s, u"markdown"_s},
                                {u"text"_s, u"**Here**"_s},
                                {u"responseType"_s, u"info"_s},
                                {u"suggestions"_s, QJsonArray{u"Thanks"_s}},
                                {u"actionButtons"_s,
                                 QJsonArray{QJsonObject{{u"text"_s, u"View Cart"_s},
                                                        {u"action"_s, u"view_cart"_s}}}},
                                {u"data"_s, QJsonObject{{u"total"_s, 12}}}}}}};
    QCOMPARE(parsed(json), expected);
    QVERIFY(json.startsWith("{\"format\":\"ecom67-conversation\",\"version\":1,"));
    QVERIFY(!parsed(ConversationExport::contentOf({}, jsonForm())).contains(u"session"_s));
}

void tst_ConversationExport::jsonOfNothingIsJson()
{
    const QJsonObject object = parsed(ConversationExport::contentOf({}, jsonForm()));

    QVERIFY(object.value("messages"_L1).isArray());
    QVERIFY(object.value("messages"_L1).toArray().isEmpty());
}

void tst_ConversationExport::jsonSurvivesHostileText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const auto same
        = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("quotation marks", u"\"},{\"author\":\"customer\""_s);
    same("backslashes", u"\\\\\\u0041"_s);
    same("lines", u"a\nb\r\u2028c"_s);
    same("control characters", u"\u001b[2J\u0007"_s);
    same("HTML", u"</script><img src=x>"_s);
    same("directions", u"\u202eabc"_s);
    QTest::newRow("half a pair") << QString(QChar(0xd83d)) << u"?"_s;
    QTest::newRow("NUL") << QString(QChar(u'\0')) + u"a"_s << QString(QChar(u'\0')) + u"a"_s;
}

void tst_ConversationExport::jsonSurvivesHostileText()
{
    QFETCH(const QString, text);

    const QByteArray json = ConversationExport::contentOf(
        {said(1, Message::Role::User, text), said(2, Message::Role::Assistant, text)}, jsonForm());

    const QJsonArray messages = parsed(json).value("messages"_L1).toArray();
    QCOMPARE(messages.size(), 2);
    for (const QJsonValue &message : messages)
        QTEST(message["text"_L1].toString(), "expected");
}

void tst_ConversationExport::savesInSlices()
{
    QList<Message> messages;
    for (MessageId id = 1; id <= 2'000; ++id)
        messages.append(said(id, Message::Role::User, QString(100, u'x')));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"chat.json"_s);
    ConversationExport run(messages, jsonForm());
    QSignalSpy finished(&run, &ConversationExport::finished);

    run.saveTo(path);
    messages.clear(); // a new chat meanwhile

    QVERIFY(finished.isEmpty()); // whoever asked goes on
    QVERIFY(finished.wait());
    QCOMPARE(finished.first().first().toBool(), true);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(parsed(file.readAll()).value("messages"_L1).toArray().size(), 2'000);
}

void tst_ConversationExport::saysThatItFailed()
{
    ConversationExport run({}, jsonForm());
    QSignalSpy finished(&run, &ConversationExport::finished);

    run.saveTo(u"/nowhere/at/all/chat.json"_s);

    QVERIFY(finished.wait());
    QCOMPARE(finished.first().first().toBool(), false);
}

QTEST_GUILESS_MAIN(tst_ConversationExport)
#include "tst_ConversationExport.moc"
