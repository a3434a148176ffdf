// SPDX-License-Identifier: MIT
#include "protocol/FrameCodec.h"
#include "support/Fixtures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Role = Message::Role;
using Kind = GatewayFrame::Kind;

Q_DECLARE_METATYPE(ServerFrame)

/// What the codec's clock says.
static QDateTime now()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
}

/// The time of every recorded frame.
static QDateTime recordedTime()
{
    return QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::utc());
}

static ServerFrame decode(const QByteArray &json)
{
    return FrameCodec(now).decode(QString::fromUtf8(json), kRecordedSession);
}

static TextFrame decodeText(const QByteArray &json)
{
    const ServerFrame frame = decode(json);
    const auto *text = std::get_if<TextFrame>(&frame);
    TextFrame none;
    none.text = u"not a text frame"_s;
    return text ? *text : none;
}

/// Every kind of frame there is, by the order of checks, and the questions we send.
class tst_FrameCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void recordedFramesDecode_data();
    void recordedFramesDecode();
    void everyRecordedFrameHasARow();
    void answersCarryTheirPayload_data();
    void answersCarryTheirPayload();
    void errorOfTheAgentCarriesItsHints();
    void answerCarriesButtons();
    void classifiesInOrder_data();
    void classifiesInOrder();
    void b20_rolesComeFromTheType();
    void b21_blankTextShowsNothing_data();
    void b21_blankTextShowsNothing();
    void b22_textThatIsNoTextIsOnlyForTheLog_data();
    void b22_textThatIsNoTextIsOnlyForTheLog();
    void b23_timesAreNormalised_data();
    void b23_timesAreNormalised();
    void encodesTheWholeRequest();
    void encodesLoneSurrogatesAway();
    void refusesWhatTheGatewayWouldRefuse();
};

void tst_FrameCodec::initTestCase()
{
    // A zone that is neither UTC nor without summer time, wherever the test runs.
    qputenv("TZ", "Europe/Berlin");
}

void tst_FrameCodec::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static TextFrame textRow(Role role, const QString &text, const AnswerDetails &details = {})
{
    return {.role = role,
            .text = text,
            .timestamp = recordedTime(),
            .details = details,
            .unreadable = {}};
}

void tst_FrameCodec::recordedFramesDecode_data()
{
    QTest::addColumn<ServerFrame>("expected");
    const auto row
        = [](const char *name, const ServerFrame &frame) { QTest::newRow(name) << frame; };
    row("admin_chunk", ChunkFrame{u"Revenue in December was $48,210.55 across 612 orders."_s});
    row("admin_complete", CompleteFrame{});
    row("admin_error",
        textRow(Role::Error, u"Service is currently throttled. Please try again."_s));
    row("admin_pong", PongFrame{});
    // Its session is the admin API's own, which is none of ours.
    row("admin_connection", ForeignSessionFrame{});
    row("customer_error_formatter_fallback",
        textRow(Role::Error, u"An error occurred while formatting the message"_s));
    row("customer_error_handler",
        textRow(Role::Error,
                u"Sorry, I encountered an error processing your message. Please try again."_s));
    row("customer_legacy_message", textRow(Role::Assistant, u"We have three laptops in stock."_s));
    row("customer_legacy_welcome",
        textRow(Role::Welcome, u"Welcome to E-Com67 AI Assistant! How can I help you today?"_s));
    row("customer_message_info",
        textRow(Role::Assistant,
                u"You can return most items within 30 days of delivery.\n\n- Keep the original "
                "packaging\n- **Refunds** take 5-7 business days"_s,
                {.responseType = u"info"_s,
                 .suggestions
                 = {u"What else can I help you with?"_s,
                    u"Would you like to browse our products?"_s, u"Need help with your account?"_s},
                 .actionButtons = {},
                 .requiresAction = false,
                 .retryPossible = false,
                 .payload = {}}));
    row("customer_system",
        textRow(Role::Notice, u"The assistant will be unavailable from 22:00 to 22:15."_s));
    row("customer_typing_false", TypingFrame{false});
    row("customer_typing_true", TypingFrame{true});
    row("gateway_forbidden", GatewayFrame{Kind::Forbidden, u"Forbidden"_s});
    row("gateway_internal", GatewayFrame{Kind::Internal, u"Internal server error"_s});
    row("gateway_timeout", GatewayFrame{Kind::TimedOut, u"Endpoint request timed out"_s});
}

