// SPDX-License-Identifier: MIT
#include "service/NetworkSetup.h"
#include "service/SocketSetup.h"

#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QTest>
#include <QWebSocket>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// What every attempt begins with: bounds, the setup of the network, a name.
class tst_SocketSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void boundsAreSet();
    void takesProxyAndTlsAsTheyAreSetUp();
    void saysWhoWeAre();
};

void tst_SocketSetup::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_SocketSetup::boundsAreSet()
{
    const auto socket = makeWebSocket(QUrl(u"wss://shop.example/prod"_s), NetworkSetup());
    QVERIFY(socket->outgoingFrameSize() <= 32 * 1'024);
    QVERIFY(socket->maxAllowedIncomingFrameSize() <= 256 * 1'024);
    QVERIFY(socket->maxAllowedIncomingMessageSize() <= 1'024 * 1'024);
    // A smaller one than a frame would stop reading for ever; none at all lets a flood hold up the
    // event loop.
    QVERIFY(quint64(socket->readBufferSize()) > socket->maxAllowedIncomingFrameSize());
    QVERIFY(socket->readBufferSize() <= 1'024 * 1'024);
}

void tst_SocketSetup::takesProxyAndTlsAsTheyAreSetUp()
{
    const NetworkSetup network(
        {.proxy = NetworkSetup::Proxy::Http, .proxyHost = u"proxy.example"_s, .proxyPort = 3128});
    const auto socket = makeWebSocket(QUrl(u"wss://shop.example/prod"_s), network);
    QCOMPARE(socket->proxy().hostName(), u"proxy.example"_s);
    QCOMPARE(socket->sslConfiguration().peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(socket->sslConfiguration().protocol(), QSsl::TlsV1_2OrLater);
}

void tst_SocketSetup::saysWhoWeAre()
{
    const QNetworkRequest request = handshakeRequest(QUrl(u"wss://shop.example/prod"_s));
    QVERIFY(request.rawHeader("User-Agent").startsWith("E-Com67-Support/"));
}

QTEST_GUILESS_MAIN(tst_SocketSetup)
#include "tst_SocketSetup.moc"
