// SPDX-License-Identifier: MIT
#include "support/RawServer.h"
#include "support/TestTransport.h"
#include "support/TransportLog.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

/// The opening handshake of RFC 6455 section 4 by the letter, and what a refusal says. Rows that
/// QWebSocket 6.4 is known to fail are for our own transport only.
class tst_HandshakeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksAsTheStandardSays();
    void takesWhatIsRight_data();
    void takesWhatIsRight();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void aRefusalIsReadWhole_data();
    void aRefusalIsReadWhole();
    void aWaitIsTakenFromThoseWhoMayAskForIt_data();
    void aWaitIsTakenFromThoseWhoMayAskForIt();
    void aReasonThatNeverComesIsNotWaitedFor();
    void aReasonWithoutEndIsCutOff();
};

void tst_HandshakeRules::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(QByteArray(name + ':')))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

void tst_HandshakeRules::asksAsTheStandardSays()
{
    QList<QByteArray> heads;
    RawServer server([&heads](QTcpSocket &socket, const QByteArray &head) {
        heads.append(head);
        socket.write(RawServer::acceptance(head));
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);
    for (const int attempt : {1, 2}) {
        transport->open(server.url(), 5s);
        QTRY_COMPARE(log.opened.size(), attempt);
    }
    for (const QByteArray &head : std::as_const(heads)) {
        QVERIFY(head.startsWith("GET /prod?sessionId=session-0 HTTP/1.1\r\n"));
        QCOMPARE(headerIn(head, "host"),
                 QByteArray("127.0.0.1:" + QByteArray::number(server.serverPort())));
        QCOMPARE(headerIn(head, "upgrade").toLower(), "websocket");
        QCOMPARE(headerIn(head, "connection").toLower(), "upgrade");
        QCOMPARE(headerIn(head, "sec-websocket-version"), "13");
        QCOMPARE(QByteArray::fromBase64(headerIn(head, "sec-websocket-key")).size(), 16);
        QVERIFY(!head.contains("Sec-WebSocket-Extensions"));
    }
    QVERIFY(headerIn(heads[0], "sec-websocket-key") != headerIn(heads[1], "sec-websocket-key"));
}

static QByteArray changed(const QByteArray &head, const QByteArray &from, const QByteArray &to)
{
    return RawServer::acceptance(head).replace(from, to);
}

/// Rows: the words of the acceptance to put others in place of.
void tst_HandshakeRules::takesWhatIsRight_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<bool>("isForBoth");
    const auto row = [](const char *name, const char *from, const char *to, bool isForBoth = true) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << isForBoth;
    };
    row("as it is", "", "");
    row("capitals", "Upgrade: websocket", "UPGRADE: WEBSOCKET");
    row("no capitals", "Connection: Upgrade", "connection: upgrade");
    row("several connection tokens", "Connection: Upgrade", "Connection: keep-alive, Upgrade",
        false);
    row("no space", "Upgrade: websocket", "Upgrade:websocket", false);
    row("other words", "Switching Protocols", "Web Socket Protocol Handshake");
    row("no words", " Switching Protocols", " ", false);
    row("more headers", "\r\nUpgrade", "\r\nDate: now\r\nServer: x\r\nSet-Cookie: a=b\r\nUpgrade");
    row("early hints first", "HTTP/1.1 101",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 101", false);
}

void tst_HandshakeRules::takesWhatIsRight()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const bool, isForBoth);
    if (!isForBoth && !isOwnTransport())
        QSKIP("QWebSocket 6.4 refuses it.");
    RawServer server([&](QTcpSocket &socket, const QByteArray &head) {
        const QByteArray answer
            = from.isEmpty() ? RawServer::acceptance(head) : changed(head, from, to);
        socket.write(answer + RawServer::text("hello"));
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);
    transport->open(server.url(), 5s);
    QTRY_COMPARE(log.texts.size(), 1);
    QCOMPARE(log.opened.size(), 1);
}

void tst_HandshakeRules::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<bool>("isForBoth");
    const auto row = [](const char *name, const char *from, const char *to, bool isForBoth = true) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << isForBoth;
    };
    row("no upgrade", "Upgrade: websocket\r\n", "");
    row("another upgrade", "Upgrade: websocket", "Upgrade: h2c");
    row("no connection", "Connection: Upgrade\r\n", "");
    row("another key", "Sec-WebSocket-Accept: ", "Sec-WebSocket-Accept: A");
    row("no key", "Sec-WebSocket-Accept", "X-Accept");
    row("HTTP/1.0", "HTTP/1.1", "HTTP/1.0", false);
    row("an extension", "\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
        false);
    row("a sub-protocol", "\r\n\r\n", "\r\nSec-WebSocket-Protocol: chat\r\n\r\n", false);
    row("a folded line", "\r\n\r\n", "\r\nA: b\r\n c\r\n\r\n", false);
    row("no HTTP", "HTTP/1.1 101", "SSH-2.0-OpenSSH_9.2", false);
}