void tst_FrameCodec::recordedFramesDecode()
{
    QFETCH(const ServerFrame, expected);
    const QByteArray json = fixture(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!json.isEmpty());
    QVERIFY(decode(json) == expected);
}

void tst_FrameCodec::everyRecordedFrameHasARow()
{
    const QStringList names = fixtureNames();
    QCOMPARE(names.size(), 26);
    for (const QString &name : names) {
        const ServerFrame frame = decode(fixture(name));
        QVERIFY2(!std::holds_alternative<InvalidFrame>(frame), qPrintable(name));
        const auto *text = std::get_if<TextFrame>(&frame);
        QVERIFY2(!text
                     || (!text->text.isEmpty() && text->unreadable.isEmpty()
                         && text->timestamp == recordedTime()),
                 qPrintable(name));
    }
}

void tst_FrameCodec::answersCarryTheirPayload_data()
{
    QTest::addColumn<QString>("responseType");
    QTest::addColumn<QString>("payloadKey");
    QTest::newRow("customer_message_cart_operation") << u"cart_update"_s << u"cart"_s;
    QTest::newRow("customer_message_cart_operation_failed") << u"cart_update"_s << u"cart"_s;
    QTest::newRow("customer_message_cart_summary") << u"cart_update"_s << u"cart"_s;
    QTest::newRow("customer_message_order_details") << u"order_info"_s << u"orders"_s;
    QTest::newRow("customer_message_order_history") << u"order_info"_s << u"orders"_s;
    QTest::newRow("customer_message_order_tracking") << u"order_info"_s << u"orders"_s;
    QTest::newRow("customer_message_product_details") << u"product_list"_s << u"products"_s;
    QTest::newRow("customer_message_product_recommendations") << u"product_list"_s << u"products"_s;
    QTest::newRow("customer_message_product_search") << u"product_list"_s << u"products"_s;
}

void tst_FrameCodec::answersCarryTheirPayload()
{
    QFETCH(const QString, responseType);
    QFETCH(const QString, payloadKey);
    const QByteArray json = fixture(QString::fromLatin1(QTest::currentDataTag()));
    const QJsonObject whole = QJsonDocument::fromJson(json).object();

    const TextFrame frame = decodeText(json);

    QCOMPARE(frame.role, Role::Assistant);
    QCOMPARE(frame.text, whole["message"_L1].toString());
    QCOMPARE(frame.details.responseType, responseType);
    QCOMPARE(frame.details.payload.keys(), QStringList{payloadKey});
    QCOMPARE(frame.details.payload, whole["data"_L1]["data"_L1].toObject());
    QCOMPARE(frame.details.suggestions.size(), whole["data"_L1]["suggestions"_L1].toArray().size());
    QCOMPARE(frame.details.actionButtons.size(),
             whole["data"_L1]["action_buttons"_L1].toArray().size());
}

void tst_FrameCodec::errorOfTheAgentCarriesItsHints()
{
    const TextFrame frame = decodeText(fixture(u"customer_error_agent"_s));
    QCOMPARE(frame.role, Role::Error);
    QCOMPARE(frame.text, u"I encountered an error processing your request. Please try again."_s);
    QVERIFY(frame.details.retryPossible);
    QCOMPARE(frame.details.suggestions.size(), 2);
}

void tst_FrameCodec::answerCarriesButtons()
{
    const TextFrame frame = decodeText(fixture(u"customer_message_cart_operation"_s));
    QVERIFY(frame.details.requiresAction);
    const QList<ActionButton> expected{{u"View Cart"_s, u"view_cart"_s},
                                       {u"Checkout"_s, u"checkout"_s}};
    QCOMPARE(frame.details.actionButtons, expected);
}

