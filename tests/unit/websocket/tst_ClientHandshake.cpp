// SPDX-License-Identifier: MIT
#include "websocket/ClientHandshake.h"
#include "websocket/ServerHandshake.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Failure = ClientHandshake::Failure;

static HttpHead headOf(const QByteArray &bytes)
{
    return std::get<HttpHead>(HttpHead::parse(bytes));
}

/// Nonce of RFC 6455 section 1.3.
static QByteArray exampleNonce()
{
    return "the sample nonce";
}

class tst_ClientHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesARequestThatOurServerTakes_data();
    void writesARequestThatOurServerTakes();
    void keepsHeadersFromBeingSmuggledIn();
    void acceptsTheExampleOfTheStandard();
    void refuses_data();
    void refuses();
    void readsTheStatus_data();
    void readsTheStatus();
};

void tst_ClientHandshake::writesARequestThatOurServerTakes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");

    QTest::newRow("path and query") << u"wss://h.example/prod?a=b%20c"_s
                                    << QByteArray("/prod?a=b%20c") << QByteArray("h.example");
    QTest::newRow("no path") << u"wss://h.example?a=b"_s << QByteArray("/?a=b")
                             << QByteArray("h.example");
    QTest::newRow("port") << u"ws://127.0.0.1:8080/x"_s << QByteArray("/x")
                          << QByteArray("127.0.0.1:8080");
    QTest::newRow("usual port") << u"wss://h.example:443/x"_s << QByteArray("/x")
                                << QByteArray("h.example");
    QTest::newRow("unusual for ws")
        << u"ws://h.example:443/x"_s << QByteArray("/x") << QByteArray("h.example:443");
    QTest::newRow("IPv6") << u"ws://[::1]:81/x"_s << QByteArray("/x") << QByteArray("[::1]:81");
    QTest::newRow("no user info, no fragment")
        << u"ws://u:p@h.example/x#f"_s << QByteArray("/x") << QByteArray("h.example");
}

void tst_ClientHandshake::writesARequestThatOurServerTakes()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, host);

    const ClientHandshake handshake(QUrl(url), exampleNonce(), {{"User-Agent", "test"}});
    const auto judged = UpgradeRequest::from(headOf(handshake.request()));
    const auto *request = std::get_if<UpgradeRequest>(&judged);
    QVERIFY(request);
    QCOMPARE(request->target, target);
    QCOMPARE(request->head.value("host"), host);
    QCOMPARE(request->head.value("user-agent"), "test");
    QVERIFY(!handshake.check(headOf(upgradeResponse(webSocketAccept(request->key)))));
}

void tst_ClientHandshake::keepsHeadersFromBeingSmuggledIn()
{
    const ClientHandshake handshake(QUrl(u"ws://h/x"_s), exampleNonce(),
                                    {{"X-A", "1\r\nX-Evil: 2"}});
    const HttpHead head = headOf(handshake.request());
    QCOMPARE(head.count("x-evil"), 0);
    QCOMPARE(head.value("x-a"), "1X-Evil: 2");
}

void tst_ClientHandshake::acceptsTheExampleOfTheStandard()
{
    const ClientHandshake handshake(QUrl(u"ws://h/x"_s), exampleNonce());
    QVERIFY(handshake.request().contains("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
    QVERIFY(!handshake.check(
        headOf("HTTP/1.1 101 Whatever\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")));
}

void tst_ClientHandshake::refuses_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("becomes");
    QTest::addColumn<Failure>("failure");

    QTest::newRow("not HTTP") << QByteArray("HTTP/1.1") << QByteArray("SSH-2.0")
                              << Failure::NotHttp;
    QTest::newRow("403") << QByteArray("101") << QByteArray("403") << Failure::Refused;
    QTest::newRow("200") << QByteArray("101") << QByteArray("200") << Failure::Refused;
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.1") << QByteArray("HTTP/1.0")
                              << Failure::NotUpgraded;
    QTest::newRow("other upgrade")
        << QByteArray("websocket") << QByteArray("h2c") << Failure::NotUpgraded;
    QTest::newRow("no connection header")
        << QByteArray("Connection") << QByteArray("X") << Failure::NotUpgraded;
    QTest::newRow("wrong accept") << QByteArray("s3pP") << QByteArray("S3pP")
                                  << Failure::WrongAccept;
    QTest::newRow("no accept") << QByteArray("Sec-WebSocket-Accept") << QByteArray("X")
                               << Failure::WrongAccept;
    QTest::newRow("extension") << QByteArray("X-Free") << QByteArray("Sec-WebSocket-Extensions")
                               << Failure::UnwantedExtension;
    QTest::newRow("sub-protocol") << QByteArray("X-Free") << QByteArray("Sec-WebSocket-Protocol")
                                  << Failure::UnwantedExtension;
}

void tst_ClientHandshake::refuses()
{
    QFETCH(const QByteArray, was);
    QFETCH(const QByteArray, becomes);
    QFETCH(const Failure, failure);

    QByteArray answer = upgradeResponse("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", {{"X-Free", "1"}});
    QVERIFY(answer.contains(was));
    const auto result = ClientHandshake(QUrl(u"ws://h/x"_s), exampleNonce())
                            .check(headOf(answer.replace(was, becomes)));
    QVERIFY(result.has_value());
    QCOMPARE(*result, failure);
}

void tst_ClientHandshake::readsTheStatus_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");

    QTest::newRow("with a reason") << QByteArray("HTTP/1.1 403 Forbidden") << 403;
    QTest::newRow("without a reason") << QByteArray("HTTP/1.1 503") << 503;
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 400 Bad") << 400;
    QTest::newRow("too short") << QByteArray("HTTP/1.1 40") << 0;
    QTest::newRow("four digits") << QByteArray("HTTP/1.1 4030 X") << 0;
    QTest::newRow("letters") << QByteArray("HTTP/1.1 abc") << 0;
    QTest::newRow("negative") << QByteArray("HTTP/1.1 -10") << 0;
    QTest::newRow("HTTP/2") << QByteArray("HTTP/2 403") << 0;
}

void tst_ClientHandshake::readsTheStatus()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, status);

    HttpHead head;
    head.startLine = line;
    QCOMPARE(ClientHandshake::statusOf(head), status);
}

QTEST_GUILESS_MAIN(tst_ClientHandshake)
#include "tst_ClientHandshake.moc"
