// SPDX-License-Identifier: MIT
#include "protocol/AnswerReader.h"
#include "protocol/FrameCodec.h"
#include "protocol/JsonGuard.h"
#include "support/Fixtures.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Reason = InvalidFrame::Reason;

Q_DECLARE_METATYPE(Reason)

static ServerFrame decode(const QByteArray &json)
{
    return FrameCodec().decode(QByteArrayView(json), kRecordedSession);
}

/// Whatever a server may send, on purpose or by mistake: a defined value, soon, and no crash.
class tst_HostileFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldMayBeAnything_data();
    void everyFieldMayBeAnything();
    void unreadableJsonIsNamed_data();
    void unreadableJsonIsNamed();
    void readsOnPastHarmlessOddities_data();
    void readsOnPastHarmlessOddities();
    void countsAreBounded();
    void loneSurrogatesAreReplaced();
    void worstFramesAreQuick();
};

void tst_HostileFrames::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// Calls visit with every variant of the value in which one field or element, at any depth, is
/// replaced by one of the replacements or taken out.
static void mutate(const QJsonValue &value, const QJsonArray &replacements,
                   const std::function<void(const QJsonValue &)> &visit)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            const auto with = [&](const QJsonValue &other) {
                QJsonObject changed = object;
                changed[key] = other;
                visit(changed);
            };
            for (const auto &other : replacements)
                with(other);
            QJsonObject without = object;
            without.remove(key);
            visit(without);
            mutate(object[key], replacements, with);
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const auto with = [&](const QJsonValue &other) {
                QJsonArray changed = array;
                changed[i] = other;
                visit(changed);
            };
            for (const auto &other : replacements)
                with(other);
            QJsonArray without = array;
            without.removeAt(i);
            visit(without);
            mutate(array[i], replacements, with);
        }
    }
}

/// What must hold for any frame that comes out, whatever went in.
static QString brokenInvariant(const QJsonObject &object, const ServerFrame &frame)
{
    for (const auto key : {"session_id"_L1, "sessionId"_L1}) {
        const QJsonValue session = object[key];
        const bool isOurs
            = session.isNull() || session.isUndefined() || session.toString() == kRecordedSession;
        if (!isOurs && !std::holds_alternative<ForeignSessionFrame>(frame))
            return u"a frame of another session got through"_s;
    }
    const auto *text = std::get_if<TextFrame>(&frame);
    if (!text)
        return {};
    if (!text->text.isEmpty() && text->text != object["message"_L1].toString()
        && text->text != object["content"_L1].toString())
        return u"text that nobody sent"_s;
    if (!text->text.isEmpty() && !text->unreadable.isEmpty())
        return u"text that is both readable and not"_s;
    if (!text->timestamp.isValid() || text->timestamp.date().year() < 2000)
        return u"a time that is none"_s;
    for (const QString &suggestion : text->details.suggestions) {
        if (suggestion.trimmed().isEmpty())
            return u"a blank suggestion"_s;
    }
    for (const ActionButton &button : text->details.actionButtons) {
        if (button.text.isEmpty() || button.action.isEmpty())
            return u"a button without a word or an action"_s;
    }
    return {};
}

void tst_HostileFrames::everyFieldMayBeAnything_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const QString &name : fixtureNames())
        QTest::newRow(qPrintable(name)) << fixture(name);
}

void tst_HostileFrames::everyFieldMayBeAnything()
{
    QFETCH(const QByteArray, json);
    const QJsonArray replacements{QJsonValue::Null,
                                  -1.5e300,
                                  17,
                                  true,
                                  u""_s,
                                  u"<img src=\"/dev/zero\">"_s,
                                  QJsonArray{},
                                  QJsonArray{QJsonArray{1, u"a"_s}, QJsonValue::Null},
                                  QJsonObject{},
                                  QJsonObject{{u"text"_s, QJsonObject{}}}};
    const QJsonObject whole = QJsonDocument::fromJson(json).object();
    int variants = 0;
    mutate(whole, replacements, [&](const QJsonValue &variant) {
        ++variants;
        const QJsonObject object = variant.toObject();
        const QByteArray bytes = QJsonDocument(object).toJson();
        const QString broken = brokenInvariant(object, decode(bytes));
        if (!broken.isEmpty())
            QFAIL(qPrintable(broken + u": "_s + QString::fromUtf8(bytes)));
    });
    QVERIFY(variants >= whole.size() * (replacements.size() + 1));
}