void tst_FrameCodec::classifiesInOrder_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ServerFrame>("expected");
    const auto row = [](const char *name, const char *json, const ServerFrame &frame) {
        QTest::newRow(name) << QByteArray(json) << frame;
    };
    row("another session beats the gateway",
        R"({"message":"Forbidden","connectionId":"a","requestId":"b","sessionId":"other"})",
        ForeignSessionFrame{});
    row("another session in either spelling",
        R"({"type":"message","message":"x","session_id":"session-1735689600000-k3j9x2m1q",
            "sessionId":"other"})",
        ForeignSessionFrame{});
    row("a session that is no string", R"({"type":"typing","session_id":17})",
        ForeignSessionFrame{});
    row("an empty session", R"({"type":"typing","session_id":""})", ForeignSessionFrame{});
    row("no session is ours", R"({"type":"typing","session_id":null})", TypingFrame{true});
    row("connection of our session",
        R"({"type":"connection","sessionId":"session-1735689600000-k3j9x2m1q"})",
        ConnectionFrame{});
    row("the gateway in other letters",
        R"({"message":" endpoint request TIMED OUT ","connectionId":"a"})",
        GatewayFrame{Kind::TimedOut, u"endpoint request TIMED OUT"_s});
    row("the gateway says something new", R"({"message":"Limit exceeded","requestId":"b"})",
        GatewayFrame{Kind::Other, u"Limit exceeded"_s});
    row("the gateway says nothing", R"({"message":{},"requestId":"b"})",
        GatewayFrame{Kind::Other, {}});
    row("a look-alike with a type is speech",
        R"({"type":"message","message":"Forbidden","connectionId":"a","requestId":"b",
            "timestamp":1767225600})",
        textRow(Role::Assistant, u"Forbidden"_s));
    row("typing without a flag", R"({"type":"typing"})", TypingFrame{true});
    row("typing with a flag that is none", R"({"type":"typing","data":{"is_typing":"no"}})",
        TypingFrame{true});
    row("an unknown type with text",
        R"({"type":"announcement","message":"hear","timestamp":1767225600000})",
        textRow(Role::Assistant, u"hear"_s));
    row("an unknown type without text", R"({"type":"heartbeat","message":" "})",
        InvalidFrame{InvalidFrame::Reason::NothingToShow});
    row("no type with text", R"({"message":"hear","timestamp":1767225600000})",
        textRow(Role::Assistant, u"hear"_s));
    row("an empty object", "{}", InvalidFrame{InvalidFrame::Reason::NothingToShow});
    row("content counts where there is no message",
        R"({"type":"message","message":null,"content":"hear","timestamp":1767225600000})",
        textRow(Role::Assistant, u"hear"_s));
    row("a chunk in the other spelling", R"({"type":"chunk","message":"a"})", ChunkFrame{u"a"_s});
    row("a chunk that is no text", R"({"type":"chunk","content":[1]})", ChunkFrame{});
}

void tst_FrameCodec::classifiesInOrder()
{
    QFETCH(const QByteArray, json);
    QFETCH(const ServerFrame, expected);
    QVERIFY(decode(json) == expected);
}

void tst_FrameCodec::b20_rolesComeFromTheType()
{
    QCOMPARE(decodeText(R"({"type":"system","message":"x","role":"user"})").role, Role::Notice);
    QCOMPARE(decodeText(R"({"type":"welcome","message":"x","role":"assistant"})").role,
             Role::Welcome);
    QCOMPARE(decodeText(R"({"type":"message","message":"x","role":"error"})").role,
             Role::Assistant);
}

void tst_FrameCodec::b21_blankTextShowsNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray(R"({"type":"message","message":""})");
    QTest::newRow("white space") << QByteArray(R"({"type":"message","message":" \n\t\u00a0 "})");
    QTest::newRow("null") << QByteArray(R"({"type":"message","message":null})");
    QTest::newRow("missing") << QByteArray(R"({"type":"message"})");
}

void tst_FrameCodec::b21_blankTextShowsNothing()
{
    QFETCH(const QByteArray, json);
    const TextFrame frame = decodeText(json);
    QCOMPARE(frame.role, Role::Assistant);
    QVERIFY(frame.text.isEmpty());
    QVERIFY(frame.unreadable.isEmpty());
}

void tst_FrameCodec::b22_textThatIsNoTextIsOnlyForTheLog_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("number") << QByteArray("17");
    QTest::newRow("flag") << QByteArray("true");
    QTest::newRow("array") << QByteArray(R"(["a","b"])");
    QTest::newRow("object") << QByteArray(R"({"text":"a"})");
}

