// SPDX-License-Identifier: MIT
#include "websocket/ServerHandshake.h"

#include <QTest>

using namespace ecom67;

/// The request of RFC 6455 section 1.2.
static QByteArray exampleRequest()
{
    return "GET /chat?sessionId=a%20b&token=x HTTP/1.1\r\n"
           "Host: server.example.com\r\n"
           "Upgrade: websocket\r\n"
           "Connection: keep-alive, Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
           "Origin: http://example.com\r\n"
           "Sec-WebSocket-Version: 13\r\n\r\n";
}

static std::variant<UpgradeRequest, HttpRefusal> judged(const QByteArray &bytes)
{
    return UpgradeRequest::from(std::get<HttpHead>(HttpHead::parse(bytes)));
}

class tst_ServerHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesTheExampleOfTheStandard();
    void readsARequest();
    void refuses_data();
    void refuses();
    void writesTheUpgrade();
    void writesARefusal();
};

void tst_ServerHandshake::computesTheExampleOfTheStandard()
{
    // RFC 6455 section 1.3.
    QCOMPARE(webSocketAccept("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

void tst_ServerHandshake::readsARequest()
{
    const auto result = judged(exampleRequest());
    const auto *request = std::get_if<UpgradeRequest>(&result);
    QVERIFY(request);
    QCOMPARE(request->path(), "/chat");
    QCOMPARE(request->query(), "sessionId=a%20b&token=x");
    QCOMPARE(request->key, "dGhlIHNhbXBsZSBub25jZQ==");
}

void tst_ServerHandshake::refuses_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("becomes");
    QTest::addColumn<int>("status");

    const QByteArray key = "dGhlIHNhbXBsZSBub25jZQ==";
    QTest::newRow("POST") << QByteArray("GET") << QByteArray("POST") << 405;
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.1") << QByteArray("HTTP/1.0") << 505;
    QTest::newRow("not HTTP") << QByteArray("HTTP/1.1") << QByteArray("RTSP/1.0") << 400;
    QTest::newRow("no path") << QByteArray("/chat") << QByteArray() << 400;
    QTest::newRow("absolute form") << QByteArray("/chat") << QByteArray("ws://a/chat") << 400;
    QTest::newRow("blank in the path") << QByteArray("/chat") << QByteArray("/ch at") << 400;
    QTest::newRow("fragment") << QByteArray("/chat") << QByteArray("/chat#top") << 400;
    QTest::newRow("no host") << QByteArray("Host") << QByteArray("X-Host") << 400;
    QTest::newRow("two hosts") << QByteArray("Origin") << QByteArray("Host") << 400;
    QTest::newRow("no upgrade") << QByteArray("Upgrade: websocket") << QByteArray("X: y") << 426;
    QTest::newRow("another upgrade")
        << QByteArray("Upgrade: websocket") << QByteArray("Upgrade: h2c") << 426;
    QTest::newRow("connection without upgrade")
        << QByteArray("keep-alive, Upgrade") << QByteArray("keep-alive") << 426;
    QTest::newRow("version 8") << QByteArray("Version: 13") << QByteArray("Version: 8") << 426;
    QTest::newRow("no key") << QByteArray("Sec-WebSocket-Key") << QByteArray("X-Key") << 400;
    QTest::newRow("key too short") << key << QByteArray("c2hvcnQ=") << 400;
    QTest::newRow("key is not base64") << key << QByteArray("dGhlIHNhbXBsZSBub25j!Q==") << 400;
}

void tst_ServerHandshake::refuses()
{
    QFETCH(const QByteArray, was);
    QFETCH(const QByteArray, becomes);
    QFETCH(const int, status);

    const auto result = judged(exampleRequest().replace(was, becomes));
    const auto *refusal = std::get_if<HttpRefusal>(&result);
    QVERIFY(refusal);
    QCOMPARE(refusal->status, status);
}

void tst_ServerHandshake::writesTheUpgrade()
{
    const QByteArray bytes = upgradeResponse("accept", {{"X-Extra", "1"}});
    const auto parsed = HttpHead::parse(bytes);
    const auto &head = std::get<HttpHead>(parsed);
    QCOMPARE(head.startLine, "HTTP/1.1 101 Switching Protocols");
    QCOMPARE(head.value("upgrade"), "websocket");
    QCOMPARE(head.value("connection"), "upgrade");
    QCOMPARE(head.value("sec-websocket-accept"), "accept");
    QCOMPARE(head.value("x-extra"), "1");
    QCOMPARE(head.size, bytes.size());
}

void tst_ServerHandshake::writesARefusal()
{
    const HttpRefusal refusal{
        .status = 403, .headers = {{"X-Id", "7"}}, .body = "{}", .keepsAlive = false};
    QCOMPARE(
        refusal.toBytes(),
        "HTTP/1.1 403 Forbidden\r\nX-Id: 7\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    QCOMPARE(httpReason(299), "Unknown");
}

QTEST_GUILESS_MAIN(tst_ServerHandshake)
#include "tst_ServerHandshake.moc"
