// SPDX-License-Identifier: MIT
#include "gateway/Authorizer.h"
#include "gateway/LocalGateway.h"
#include "support/Faults.h"
#include "support/RawClient.h"

#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using test::RawClient;

static GatewayOptions quickOptions()
{
    GatewayOptions options;
    options.thinkingTime = std::chrono::milliseconds(20);
    return options;
}

/// The gateway in good order, against a client that hides nothing.
class tst_LocalGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersInTheRecordedOrder();
    void answersQuestionsSideBySide();
    void answersForbiddenToOtherActions();
    void staysSilentForBlankText();
    void refusesAndKeepsTheConnection();
    void takesTheRequestInPieces();
    void refusesNoise();
    void refusesTokens();
    void answersPingsAndClose();
    void closesOnViolations_data();
    void closesOnViolations();
    void sendsLongAnswersInFragments();
    void recordsWhatClientsSend();
    void listensAgainOnTheSamePort();
    void reportsAPortInUse();
    void dropsAndClosesConnections();
    void listensOnLoopbackOnly();

private:
    QUrl listen(LocalGateway &gateway, const QString &query = {});
};

void tst_LocalGateway::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

QUrl tst_LocalGateway::listen(LocalGateway &gateway, const QString &query)
{
    QUrl url = std::get<QUrl>(gateway.listen());
    url.setQuery(query);
    return url;
}

void tst_LocalGateway::answersInTheRecordedOrder()
{
    LocalGateway gateway(quickOptions());
    RawClient client;
    client.open(listen(gateway));
    QTRY_VERIFY(client.isOpen());
    client.ask("hello");
    QTRY_COMPARE(client.frames().size(), 3);
    QCOMPARE(client.frames()[0]["data"_L1]["is_typing"_L1].toBool(), true);
    QCOMPARE(client.frames()[1]["data"_L1]["is_typing"_L1].toBool(true), false);
    QCOMPARE(client.frames()[2]["type"_L1].toString(), u"message"_s);
    QVERIFY(client.frames()[2]["timestamp"_L1].toDouble()
            < client.frames()[1]["timestamp"_L1].toDouble());
    for (const QJsonObject &frame : client.frames())
        QCOMPARE(frame["session_id"_L1].toString(), u"s1"_s);
}

void tst_LocalGateway::answersQuestionsSideBySide()
{
    LocalGateway gateway(quickOptions());
    gateway.setFaults(test::faults({u"late-answer=200@1"_s}));
    RawClient client;
    client.open(listen(gateway));
    client.ask("one", "slow");
    client.ask("two", "quick");
    QTRY_COMPARE(client.frames().size(), 6);
    QCOMPARE(client.frames()[3]["session_id"_L1].toString(), u"quick"_s);
    QCOMPARE(client.frames()[5]["session_id"_L1].toString(), u"slow"_s);
}

void tst_LocalGateway::answersForbiddenToOtherActions()
{
    LocalGateway gateway(quickOptions());
    RawClient client;
    client.open(listen(gateway));
    client.sendText(R"({"action":"ping"})");
    client.sendText("not JSON");
    QTRY_COMPARE(client.frames().size(), 2);
    for (const QJsonObject &frame : client.frames()) {
        QCOMPARE(frame["message"_L1].toString(), u"Forbidden"_s);
        QVERIFY(!frame.contains("type"_L1));
    }
    QCOMPARE(client.frames()[0]["connectionId"_L1], client.frames()[1]["connectionId"_L1]);
    QVERIFY(client.frames()[0]["requestId"_L1] != client.frames()[1]["requestId"_L1]);
}

void tst_LocalGateway::staysSilentForBlankText()
{
    LocalGateway gateway(quickOptions());
    RawClient client;
    client.open(listen(gateway));
    client.ask("  ");
    client.ask("hello");
    QTRY_COMPARE(client.frames().size(), 3);
    QCOMPARE(gateway.received().size(), 2);
}