void tst_FrameCodec::b22_textThatIsNoTextIsOnlyForTheLog()
{
    QFETCH(const QByteArray, value);
    const TextFrame frame = decodeText(R"({"type":"message","message":)" + value + "}");
    QVERIFY(frame.text.isEmpty());
    QCOMPARE(frame.unreadable, QString::fromLatin1(value));

    const QByteArray endless = '[' + QByteArray("\"0123456789\",").repeated(1'000) + "0]";
    QCOMPARE(decodeText(R"({"type":"message","message":)" + endless + "}").unreadable.size(), 200);
}

void tst_FrameCodec::b23_timesAreNormalised_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QDateTime>("expected");
    const QDateTime precise = recordedTime().addMSecs(123);
    QTest::newRow("milliseconds") << QByteArray("1767225600123") << precise;
    QTest::newRow("seconds") << QByteArray("1767225600") << recordedTime();
    QTest::newRow("seconds with a fraction") << QByteArray("1767225600.123") << precise;
    QTest::newRow("naive is UTC") << QByteArray(R"("2026-01-01T00:00:00.123456")") << precise;
    QTest::newRow("in an hour that Berlin skips")
        << QByteArray(R"("2026-03-29T02:30:00")")
        << QDateTime(QDate(2026, 3, 29), QTime(2, 30), QTimeZone::utc());
    QTest::newRow("without a fraction") << QByteArray(R"("2026-01-01T00:00:00")") << recordedTime();
    QTest::newRow("with Z") << QByteArray(R"("2026-01-01T00:00:00.123Z")") << precise;
    QTest::newRow("with an offset")
        << QByteArray(R"("2026-01-01T08:00:00+08:00")") << recordedTime();
    QTest::newRow("zero") << QByteArray("0") << now();
    QTest::newRow("negative") << QByteArray("-1767225600000") << now();
    QTest::newRow("huge") << QByteArray("1e300") << now();
    QTest::newRow("microseconds") << QByteArray("1767225600000000") << now();
    QTest::newRow("words") << QByteArray(R"("yesterday")") << now();
    QTest::newRow("year 9999") << QByteArray(R"("9999-01-01T00:00:00")") << now();
    QTest::newRow("an endless text") << '"' + QByteArray(10'000, '1') + '"' << now();
    QTest::newRow("null") << QByteArray("null") << now();
    QTest::newRow("object") << QByteArray("{}") << now();
}

void tst_FrameCodec::b23_timesAreNormalised()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QDateTime, expected);
    const TextFrame frame
        = decodeText(R"({"type":"message","message":"x","timestamp":)" + value + "}");
    QCOMPARE(frame.timestamp, expected);
    QCOMPARE(frame.timestamp.timeSpec(), Qt::UTC);
}

void tst_FrameCodec::encodesTheWholeRequest()
{
    const auto encoded = FrameCodec().encode({.text = u"grüße \"x\""_s,
                                              .sessionId = u"session-1"_s,
                                              .timestamp = recordedTime(),
                                              .clientMessageId = u"c1"_s});
    const QString json = std::get<QString>(encoded);
    QCOMPARE(json,
             u"{\"action\":\"sendMessage\",\"content\":\"grüße \\\"x\\\"\","
             "\"message\":\"grüße \\\"x\\\"\",\"metadata\":{\"clientMessageId\":\"c1\"},"
             "\"sessionId\":\"session-1\",\"timestamp\":1767225600000}"_s);
}

void tst_FrameCodec::encodesLoneSurrogatesAway()
{
    const QString text = u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xde00) + u"c"_s + QChar(0xd83d)
        + QChar(0xde00) + QChar(0xd83d);
    const auto encoded = FrameCodec().encode(
        {.text = text, .sessionId = u"s"_s, .timestamp = recordedTime(), .clientMessageId = {}});
    const auto object = QJsonDocument::fromJson(std::get<QString>(encoded).toUtf8()).object();
    QCOMPARE(object["message"_L1].toString(), u"a\ufffdb\ufffdc\U0001f600\ufffd"_s);
    QVERIFY(!std::get<QString>(encoded).contains("\\ud"_L1));
}

void tst_FrameCodec::refusesWhatTheGatewayWouldRefuse()
{
    const auto encode = [](const QString &text) {
        return FrameCodec().encode({.text = text,
                                    .sessionId = u"s"_s,
                                    .timestamp = recordedTime(),
                                    .clientMessageId = {}});
    };
    // The text is sent twice, and a line break takes two bytes in JSON.
    QVERIFY(std::holds_alternative<QString>(encode(QString(30'000, u'\n'))));
    const auto refused = encode(QString(31'000, u'\n'));
    QVERIFY(std::holds_alternative<ChatError>(refused));
    QCOMPARE(std::get<ChatError>(refused).code, ChatError::Code::MessageTooLong);
}

QTEST_GUILESS_MAIN(tst_FrameCodec)
#include "tst_FrameCodec.moc"
