// SPDX-License-Identifier: MIT
#include "support/RawServer.h"
#include "support/TestTransport.h"
#include "support/TransportLog.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

Q_DECLARE_METATYPE(Code)

/// Every way a handshake can go wrong ends in one outcome that names it, in the time allowed.
class tst_WebSocketHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensAndTalks();
    void sendsAUserAgent();
    void refusalEndsTheAttempt_data();
    void refusalEndsTheAttempt();
    void silenceEndsInTime_data();
    void silenceEndsInTime();
    void wrongAnswersAreNamed_data();
    void wrongAnswersAreNamed();
    void endlessHeaderIsCutOff();
    void endlessHeaderInPiecesIsCutOff();
    void refusedConnectionEndsOnce();
    void unknownHostIsNamed();
    void unknownSchemeEndsLater();
    void b07_openAgainLeavesOneSocket();
    void closeDuringTheHandshakeIsNoError();
    void diesQuietlyDuringTheHandshake();
};

void tst_WebSocketHandshake::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static void accept(QTcpSocket &socket, const QByteArray &head)
{
    socket.write(RawServer::acceptance(head));
}

void tst_WebSocketHandshake::opensAndTalks()
{
    RawServer server([](QTcpSocket &socket, const QByteArray &head) {
        // In one piece with the acceptance: nothing said early may be lost.
        socket.write(RawServer::acceptance(head) + RawServer::text("welcome"));
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(), 5s);
    QTRY_COMPARE(log.texts.size(), 1);

    QCOMPARE(log.opened.size(), 1);
    QVERIFY(transport->isOpen());
    QCOMPARE(log.texts.first().at(0).toString(), u"welcome"_s);
    QVERIFY(transport->send(u"{\"text\":\"grüße\"}"_s));

    transport->close();
    QVERIFY(log.ended.isEmpty());
    QTRY_COMPARE(log.ended.size(), 1);
    QVERIFY(!log.outcome().error && !log.outcome().isPlanned && log.outcome().wasOpened);
    QTRY_COMPARE(server.openSockets(), 0);
}

void tst_WebSocketHandshake::sendsAUserAgent()
{
    RawServer server(accept);
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(), 5s);
    QTRY_COMPARE(log.opened.size(), 1);

    QVERIFY(server.received.contains("User-Agent: E-Com67-Support/"));
    QVERIFY(server.received.startsWith("GET /prod?sessionId=session-0 HTTP/1.1\r\n"));
}

void tst_WebSocketHandshake::refusalEndsTheAttempt_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Code>("code");
    QTest::newRow("200") << 200 << Code::HandshakeCaptivePortal;
    QTest::newRow("301") << 301 << Code::HandshakeRedirected;
    QTest::newRow("400") << 400 << Code::HandshakeBadRequest;
    QTest::newRow("401") << 401 << Code::HandshakeUnauthorized;
    QTest::newRow("403") << 403 << Code::HandshakeForbidden;
    QTest::newRow("404") << 404 << Code::HandshakeNotFound;
    QTest::newRow("410") << 410 << Code::HandshakeNotFound;
    QTest::newRow("418") << 418 << Code::HandshakeRefused;
    QTest::newRow("426") << 426 << Code::HandshakeNotFound;
    QTest::newRow("429") << 429 << Code::RateLimited;
    QTest::newRow("500") << 500 << Code::ServerTrouble;
    QTest::newRow("502") << 502 << Code::ServerTrouble;
    QTest::newRow("503") << 503 << Code::ServerTrouble;
    QTest::newRow("504") << 504 << Code::ServerTrouble;
}

void tst_WebSocketHandshake::refusalEndsTheAttempt()
{
    QFETCH(const int, status);
    QFETCH(const Code, code);
    for (const bool closes : {false, true}) {
        RawServer server([&](QTcpSocket &socket, const QByteArray &) {
            socket.write(RawServer::refusal(status, "No <b>499</b> today"));
            if (closes)
                socket.disconnectFromHost();
        });
        const auto transport = makeTestTransport();
        TransportLog log(*transport);

        transport->open(server.url(), 5s);
        QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 1'000);
        // Aborted, although the server would have kept the connection for ever.
        QTRY_COMPARE(server.openSockets(), 0);

        QCOMPARE(log.ended.size(), 1);
        QVERIFY(log.outcome().error && !log.outcome().wasOpened);
        QCOMPARE(log.outcome().error->code, code);
        QCOMPARE(log.outcome().error->httpStatus, status);
        QCOMPARE(server.connections, 1);
    }
}

void tst_WebSocketHandshake::silenceEndsInTime_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<bool>("dribbles");
    QTest::newRow("says nothing") << u"ws"_s << false;
    QTest::newRow("one byte at a time") << u"ws"_s << true;
    QTest::newRow("wss to a plain port") << u"wss"_s << false;
}

