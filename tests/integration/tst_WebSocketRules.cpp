// SPDX-License-Identifier: MIT
#include "support/Link.h"
#include "websocket/FrameReader.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;
using Kind = FrameEvent::Kind;

/// RFC 6455 by the letter, over a real socket: what is said, what is taken and what is refused.
/// Rows and functions that QWebSocket 6.4 is known to fail are for our own transport only.
class tst_WebSocketRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyLengthGoesBothWays_data();
    void everyLengthGoesBothWays();
    void framesAreMaskedAnew();
    void charactersMayBeCutAnywhere_data();
    void charactersMayBeCutAnywhere();
    void controlFramesComeInBetween();
    void pingsAreAnswered_data();
    void pingsAreAnswered();
    void violationsEndIt_data();
    void violationsEndIt();
    void closingIsAnswered_data();
    void closingIsAnswered();
    void goodbyeIsSaidAtOnce();
    void nothingCountsAfterTheCloseFrame();
    void binaryIsNoHarm();
    void theLastWordsAreHeard();
    void aFloodLeavesTurnsToOthers();
};

void tst_WebSocketRules::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// What the server got after the head of the request; FrameReader refuses what is not masked.
static QList<FrameEvent> heardBy(const RawServer &server)
{
    FrameReader reader(WebSocketRole::Server);
    reader.append(QByteArrayView(server.received).sliced(server.received.indexOf("\r\n\r\n") + 4));
    QList<FrameEvent> events;
    while (const auto event = reader.next())
        events.append(*event);
    return events;
}

static bool hasHeard(const RawServer &server, Kind kind, const QByteArray &payload)
{
    const QList<FrameEvent> events = heardBy(server);
    return std::any_of(events.begin(), events.end(), [&](const FrameEvent &event) {
        return event.kind == kind && event.payload == payload;
    });
}

void tst_WebSocketRules::everyLengthGoesBothWays_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 127, 16'384, 16'385, 65'535, 65'536, 200'000})
        QTest::addRow("%d", size) << size;
}

void tst_WebSocketRules::everyLengthGoesBothWays()
{
    QFETCH(const int, size);
    const QByteArray text(size, 'x');
    Link link(RawServer::text(text));
    QTRY_COMPARE(link.log.texts.size(), 1);
    QVERIFY(link.log.texts.first().at(0).toString().toUtf8() == text);

    QVERIFY(link.transport->send(QString::fromUtf8(text)));
    QTRY_VERIFY(hasHeard(link.server, Kind::Text, text));
}

void tst_WebSocketRules::framesAreMaskedAnew()
{
    Link link;
    QVERIFY(link.waitOpened());
    const auto sent = [&link] {
        return link.server.received.sliced(link.server.received.indexOf("\r\n\r\n") + 4);
    };
    QVERIFY(link.transport->send(u"12345678"_s));
    QVERIFY(link.transport->send(u"12345678"_s));
    QTRY_COMPARE(sent().size(), 2 * (6 + 8));
    const QByteArray bytes = sent();
    // The same key twice, or one of zeros: once in four billion.
    QVERIFY(bytes.sliced(2, 4) != bytes.sliced(16, 4));
    QVERIFY(bytes.sliced(6, 8) != "12345678");
}

void tst_WebSocketRules::charactersMayBeCutAnywhere_data()
{
    QTest::addColumn<int>("pieceSize");
    QTest::newRow("one byte a fragment") << 1;
    QTest::newRow("two") << 2;
    QTest::newRow("three") << 3;
    QTest::newRow("five") << 5;
}

void tst_WebSocketRules::charactersMayBeCutAnywhere()
{
    if (!isOwnTransport())
        QSKIP("QWebSocket 6.4 decodes each fragment by itself.");
    QFETCH(const int, pieceSize);
    const QString text = u"grüße €20 \U0001F600 привет"_s;
    QByteArray rest = text.toUtf8();
    QByteArray bytes;
    for (int opcode = 1; rest.size() > pieceSize; opcode = 0) {
        bytes += RawServer::frame(opcode, rest.first(pieceSize), false);
        rest = rest.sliced(pieceSize);
    }
    Link link(bytes + RawServer::frame(0, rest));
    QTRY_COMPARE(link.log.texts.size(), 1);
    QCOMPARE(link.log.texts.first().at(0).toString(), text);
}