void tst_LocalGateway::refusesAndKeepsTheConnection()
{
    LocalGateway gateway(quickOptions());
    QUrl wrong = listen(gateway);
    wrong.setPath(u"/prod/"_s);
    RawClient client;
    client.open(wrong);
    QTRY_COMPARE(client.status(), 403);
    QTRY_VERIFY(client.received.endsWith(R"({"message":"Forbidden"})"));
    QVERIFY(!client.isGone);

    // HTTP keep-alive: a second request on the same connection is heard.
    client.head.reset();
    client.received.clear();
    client.send(ClientHandshake(gateway.url(), QByteArray(16, 'n')).request());
    QTRY_COMPARE(client.status(), 101);
    QCOMPARE(gateway.handshakes().size(), 2);
    QCOMPARE(gateway.handshakes()[0].answeredStatus, 403);
}

void tst_LocalGateway::takesTheRequestInPieces()
{
    LocalGateway gateway(quickOptions());
    RawClient client;
    client.handshake.emplace(listen(gateway), QByteArray(16, 'n'));
    client.connectTo(gateway.url());
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::ConnectedState);
    QByteArray bytes = client.handshake->request() + client.writer.text(R"({"action":"x"})");
    for (const char byte : bytes) {
        client.socket.write(&byte, 1);
        client.socket.flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client.frames().size(), 1);
}

void tst_LocalGateway::refusesNoise()
{
    LocalGateway gateway(quickOptions());
    const QUrl url = listen(gateway);
    RawClient noise;
    noise.connectTo(url);
    noise.send("\x16\x03\x01\r\n\r\n");
    QTRY_COMPARE(noise.status(), 400);
    QTRY_VERIFY(noise.isGone);
    RawClient endless;
    endless.connectTo(url);
    endless.send("GET /prod HTTP/1.1\r\nA: " + QByteArray(20'000, 'a'));
    QTRY_COMPARE(endless.status(), 431);
    QTRY_VERIFY(endless.isGone);
}

void tst_LocalGateway::refusesTokens()
{
    GatewayOptions options = quickOptions();
    options.requiresToken = true;
    options.tokens.secret = "secret";
    LocalGateway gateway(options);
    const auto soon = QDateTime::currentDateTimeUtc().addSecs(60);
    const auto good = QString::fromLatin1(Authorizer("secret").issue("me", soon));
    const auto bad = QString::fromLatin1(Authorizer("other").issue("me", soon));
    const QList<std::pair<QString, int>> expected{{u"sessionId=a"_s, 401},
                                                  {u"token="_s + bad, 403},
                                                  {u"token=abc"_s, 500},
                                                  {u"token="_s + good, 101}};
    for (const auto &[query, status] : expected) {
        RawClient client;
        client.open(listen(gateway, query));
        QTRY_COMPARE(client.status(), status);
    }
}

void tst_LocalGateway::answersPingsAndClose()
{
    LocalGateway gateway(quickOptions());
    RawClient client;
    client.open(listen(gateway));
    client.send(client.writer.ping("are you there"));
    QTRY_COMPARE(client.count(FrameEvent::Kind::Pong), 1);
    QCOMPARE(client.events[0].payload, "are you there");
    client.send(client.writer.close(CloseCode::Normal, "bye"));
    QTRY_COMPARE(client.closeCode(), 1000);
    QTRY_VERIFY(client.isGone);
    QTRY_COMPARE(gateway.connectionCount(), 0);
}

void tst_LocalGateway::closesOnViolations_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");

    const FrameWriter client(WebSocketRole::Client, 1'000'000);
    const QByteArray longFrame(32 * 1024 + 1, 'a');
    QTest::newRow("binary") << client.binary("x") << 1003;
    QTest::newRow("frame over 32 KB") << client.text(longFrame) << 1009;
    QTest::newRow("message over 128 KB")
        << FrameWriter(WebSocketRole::Client, 1'024).text(QByteArray(128 * 1024 + 1, 'a')) << 1009;
    QTest::newRow("not UTF-8") << client.text("\xFF") << 1007;
    QTest::newRow("unmasked") << FrameWriter(WebSocketRole::Server).text("x") << 1002;
    QTest::newRow("close code 1015") << client.close(static_cast<CloseCode>(1015)) << 1002;
}

void tst_LocalGateway::closesOnViolations()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, code);

    LocalGateway gateway(quickOptions());
    RawClient client;
    client.open(listen(gateway));
    QTRY_VERIFY(client.isOpen());
    client.send(bytes);
    QTRY_COMPARE(client.closeCode(), code);
    QCOMPARE(gateway.connectionCount(), 0);
}