void tst_WebSocketHandshake::silenceEndsInTime()
{
    QFETCH(const QString, scheme);
    QFETCH(const bool, dribbles);
    RawServer server([&](QTcpSocket &socket, const QByteArray &) {
        if (!dribbles)
            return;
        auto *timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("H"); });
        socket.write("HTTP/1.1 101 ");
        timer->start(10ms);
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(scheme), 150ms);
    QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 3'000);

    QCOMPARE(log.code(), int(Code::ConnectTimeout));
    QTRY_COMPARE(server.openSockets(), 0);
}

void tst_WebSocketHandshake::wrongAnswersAreNamed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Code>("code");
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01 hello\r\n\r\n") << Code::ProtocolViolation;
    QTest::newRow("bad accept key") << QByteArray(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n")
                                    << Code::ProtocolViolation;
    QTest::newRow("no upgrade") << QByteArray("HTTP/1.1 101 Switching Protocols\r\n\r\n")
                                << Code::ProtocolViolation;
    QTest::newRow("nothing, then closed") << QByteArray() << Code::ConnectionLost;
}

void tst_WebSocketHandshake::wrongAnswersAreNamed()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const Code, code);
    RawServer server([&](QTcpSocket &socket, const QByteArray &) {
        if (answer.isEmpty())
            socket.disconnectFromHost();
        else
            socket.write(answer);
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(), 5s);
    QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 1'000);

    QCOMPARE(log.code(), int(code));
    QCOMPARE(log.outcome().error->httpStatus, 0);
}

void tst_WebSocketHandshake::endlessHeaderIsCutOff()
{
    RawServer server([](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 101 Switching Protocols\r\nX-Filler: "
                     + QByteArray(4 * 1'024 * 1'024, 'x'));
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(), 5s);
    QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 2'000);

    QCOMPARE(log.code(), int(Code::ProtocolViolation));
    QTRY_COMPARE(server.openSockets(), 0);
}

/// QWebSocket itself only looks at how much there is when the first line comes.
void tst_WebSocketHandshake::endlessHeaderInPiecesIsCutOff()
{
    RawServer server([](QTcpSocket &socket, const QByteArray &) {
        const auto more = [&socket] { socket.write(QByteArray(16384, 'x')); };
        connect(&socket, &QIODevice::bytesWritten, &socket, more);
        socket.write("HTTP/1.1 101 Switching Protocols\r\nX-Filler: ");
        more();
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(), 5s);
    QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 10'000);

    QCOMPARE(log.code(), int(Code::ProtocolViolation));
    QTRY_COMPARE(server.openSockets(), 0);
}

void tst_WebSocketHandshake::refusedConnectionEndsOnce()
{
    QUrl url;
    {
        const RawServer server(accept);
        url = server.url();
    }
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(url, 5s);
    QVERIFY(log.ended.isEmpty());
    QTRY_COMPARE(log.ended.size(), 1);

    QCOMPARE(log.code(), int(Code::ConnectionRefused));
}

void tst_WebSocketHandshake::unknownHostIsNamed()
{
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(QUrl(u"ws://no-such-host.invalid/prod"_s), 10s);
    QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 12'000);

    QVERIFY2(log.code() == int(Code::HostNotFound) || log.code() == int(Code::ConnectTimeout),
             qPrintable(QString::number(log.code())));
}

void tst_WebSocketHandshake::unknownSchemeEndsLater()
{
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(QUrl(u"ftp://127.0.0.1/prod"_s), 5s);
    QVERIFY(log.ended.isEmpty());
    QTRY_COMPARE(log.ended.size(), 1);

    QVERIFY(log.outcome().error.has_value());
}

void tst_WebSocketHandshake::b07_openAgainLeavesOneSocket()
{
    RawServer server(accept);
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(), 5s);
    transport->close();
    transport->open(server.url(), 5s);
    transport->open(server.url(), 5s);
    QTRY_COMPARE(log.opened.size(), 1);
    QTRY_COMPARE(server.openSockets(), 1);

    QVERIFY(log.ended.isEmpty());
    transport->open(server.url(), 5s);
    QTRY_COMPARE(log.opened.size(), 2);
    QTRY_COMPARE(server.openSockets(), 1);
    QVERIFY(log.ended.isEmpty());
}

void tst_WebSocketHandshake::closeDuringTheHandshakeIsNoError()
{
    RawServer server([](QTcpSocket &, const QByteArray &) {});
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(), 5s);
    QTRY_COMPARE(server.connections, 1);
    transport->close();
    transport->close();
    QVERIFY(log.ended.isEmpty());
    QTRY_COMPARE(log.ended.size(), 1);

    QVERIFY(!log.outcome().error && !log.outcome().wasOpened);
}

void tst_WebSocketHandshake::diesQuietlyDuringTheHandshake()
{
    RawServer server([](QTcpSocket &, const QByteArray &) {});
    auto transport = makeTestTransport();
    TransportLog log(*transport);
    transport->open(server.url(), 5s);
    QTRY_COMPARE(server.connections, 1);

    transport.reset();

    QTRY_COMPARE(server.openSockets(), 0);
    QVERIFY(log.ended.isEmpty());
}

QTEST_GUILESS_MAIN(tst_WebSocketHandshake)
#include "tst_WebSocketHandshake.moc"
