// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/Faults.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// The gateway against a client that somebody else wrote: Qt's.
class tst_LocalGatewayPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void holdsAConversation();
    void closesWithCodeAndReason_data();
    void closesWithCodeAndReason();
    void refusesATrailingSlash();
    void answersPings();
    void readsFragmentsAndLongMessages();
    void cutsInsideCharactersAsTheRealOneDoes();

private:
    void open(const QStringList &faults = {});
    void ask(const QString &text);

    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<QWebSocket> m_client;
    std::unique_ptr<QSignalSpy> m_texts;
};

void tst_LocalGatewayPeers::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_LocalGatewayPeers::open(const QStringList &faults)
{
    GatewayOptions options;
    options.thinkingTime = std::chrono::milliseconds(1);
    options.faults = test::faults(faults);
    m_texts.reset();
    m_client = std::make_unique<QWebSocket>();
    m_gateway = std::make_unique<LocalGateway>(options);
    m_texts = std::make_unique<QSignalSpy>(m_client.get(), &QWebSocket::textMessageReceived);
    QSignalSpy connected(m_client.get(), &QWebSocket::connected);
    m_client->open(std::get<QUrl>(m_gateway->listen()));
    QVERIFY(connected.wait());
}

void tst_LocalGatewayPeers::ask(const QString &text)
{
    const QJsonObject question{
        {u"action"_s, u"sendMessage"_s}, {u"content"_s, text}, {u"sessionId"_s, u"s1"_s}};
    m_client->sendTextMessage(QString::fromUtf8(QJsonDocument(question).toJson()));
}

void tst_LocalGatewayPeers::holdsAConversation()
{
    open();
    for (int round = 1; round <= 3; ++round) {
        ask(u"Show me headphones"_s);
        QTRY_COMPARE(m_texts->size(), round * 3);
    }
    const QByteArray json = m_texts->constLast().constFirst().toString().toUtf8();
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    QCOMPARE(answer["data"_L1]["response_type"_L1].toString(), u"product_list"_s);
    QCOMPARE(m_gateway->received().size(), 3);

    QSignalSpy disconnected(m_client.get(), &QWebSocket::disconnected);
    m_client->close();
    QTRY_COMPARE(disconnected.size(), 1);
    QTRY_COMPARE(m_gateway->connectionCount(), 0);
}

void tst_LocalGatewayPeers::closesWithCodeAndReason_data()
{
    QTest::addColumn<int>("sent");
    QTest::addColumn<int>("seen");

    for (int code : {1001, 1003, 1008, 1009, 1011, 4000})
        QTest::addRow("%d", code) << code << code;
    // QWebSocket 6.4 takes 1012 for a violation; whoever reads closeCode() must know.
    QTest::newRow("1012") << 1012 << 1002;
}

void tst_LocalGatewayPeers::closesWithCodeAndReason()
{
    QFETCH(const int, sent);
    QFETCH(const int, seen);

    open();
    QSignalSpy disconnected(m_client.get(), &QWebSocket::disconnected);
    m_gateway->closeConnections(static_cast<CloseCode>(sent), "because");
    QTRY_COMPARE(disconnected.size(), 1);
    if (sent == seen) {
        QCOMPARE(static_cast<int>(m_client->closeCode()), seen);
        QCOMPARE(m_client->closeReason(), u"because"_s);
    } else {
        QVERIFY(m_client->closeCode() == seen || m_client->closeCode() == sent);
    }
}

void tst_LocalGatewayPeers::refusesATrailingSlash()
{
    LocalGateway gateway;
    QUrl url = std::get<QUrl>(gateway.listen());
    url.setPath(u"/prod/"_s);
    QWebSocket client;
    QSignalSpy connected(&client, &QWebSocket::connected);
    client.open(url);
    QTRY_VERIFY(client.errorString().contains(u"403"_s));
    QVERIFY(connected.isEmpty());
    client.abort();
}

void tst_LocalGatewayPeers::answersPings()
{
    open();
    QSignalSpy pongs(m_client.get(), &QWebSocket::pong);
    m_client->ping("7");
    QVERIFY(pongs.wait());
    QCOMPARE(pongs[0][1].toByteArray(), "7");
}

void tst_LocalGatewayPeers::readsFragmentsAndLongMessages()
{
    open({u"fragment=10@1"_s, u"no-typing"_s});
    ask(u"hello"_s);
    QTRY_COMPARE(m_texts->size(), 1);

    // The client fragments too: 100 KB in frames of 16 KB.
    m_client->setOutgoingFrameSize(16 * 1024);
    ask(QString(100'000, u'\u20AC').left(33'000));
    QTRY_COMPARE(m_texts->size(), 2);
    m_client->setOutgoingFrameSize(512 * 1024);
    QSignalSpy disconnected(m_client.get(), &QWebSocket::disconnected);
    ask(QString(40'000, u'a'));
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(m_client->closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
}

void tst_LocalGatewayPeers::cutsInsideCharactersAsTheRealOneDoes()
{
    open({u"fragment-utf8"_s, u"no-typing"_s});
    QSignalSpy disconnected(m_client.get(), &QWebSocket::disconnected);
    ask(u"hello"_s);
    // Legal, and read or refused with 1007 according to the version of Qt.
    QTRY_VERIFY(m_texts->size() == 1 || disconnected.size() == 1);
    if (m_texts->isEmpty())
        QCOMPARE(m_client->closeCode(), QWebSocketProtocol::CloseCodeWrongDatatype);
}

QTEST_GUILESS_MAIN(tst_LocalGatewayPeers)
#include "tst_LocalGatewayPeers.moc"