void tst_WebSocketRules::controlFramesComeInBetween()
{
    Link link(RawServer::frame(1, "one ", false) + RawServer::frame(9, "now")
              + RawServer::frame(0, "two ", false) + RawServer::frame(10, {})
              + RawServer::frame(0, {}, false) + RawServer::frame(0, "three"));
    QTRY_COMPARE(link.log.texts.size(), 1);
    QCOMPARE(link.log.texts.first().at(0).toString(), u"one two three"_s);
    QTRY_VERIFY(hasHeard(link.server, Kind::Pong, "now"));
    QVERIFY(link.transport->isOpen());
}

void tst_WebSocketRules::pingsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("\0\xff", 2);
    QTest::newRow("the longest") << QByteArray(125, 'p');
}

void tst_WebSocketRules::pingsAreAnswered()
{
    QFETCH(const QByteArray, payload);
    Link link(RawServer::frame(9, payload));
    QTRY_VERIFY(!link.server.received.isEmpty() && hasHeard(link.server, Kind::Pong, payload));
}

void tst_WebSocketRules::violationsEndIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("closeCode"); ///< that the server is told
    QTest::addColumn<bool>("isForBoth");
    const auto row = [](const char *name, const QByteArray &bytes, bool isForBoth = true,
                        Code code = Code::ProtocolViolation, int closeCode = 1002) {
        QTest::newRow(name) << bytes << code << closeCode << isForBoth;
    };
    const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
    row("RSV1", hex("c10161"));
    row("RSV2", hex("a10161"));
    row("RSV3", hex("910161"));
    row("RSV1 on a control frame", hex("c900"));
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
        row(qPrintable(u"reserved opcode %1"_s.arg(opcode)), RawServer::frame(opcode, "x"));
    row("a masked frame", hex("818100000000") + 'x', false);
    row("a fragmented ping", RawServer::frame(9, "x", false));
    row("a ping of 126 bytes", RawServer::frame(9, QByteArray(126, 'p')));
    row("a close frame of 126 bytes", RawServer::closing(1000, QByteArray(124, 'r')));
    row("1 in 16 bits", hex("817e000161"));
    row("126 in 64 bits", hex("817f000000000000007e") + QByteArray(126, 'x'));
    row("a length with its highest bit", hex("817f8000000000000000"));
    row("a continuation of nothing", RawServer::frame(0, "x"));
    row("a text inside a text", RawServer::frame(1, "x", false) + RawServer::frame(1, "y"));
    row("half a close code", RawServer::frame(8, "x"));
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65'535})
        row(qPrintable(u"close code %1"_s.arg(code)), RawServer::closing(code), false);
    row("a reason that is not UTF-8", RawServer::closing(1000, "\xff"), false,
        Code::UnreadableMessage, 1007);
    row("a text that is not UTF-8", RawServer::text("a\xff"), true, Code::UnreadableMessage, 1007);
    row("a surrogate", RawServer::text("\xed\xa0\x80"), true, Code::UnreadableMessage, 1007);
    row("half a character", RawServer::text("\xe2\x82"), true, Code::UnreadableMessage, 1007);
    row("a frame too long", hex("817f0000000000040001"), true, Code::UnreadableMessage, 1009);
}

void tst_WebSocketRules::violationsEndIt()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Code, code);
    QFETCH(const int, closeCode);
    QFETCH(const bool, isForBoth);
    if (!isForBoth && !isOwnTransport())
        QSKIP("QWebSocket 6.4 takes it, or calls it something else.");
    Link link(bytes + RawServer::text("{}"));
    QVERIFY(link.waitEnded());
    QCOMPARE(link.log.code(), int(code));
    QVERIFY(link.log.texts.isEmpty());
    QVERIFY(link.log.outcome().wasOpened && !link.log.outcome().isPlanned);
    QTRY_COMPARE(link.server.openSockets(), 0);
    QCOMPARE(link.log.ended.size(), 1);
    if (!isOwnTransport())
        return;
    QVERIFY(!link.log.outcome().error->detail.isEmpty());
    const QList<FrameEvent> heard = heardBy(link.server);
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard.first().kind, Kind::Close);
    QCOMPARE(int(heard.first().code), closeCode);
}

