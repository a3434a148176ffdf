// SPDX-License-Identifier: MIT
#include "service/SocketSetup.h"

#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QTest>
#include <QWebSocket>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// What every attempt begins with: bounds, verification, the proxy, a name.
class tst_SocketSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void boundsAreSet();
    void certificatesAreVerified();
    void usesTheProxyOfHttps_data();
    void usesTheProxyOfHttps();
    void saysWhoWeAre();
};

void tst_SocketSetup::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    for (const char *name : {"http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY"})
        qunsetenv(name);
}

void tst_SocketSetup::boundsAreSet()
{
    const auto socket = makeWebSocket(QUrl(u"wss://shop.example/prod"_s));
    QVERIFY(socket->outgoingFrameSize() <= 32 * 1'024);
    QVERIFY(socket->maxAllowedIncomingFrameSize() <= 256 * 1'024);
    QVERIFY(socket->maxAllowedIncomingMessageSize() <= 1'024 * 1'024);
    // A smaller one than a frame would stop reading for ever; none at all lets a flood hold up the
    // event loop.
    QVERIFY(quint64(socket->readBufferSize()) > socket->maxAllowedIncomingFrameSize());
    QVERIFY(socket->readBufferSize() <= 1'024 * 1'024);
}

void tst_SocketSetup::certificatesAreVerified()
{
    // Whatever somebody set for the whole program.
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration careless = before;
    careless.setPeerVerifyMode(QSslSocket::QueryPeer);
    QSslConfiguration::setDefaultConfiguration(careless);
    const auto socket = makeWebSocket(QUrl(u"wss://shop.example/prod"_s));
    QSslConfiguration::setDefaultConfiguration(before);
    QCOMPARE(socket->sslConfiguration().peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(socket->sslConfiguration().protocol(), QSsl::TlsV1_2OrLater);
}

void tst_SocketSetup::usesTheProxyOfHttps_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("proxy");
    QTest::newRow("wss") << QUrl(u"wss://shop.example/prod?token=t"_s) << u"proxy.example"_s;
    QTest::newRow("this machine") << QUrl(u"ws://127.0.0.1:8080/prod"_s) << QString();
    QTest::newRow("this machine by name") << QUrl(u"ws://localhost:8080/prod"_s) << QString();
    QTest::newRow("this machine in IPv6") << QUrl(u"ws://[::1]:8080/prod"_s) << QString();
}

void tst_SocketSetup::usesTheProxyOfHttps()
{
    QFETCH(const QUrl, url);
    QFETCH(const QString, proxy);
    qputenv("https_proxy", "http://proxy.example:3128");
    qputenv("http_proxy", "http://proxy.example:3128");
    const auto socket = makeWebSocket(url);
    QCOMPARE(socket->proxy().hostName(), proxy);
    QCOMPARE(socket->proxy().type(),
             proxy.isEmpty() ? QNetworkProxy::NoProxy : QNetworkProxy::HttpProxy);
}

void tst_SocketSetup::saysWhoWeAre()
{
    const QNetworkRequest request = handshakeRequest(QUrl(u"wss://shop.example/prod"_s));
    QVERIFY(request.rawHeader("User-Agent").startsWith("E-Com67-Support/"));
}

QTEST_GUILESS_MAIN(tst_SocketSetup)
#include "tst_SocketSetup.moc"