void tst_LocalGateway::sendsLongAnswersInFragments()
{
    LocalGateway gateway(quickOptions());
    gateway.setFaults(test::faults({u"big=40000"_s, u"no-typing"_s}));
    RawClient client;
    client.reader = FrameReader(WebSocketRole::Client,
                                {.longestFrame = 32 * 1024, .longestMessage = 100'000});
    client.open(listen(gateway));
    client.ask("hello");
    QTRY_COMPARE(client.frames().size(), 1);
    QCOMPARE(client.frames()[0]["message"_L1].toString().size(), 40'000);
}

void tst_LocalGateway::recordsWhatClientsSend()
{
    LocalGateway gateway(quickOptions());
    QSignalSpy texts(&gateway, &LocalGateway::textReceived);
    RawClient client;
    client.open(listen(gateway, u"sessionId=a%20b&token=x%2By&empty"_s));
    client.sendText("first");
    QTRY_COMPARE(texts.size(), 1);
    QCOMPARE(gateway.received(), QList<QByteArray>{"first"});
    const HandshakeRecord &record = gateway.handshakes().constFirst();
    QCOMPARE(record.path, "/prod");
    QCOMPARE(record.parameter("sessionId"), "a b");
    QCOMPARE(record.parameter("token"), "x+y");
    QCOMPARE(record.query.size(), 3);
    QCOMPARE(record.header("sec-websocket-version"), "13");
    QCOMPARE(record.answeredStatus, 101);
    gateway.clearRecord();
    QVERIFY(gateway.handshakes().isEmpty());
}

void tst_LocalGateway::listensAgainOnTheSamePort()
{
    LocalGateway gateway(quickOptions());
    const QUrl url = listen(gateway);
    RawClient before;
    before.open(url);
    QTRY_VERIFY(before.isOpen());

    gateway.stopListening();
    gateway.dropConnections();
    QTRY_VERIFY(before.isGone);
    RawClient during;
    during.connectTo(url);
    QTRY_COMPARE(during.socket.error(), QAbstractSocket::ConnectionRefusedError);

    QCOMPARE(std::get<QUrl>(gateway.listen(gateway.port())), url);
    RawClient after;
    after.open(url);
    QTRY_VERIFY(after.isOpen());
}

void tst_LocalGateway::reportsAPortInUse()
{
    LocalGateway first(quickOptions());
    listen(first);
    LocalGateway second(quickOptions());
    const auto result = second.listen(first.port());
    const auto *error = std::get_if<GatewayError>(&result);
    QVERIFY(error);
    QCOMPARE(error->code, GatewayError::Code::PortInUse);
    QCOMPARE(error->subject, QString::number(first.port()));
}

void tst_LocalGateway::dropsAndClosesConnections()
{
    LocalGateway gateway(quickOptions());
    QSignalSpy connected(&gateway, &LocalGateway::clientConnected);
    QSignalSpy disconnected(&gateway, &LocalGateway::clientDisconnected);
    RawClient closed;
    closed.open(listen(gateway));
    QTRY_COMPARE(connected.size(), 1);
    gateway.sendToAll(R"({"type":"system","message":"x"})");
    gateway.closeConnections(CloseCode::ServiceRestart, "restart");
    QTRY_COMPARE(closed.closeCode(), 1012);
    QCOMPARE(closed.frames().size(), 1);

    RawClient dropped;
    dropped.open(gateway.url());
    QTRY_COMPARE(gateway.connectionCount(), 1);
    gateway.dropConnections(true);
    QTRY_VERIFY(dropped.isGone);
    QCOMPARE(dropped.closeCode(), 0);
    QTRY_VERIFY(disconnected.size() >= 1);
}

void tst_LocalGateway::listensOnLoopbackOnly()
{
    LocalGateway gateway(quickOptions());
    const QUrl url = listen(gateway);
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    // All of 127.0.0.0/8 is this machine; a server on every address would answer here too.
    QTcpSocket other;
    other.connectToHost(u"127.0.0.2"_s, gateway.port());
    QTRY_COMPARE(other.error(), QAbstractSocket::ConnectionRefusedError);
}

QTEST_GUILESS_MAIN(tst_LocalGateway)
#include "tst_LocalGateway.moc"