void tst_WebSocketRules::closingIsAnswered_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("answer");
    QTest::newRow("1000") << RawServer::closing(1000, "bye") << 1000;
    QTest::newRow("1001") << RawServer::closing(1001) << 1001;
    QTest::newRow("4321") << RawServer::closing(4321) << 4321;
    QTest::newRow("without a code") << RawServer::frame(8, {}) << 1005;
}

void tst_WebSocketRules::closingIsAnswered()
{
    if (!isOwnTransport())
        QSKIP("QWebSocket 6.4 answers when its event loop comes to it, which is too late for us.");
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, answer);
    Link link(bytes);
    QVERIFY(link.waitEnded());
    QTRY_COMPARE(link.server.openSockets(), 0);
    const QList<FrameEvent> heard = heardBy(link.server);
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard.first().kind, Kind::Close);
    QCOMPARE(int(heard.first().code), answer);
    QVERIFY(heard.first().payload.isEmpty());
    QCOMPARE(link.log.outcome().error.has_value(), answer == 4321);
    QCOMPARE(link.log.outcome().isPlanned, answer == 1001);
}

/// A program that ends has no turn of the event loop left for it.
void tst_WebSocketRules::goodbyeIsSaidAtOnce()
{
    Link link;
    QVERIFY(link.waitOpened());
    QVERIFY(link.transport->send(u"last words"_s));
    link.transport->close();
    link.transport.reset();
    QTRY_COMPARE(link.server.openSockets(), 0);
    const QList<FrameEvent> heard = heardBy(link.server);
    QCOMPARE(heard.size(), 2);
    QCOMPARE(heard[0].payload, "last words");
    QCOMPARE(heard[1].kind, Kind::Close);
    QCOMPARE(heard[1].code, CloseCode::Normal);
}

void tst_WebSocketRules::nothingCountsAfterTheCloseFrame()
{
    Link link(RawServer::text("before") + RawServer::closing(1000) + RawServer::text("after"));
    QVERIFY(link.waitEnded());
    QCOMPARE(link.log.texts.size(), 1);
    QCOMPARE(link.log.texts.first().at(0).toString(), u"before"_s);
    QVERIFY(!link.log.outcome().error);
}

void tst_WebSocketRules::binaryIsNoHarm()
{
    Link link(RawServer::frame(2, "\xff\xfe") + RawServer::text("text"));
    QTRY_COMPARE(link.log.texts.size(), 1);
    QCOMPARE(link.log.texts.first().at(0).toString(), u"text"_s);
    QVERIFY(link.transport->isOpen());
}

void tst_WebSocketRules::theLastWordsAreHeard()
{
    const QByteArray words = RawServer::text("{}").repeated(40'000);
    Link link(
        [&words](QTcpSocket &socket, const QByteArray &head) {
            socket.write(RawServer::acceptance(head) + words);
            socket.disconnectFromHost();
        },
        {});
    QVERIFY(link.waitEnded(20'000));
    QCOMPARE(link.log.texts.size(), 40'000);
    QCOMPARE(link.log.code(), int(Code::ConnectionLost));
}

void tst_WebSocketRules::aFloodLeavesTurnsToOthers()
{
    if (!isOwnTransport())
        QSKIP("QWebSocket 6.4 hands over all that is in its buffer.");
    int sinceTimer = 0;
    int most = 0;
    QTimer timer; // as everything else that waits for its turn: the window, above all
    connect(&timer, &QTimer::timeout, this, [&sinceTimer] { sinceTimer = 0; });
    timer.start(0);
    Link link(RawServer::text("{}").repeated(100'000));
    connect(link.transport.get(), &ChatTransport::textReceived, this,
            [&] { most = std::max(most, ++sinceTimer); });
    QTRY_COMPARE_WITH_TIMEOUT(link.log.texts.size(), 100'000, 20'000);
    QVERIFY2(most < 20'000, qPrintable(QString::number(most)));
}

QTEST_GUILESS_MAIN(tst_WebSocketRules)
#include "tst_WebSocketRules.moc"
