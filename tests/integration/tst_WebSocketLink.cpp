// SPDX-License-Identifier: MIT
#include "support/Link.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimer>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

/// A connection that was made: what goes over it, and how it fails.
class tst_WebSocketLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bigTextGoesOutInSmallFrames();
    void fragmentedTextComesInWhole();
    void floodComesInWhole();
    void closeCodesAreTold_data();
    void closeCodesAreTold();
    void brokenLinksAreTold_data();
    void brokenLinksAreTold();
    void hugeMessagesEndIt_data();
    void hugeMessagesEndIt();
    void b13_halfOpenLinkIsNoticed();
    void b13_pongsKeepItAlive();
    void slowBigAnswerIsNotCut();
    void peerThatNeverReadsIsLeft();
};

void tst_WebSocketLink::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// The payloads of the masked frames a client sent, without the head of its request.
static QList<QByteArray> framesIn(QByteArray bytes)
{
    QList<QByteArray> payloads;
    bytes = bytes.sliced(bytes.indexOf("\r\n\r\n") + 4);
    while (bytes.size() >= 6) {
        qsizetype length = bytes.at(1) & 0x7f;
        qsizetype header = 2;
        if (length == 126) {
            length = (quint8(bytes.at(2)) << 8) | quint8(bytes.at(3));
            header = 4;
        }
        if (bytes.size() < header + 4 + length)
            break;
        QByteArray payload = bytes.sliced(header + 4, length);
        for (qsizetype i = 0; i < length; ++i)
            payload[i] = char(payload.at(i) ^ bytes.at(header + i % 4));
        payloads.append(payload);
        bytes = bytes.sliced(header + 4 + length);
    }
    return payloads;
}