void tst_HandshakeRules::refusesWhatIsWrong()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const bool, isForBoth);
    if (!isForBoth && !isOwnTransport())
        QSKIP("QWebSocket 6.4 takes it, or calls it something else.");
    RawServer server([&](QTcpSocket &socket, const QByteArray &head) {
        socket.write(changed(head, from, to) + RawServer::text("hello"));
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);
    transport->open(server.url(), 5s);
    QTRY_COMPARE(log.ended.size(), 1);
    QCOMPARE(log.code(), int(Code::ProtocolViolation));
    QVERIFY(log.opened.isEmpty() && log.texts.isEmpty());
    QTRY_COMPARE(server.openSockets(), 0);
}

/// One refusal; it has to be our own transport that hears it, since QWebSocket reads no further
/// than the status.
static TransportOutcome refusedWith(const QByteArray &answer, bool closes = false)
{
    RawServer server([&](QTcpSocket &socket, const QByteArray &) {
        socket.write(answer);
        if (closes)
            socket.disconnectFromHost();
    });
    const auto transport = makeTestTransport();
    TransportLog log(*transport);
    transport->open(server.url(), 20s);
    (void)QTest::qWaitFor([&log] { return !log.ended.isEmpty(); }, 10'000);
    return log.outcome();
}

void tst_HandshakeRules::aRefusalIsReadWhole_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &rest, const QString &detail) {
        QTest::newRow(name) << rest << detail;
    };
    const auto sized = [](const QByteArray &body) {
        return QByteArray("Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    };
    row("API Gateway", sized("{\"message\":\"Forbidden\"}"), u"HTTP 403: Forbidden"_s);
    row("in chunks",
        "Transfer-Encoding: chunked\r\n\r\na\r\n{\"message\"\r\nd\r\n:\"Forbidden\"}\r\n0\r\n\r\n",
        u"HTTP 403: Forbidden"_s);
    row("until the end", "\r\n{\"message\":\"Forbidden\"}", u"HTTP 403: Forbidden"_s);
    row("a page", sized("<b>No</b> 451!"), u"HTTP 403"_s);
    row("no words", sized(""), u"HTTP 403"_s);
    row("another shape", sized("{\"message\":[1]}"), u"HTTP 403"_s);
    row("a secret", sized("{\"message\":\"token=SECRET.x.abc\"}"), u"HTTP 403: token=[...]"_s);
    row("control characters", sized("{\"message\":\"a\\u001b[31m\"}"), u"HTTP 403: a?[31m"_s);
    row("longer than anybody reads", sized("{\"message\":\"" + QByteArray(1'000, 'x') + "\"}"),
        u"HTTP 403: "_s + QString(200, u'x'));
}

void tst_HandshakeRules::aRefusalIsReadWhole()
{
    if (!isOwnTransport())
        QSKIP("QWebSocket 6.4 does not hand over the body.");
    QFETCH(const QByteArray, rest);
    QFETCH(const QString, detail);
    const TransportOutcome outcome = refusedWith("HTTP/1.1 403 Some <i>words</i>\r\n" + rest, true);
    QVERIFY(outcome.error && !outcome.wasOpened);
    QCOMPARE(outcome.error->code, Code::HandshakeForbidden);
    QCOMPARE(outcome.error->httpStatus, 403);
    QCOMPARE(outcome.error->detail, detail);
}

void tst_HandshakeRules::aWaitIsTakenFromThoseWhoMayAskForIt_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::newRow("429") << QByteArray("429") << 77;
    QTest::newRow("503") << QByteArray("503") << 77;
    QTest::newRow("301") << QByteArray("301") << -1;
    QTest::newRow("403") << QByteArray("403") << -1;
    QTest::newRow("500") << QByteArray("500") << -1;
}

void tst_HandshakeRules::aWaitIsTakenFromThoseWhoMayAskForIt()
{
    if (!isOwnTransport())
        QSKIP("QWebSocket 6.4 does not hand over the headers of a refusal.");
    QFETCH(const QByteArray, status);
    QFETCH(const int, seconds);
    const TransportOutcome outcome
        = refusedWith("HTTP/1.1 " + status + " x\r\nRetry-After: 77\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(outcome.error.has_value());
    QCOMPARE(outcome.error->httpStatus, status.toInt());
    QCOMPARE(outcome.retryAfter ? int(outcome.retryAfter->count()) : -1, seconds);
}

void tst_HandshakeRules::aReasonThatNeverComesIsNotWaitedFor()
{
    // The connection stays and the handshake had 20 s: its own short time ends it.
    const TransportOutcome outcome
        = refusedWith("HTTP/1.1 403 x\r\nContent-Length: 100\r\n\r\n{\"mess");
    QVERIFY(outcome.error.has_value());
    QCOMPARE(outcome.error->code, Code::HandshakeForbidden);
}

void tst_HandshakeRules::aReasonWithoutEndIsCutOff()
{
    const TransportOutcome outcome
        = refusedWith("HTTP/1.1 403 x\r\n\r\n{\"message\":\"" + QByteArray(8 * 1'024 * 1'024, 'x'));
    QVERIFY(outcome.error.has_value());
    QCOMPARE(outcome.error->code, Code::HandshakeForbidden);
    QVERIFY(outcome.error->detail.size() < 600);
}

QTEST_GUILESS_MAIN(tst_HandshakeRules)
#include "tst_HandshakeRules.moc"