void tst_HostileFrames::unreadableJsonIsNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, const QByteArray &json, Reason reason) {
        QTest::newRow(name) << json << reason;
    };
    row("nothing", {}, Reason::NotJson);
    row("words", "Internal server error", Reason::NotJson);
    row("half a frame", R"({"type":"mess)", Reason::NotJson);
    row("two documents", R"({"type":"pong"}{"type":"pong"})", Reason::NotJson);
    row("not a number", R"({"type":"message","timestamp":NaN})", Reason::NotJson);
    row("infinity", R"({"type":"message","timestamp":Infinity})", Reason::NotJson);
    row("a comment", R"({"type":"pong"} // done)", Reason::NotJson);
    row("single quotes", "{'type':'pong'}", Reason::NotJson);
    row("a NUL byte", QByteArray("{\"type\":\"po\0ng\"", 16), Reason::NotJson);
    row("broken UTF-8", "{\"type\":\"\xff\xfe\"}", Reason::NotJson);
    row("an array", R"([{"type":"pong"}])", Reason::NotAnObject);
    row("a string", R"("pong")", Reason::NotJson);
    row("null", "null", Reason::NotJson);
    row("nested 10,000 times", QByteArray(10'000, '['), Reason::TooComplex);
    row("nested and closed", R"({"data":)" + QByteArray(5'000, '[') + QByteArray(5'000, ']') + '}',
        Reason::TooComplex);
    row("over 1 MB", R"({"type":"message","message":")" + QByteArray(1'100'000, 'x') + "\"}",
        Reason::TooLarge);
    row("200,000 values", R"({"data":[)" + QByteArray("1,").repeated(200'000) + "1]}",
        Reason::TooComplex);
    QByteArray keys = "{";
    for (int i = 0; i < 200'000; ++i)
        keys += "\"" + QByteArray::number(i, 36) + "\":1,";
    row("200,000 keys", keys + "\"type\":\"pong\"}", Reason::TooLarge);
}

void tst_HostileFrames::unreadableJsonIsNamed()
{
    QFETCH(const QByteArray, json);
    QFETCH(const Reason, reason);
    QVERIFY(decode(json) == ServerFrame(InvalidFrame{reason}));
}

void tst_HostileFrames::readsOnPastHarmlessOddities_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"type\":\"pong\"}");
    QTest::newRow("white space around") << QByteArray(" \r\n\t{\"type\":\"pong\"}\n\n");
    QTest::newRow("duplicate keys") << QByteArray(R"({"type":"message","type":"pong"})");
    QTest::newRow("unknown fields") << QByteArray(R"({"type":"pong","x":{"y":[1,2,{"z":null}]}})");
    QTest::newRow("brackets inside a string")
        << R"({"type":"pong","x":")" + QByteArray(1'000, '[') + "\\\"" + "\"}";
}

void tst_HostileFrames::readsOnPastHarmlessOddities()
{
    QFETCH(const QByteArray, json);
    QVERIFY(decode(json) == ServerFrame(PongFrame{}));
}

void tst_HostileFrames::countsAreBounded()
{
    QJsonArray suggestions{17, u" "_s, QString(201, u'x')};
    QJsonArray buttons{u"View"_s, QJsonObject{{u"text"_s, u"no action"_s}}};
    for (int i = 0; i < 10'000; ++i) {
        suggestions.append(u"suggestion %1"_s.arg(i));
        buttons.append(QJsonObject{{u"text"_s, u"b%1"_s.arg(i)}, {u"action"_s, u"a"_s}});
    }
    const QJsonObject data{{u"suggestions"_s, suggestions}, {u"action_buttons"_s, buttons}};

    const AnswerDetails details = readAnswerDetails(data);

    QCOMPARE(details.suggestions.size(), 10);
    QCOMPARE(details.suggestions.first(), u"suggestion 0"_s);
    QCOMPARE(details.actionButtons.size(), 10);
    QCOMPARE(details.actionButtons.first().text, u"b0"_s);
}

void tst_HostileFrames::loneSurrogatesAreReplaced()
{
    const ServerFrame frame = decode(
        R"({"type":"message","message":"a\ud83db\ude00","data":{"suggestions":["\ud83d"]}})");
    const auto &text = std::get<TextFrame>(frame);
    QCOMPARE(text.text, u"a\ufffdb\ufffd"_s);
    QCOMPARE(text.details.suggestions, QStringList{u"\ufffd"_s});
}

void tst_HostileFrames::worstFramesAreQuick()
{
    // As large and as full as the bounds allow, so that no frame can stop the window for long.
    const QByteArray sameKeys
        = "{" + QByteArray("\"a\":1,").repeated(kMostValues - 1) + "\"type\":\"pong\"}";
    QByteArray manyKeys = "{";
    for (int i = 0; i < kMostValues - 1; ++i)
        manyKeys += "\"" + QByteArray::number(i * 7'919 % 1'000'003) + "\":1,";
    manyKeys += "\"type\":\"pong\"}";
    for (const QByteArray &json : {sameKeys, manyKeys}) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(decode(json) == ServerFrame(PongFrame{}));
        // Far above what it takes, so that a loaded machine or a sanitizer stays below.
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }
}

QTEST_GUILESS_MAIN(tst_HostileFrames)
#include "tst_HostileFrames.moc"