void tst_WebSocketLink::bigTextGoesOutInSmallFrames()
{
    Link link;
    QVERIFY(link.waitOpened());
    const QString text = u"grüße "_s.repeated(15'000);
    const QByteArray utf8 = text.toUtf8();
    QVERIFY(link.transport->send(text));
    QTRY_VERIFY(link.server.received.size() > utf8.size());

    QByteArray whole;
    for (const QByteArray &payload : framesIn(link.server.received)) {
        QVERIFY(payload.size() <= 32'768);
        whole += payload;
    }
    QCOMPARE(whole.size(), utf8.size());
    QVERIFY(whole == utf8);
}

void tst_WebSocketLink::fragmentedTextComesInWhole()
{
    const QByteArray text = QByteArray("0123456789").repeated(4'000);
    QByteArray bytes = RawServer::frame(1, text.first(13'000), false);
    bytes += RawServer::frame(9, "ping"); // a control frame may come in between
    bytes += RawServer::frame(0, text.sliced(13'000, 14'000), false);
    bytes += RawServer::frame(0, text.sliced(27'000));
    Link link(bytes);
    QTRY_COMPARE(link.log.texts.size(), 1);
    QCOMPARE(link.log.texts.first().at(0).toString().toUtf8(), text);
}

void tst_WebSocketLink::floodComesInWhole()
{
    Link link(RawServer::text("{}").repeated(20'000));
    QTRY_COMPARE_WITH_TIMEOUT(link.log.texts.size(), 20'000, 20'000);
    QVERIFY(link.transport->isOpen());
}

void tst_WebSocketLink::closeCodesAreTold_data()
{
    QTest::addColumn<int>("closeCode");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isPlanned");
    const auto row = [](int closeCode, std::optional<Code> code, bool isPlanned = false) {
        QTest::addRow("%d", closeCode) << closeCode << (code ? int(*code) : -1) << isPlanned;
    };
    row(1000, std::nullopt);
    row(1001, std::nullopt, true);
    row(1002, Code::ProtocolViolation);
    row(1003, Code::ProtocolViolation);
    row(1007, Code::UnreadableMessage);
    row(1008, Code::RateLimited);
    row(1009, Code::MessageTooLong);
    row(1010, Code::ProtocolViolation);
    row(1011, Code::ServerTrouble);
    row(1012, Code::ServerTrouble); // a restart of the gateway
    // No server may send these; QWebSocket does not tell them from 1012.
    const Code forbidden = isOwnTransport() ? Code::ProtocolViolation : Code::ServerTrouble;
    row(1005, forbidden);
    row(1006, forbidden);
    row(999, forbidden);
    row(3000, Code::ConnectionLost);
    row(4999, Code::ConnectionLost);
}

void tst_WebSocketLink::closeCodesAreTold()
{
    QFETCH(const int, closeCode);
    QFETCH(const int, code);
    QFETCH(const bool, isPlanned);
    for (const bool endsTcp : {true, false}) {
        Link link(
            [&](QTcpSocket &socket, const QByteArray &head) {
                socket.write(RawServer::acceptance(head)
                             + RawServer::closing(closeCode, "because <b>403</b>"));
                if (endsTcp)
                    socket.disconnectFromHost();
            },
            // A ping in every gap: none may meet a socket that is closing.
            {.pingEvery = 1ms, .silenceAfter = 5s});
        QVERIFY(link.waitEnded());
        QCOMPARE(link.log.code(), code);
        QCOMPARE(link.log.outcome().isPlanned, isPlanned);
        QVERIFY(link.log.outcome().wasOpened);
        QTRY_COMPARE(link.server.openSockets(), 0);
        QCOMPARE(link.log.ended.size(), 1);
    }
}

void tst_WebSocketLink::brokenLinksAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");
    QTest::newRow("end of the stream") << QByteArray() << Code::ConnectionLost;
    QTest::newRow("a frame cut short")
        << RawServer::text(QByteArray(1'000, 'x')).first(500) << Code::ConnectionLost;
    QTest::newRow("a reserved bit") << QByteArray("\xc1\x01x") << Code::ProtocolViolation;
    QTest::newRow("a reserved opcode") << RawServer::frame(3, "x") << Code::ProtocolViolation;
    QTest::newRow("broken UTF-8") << RawServer::text("\xff\xfe") << Code::UnreadableMessage;
    if (!isOwnTransport())
        QTest::newRow("cut inside a character") << RawServer::frame(1, "gr\xc3", false)
                + RawServer::frame(0,
                                   "\xbc\xc3\x9f"
                                   "e") << Code::UnreadableMessage;
    QTest::newRow("ends inside a character") << RawServer::frame(1, "gr\xc3", false)
            + RawServer::frame(0, {}) << Code::UnreadableMessage;
}

void tst_WebSocketLink::brokenLinksAreTold()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Code, code);
    Link link(
        [&](QTcpSocket &socket, const QByteArray &head) {
            socket.write(RawServer::acceptance(head) + bytes);
            socket.disconnectFromHost();
        },
        {});
    QVERIFY(link.waitEnded());
    QCOMPARE(link.log.code(), int(code));
    QVERIFY(link.log.texts.isEmpty());
    QCOMPARE(link.log.ended.size(), 1);
}

void tst_WebSocketLink::hugeMessagesEndIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one frame") << RawServer::text(QByteArray(300 * 1'024, 'x'));
    QTest::newRow("many frames") << RawServer::frame(1, QByteArray(1'000, 'x'), false)
            + RawServer::frame(0, QByteArray(100 * 1'024, 'x'), false).repeated(12);
    QTest::newRow("one that claims 1 TB") << QByteArray("\x81\x7f\0\0\1\0\0\0\0\0", 10);
}

void tst_WebSocketLink::hugeMessagesEndIt()
{
    QFETCH(const QByteArray, bytes);
    Link link(bytes);
    QVERIFY(link.waitEnded());
    QCOMPARE(link.log.code(), int(Code::UnreadableMessage));
    QVERIFY(link.log.texts.isEmpty());
    QTRY_COMPARE(link.server.openSockets(), 0);
}

void tst_WebSocketLink::b13_halfOpenLinkIsNoticed()
{
    Link link(QByteArray(), {.pingEvery = 20ms, .silenceAfter = 100ms});
    QVERIFY(link.waitOpened());
    QVERIFY(link.waitEnded());
    QCOMPARE(link.log.code(), int(Code::ConnectionLost));
    QVERIFY(link.log.outcome().wasOpened);
    QTRY_COMPARE(link.server.openSockets(), 0);
    QVERIFY(framesIn(link.server.received).contains("1"));
}

void tst_WebSocketLink::b13_pongsKeepItAlive()
{
    QPointer<QTcpSocket> peer;
    Link link(
        [&](QTcpSocket &socket, const QByteArray &head) {
            peer = &socket;
            socket.write(RawServer::acceptance(head));
            connect(&socket, &QIODevice::readyRead, &socket,
                    [&socket] { socket.write(RawServer::frame(10, {})); });
        },
        {.pingEvery = 20ms, .silenceAfter = 500ms});
    QVERIFY(link.waitOpened());
    QVERIFY(!link.waitEnded(1'500));
    QVERIFY(link.transport->isOpen());
}

void tst_WebSocketLink::slowBigAnswerIsNotCut()
{
    // No pong comes for four times the allowed silence, but bytes do.
    const QByteArray frame = RawServer::text(QByteArray(40'000, 'x'));
    Link link(
        [&](QTcpSocket &socket, const QByteArray &head) {
            socket.write(RawServer::acceptance(head));
            auto *timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket,
                    [&socket, frame, at = qsizetype(0)]() mutable {
                        socket.write(frame.mid(at, 500));
                        at += 500;
                    });
            timer->start(20ms);
        },
        {.pingEvery = 100ms, .silenceAfter = 400ms});
    QTRY_COMPARE_WITH_TIMEOUT(link.log.texts.size(), 1, 20'000);
    QCOMPARE(link.log.texts.first().at(0).toString().size(), 40'000);
}

void tst_WebSocketLink::peerThatNeverReadsIsLeft()
{
    Link link;
    link.server.reads = false;
    QVERIFY(link.waitOpened());
    const QString text(100'000, u'x');
    int taken = 0;
    while (taken < 1'000 && link.transport->send(text)) {
        ++taken;
        QCoreApplication::processEvents();
    }
    QVERIFY(taken < 1'000);
    QVERIFY(!link.transport->isOpen());
    QVERIFY(link.log.ended.isEmpty());
    QVERIFY(link.waitEnded());
    QCOMPARE(link.log.code(), int(Code::ConnectionLost));
}

QTEST_GUILESS_MAIN(tst_WebSocketLink)
#include "tst_WebSocketLink.moc"
