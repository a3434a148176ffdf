// SPDX-License-Identifier: MIT
#include "service/NetworkSetup.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;

/// The one way to the network: which proxy, and how certificates are judged.
class tst_NetworkSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void environmentNamesTheProxy_data();
    void environmentNamesTheProxy();
    void environmentExempts_data();
    void environmentExempts();
    void chosenProxyCounts_data();
    void chosenProxyCounts();
    void passwordIsAskedForEachConnection();
    void proxyMustBeNamed_data();
    void proxyMustBeNamed();
    void certificatesAreVerified();
    void requestsGoTheSameWay();
    void changeCountsAtOnce();
};

void tst_NetworkSetup::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY",
                             "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
        qunsetenv(name);
}

/// As it would be written down: "http clerk:p@ss proxy.example:3128", or "none".
static QString written(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return u"none"_s;
    QString text = proxy.type() == QNetworkProxy::HttpProxy ? u"http "_s : u"socks5 "_s;
    if (!proxy.user().isEmpty())
        text += proxy.user() + u':' + proxy.password() + u' ';
    return text + proxy.hostName() + u':' + QString::number(proxy.port());
}

static const QUrl kShop(u"wss://shop.example/prod?token=t"_s);

void tst_NetworkSetup::environmentNamesTheProxy_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("proxy");
    const auto row
        = [](const char *name, const QByteArray &variable, const QByteArray &value, const QUrl &url,
             const QString &proxy) { QTest::newRow(name) << variable << value << url << proxy; };
    const QString plain = u"http proxy.example:3128"_s;
    row("none", "unrelated", "x", kShop, u"none"_s);
    row("wss", "https_proxy", "http://proxy.example:3128", kShop, plain);
    row("capitals", "HTTPS_PROXY", "http://proxy.example:3128", kShop, plain);
    row("https", "https_proxy", "http://proxy.example:3128", QUrl(u"https://a.example/1.png"_s),
        plain);
    row("without scheme", "https_proxy", "proxy.example:3128", kShop, plain);
    row("without port", "https_proxy", "http://proxy.example", kShop, u"http proxy.example:8080"_s);
    row("with a slash", "https_proxy", " http://proxy.example:3128/ ", kShop, plain);
    row("user and password", "https_proxy", "http://clerk:p%40ss%3A%2F@proxy.example:3128", kShop,
        u"http clerk:p@ss:/ proxy.example:3128"_s);
    row("SOCKS", "all_proxy", "socks5h://clerk:p@proxy.example", kShop,
        u"socks5 clerk:p proxy.example:1080"_s);
    row("for everything", "ALL_PROXY", "http://proxy.example:3128", kShop, plain);
    row("http", "http_proxy", "http://proxy.example:3128", QUrl(u"http://a.example"_s), plain);
    row("unreadable", "https_proxy", "http://[proxy", kShop, u"none"_s);
    row("unknown kind", "https_proxy", "quic://proxy.example:3128", kShop, u"none"_s);
    for (const char *here : {"ws://127.0.0.1:8080/prod", "ws://localhost:8080/prod",
                             "ws://[::1]:8080/prod", "wss://127.1.2.3/prod"})
        row(here, "all_proxy", "http://proxy.example:3128", QUrl(QString::fromLatin1(here)),
            u"none"_s);
}

void tst_NetworkSetup::environmentNamesTheProxy()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, value);
    QFETCH(const QUrl, url);
    QFETCH(const QString, proxy);
    qputenv(variable.constData(), value);
    const QNetworkProxy found = NetworkSetup().proxyFor(url);
    qunsetenv(variable.constData());
    QCOMPARE(written(found), proxy);
}

void tst_NetworkSetup::environmentExempts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isExempt");
    QTest::addColumn<QByteArray>("list");
    const auto row = [](const char *list, const char *host, bool isExempt) {
        QTest::addRow("%s: %s", list, host)
            << QString::fromLatin1(host) << isExempt << QByteArray(list);
    };
    row("*", "shop.example", true);
    row("shop.example", "shop.example", true);
    row("shop.example", "SHOP.example", true);
    row("shop.example", "api.shop.example", true);
    row("shop.example", "notshop.example", false);
    row(".shop.example", "api.shop.example", true);
    row("*.shop.example", "api.shop.example", true);
    row("shop.example.", "shop.example", true);
    row("a.example, shop.example", "shop.example", true);
    row("a.example shop.example", "shop.example", true);
    row("a.example,,", "shop.example", false);
    row("shop.example:443", "shop.example", true);
    row("shop.example:8443", "shop.example", false);
    row("10.0.0.0/8", "10.1.2.3", true);
    row("10.0.0.0/8", "11.1.2.3", false);
    row("10.0.0.0/8", "shop.example", false);
    row("192.168.1.1", "192.168.1.1", true);
    row("2001:db8::/32", "[2001:db8::1]", true);
    row("/", "shop.example", false);
    row(":", "shop.example", false);
}

void tst_NetworkSetup::environmentExempts()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isExempt);
    QFETCH(const QByteArray, list);
    qputenv("https_proxy", "http://proxy.example:3128");
    qputenv("no_proxy", list);
    const QUrl url(u"wss://"_s + host + u"/prod"_s);
    QCOMPARE(written(NetworkSetup().proxyFor(url)),
             isExempt ? u"none"_s : u"http proxy.example:3128"_s);
}

void tst_NetworkSetup::chosenProxyCounts_data()
{
    QTest::addColumn<NetworkSetup::Proxy>("kind");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("proxy");
    using Proxy = NetworkSetup::Proxy;
    QTest::newRow("none") << Proxy::None << QString() << u"none"_s;
    QTest::newRow("http") << Proxy::Http << QString() << u"http own.example:81"_s;
    QTest::newRow("http, user") << Proxy::Http << u"u"_s << u"http u:secret own.example:81"_s;
    QTest::newRow("socks5") << Proxy::Socks5 << u"u"_s << u"socks5 u:secret own.example:81"_s;
}

void tst_NetworkSetup::chosenProxyCounts()
{
    QFETCH(const NetworkSetup::Proxy, kind);
    QFETCH(const QString, user);
    QFETCH(const QString, proxy);
    qputenv("https_proxy", "http://proxy.example:3128");
    const NetworkSetup network({.proxy = kind,
                                .proxyHost = u"own.example"_s,
                                .proxyPort = 81,
                                .proxyUser = user,
                                .proxyPassword = [] { return u"secret"_s; }});
    QCOMPARE(written(network.proxyFor(kShop)), proxy);
    QCOMPARE(written(network.proxyFor(QUrl(u"ws://127.0.0.1:1/prod"_s))), u"none"_s);
    QVERIFY(!network.proxyProblem());
}

void tst_NetworkSetup::passwordIsAskedForEachConnection()
{
    int asked = 0;
    const NetworkSetup network({.proxy = NetworkSetup::Proxy::Http,
                                .proxyHost = u"own.example"_s,
                                .proxyPort = 81,
                                .proxyUser = u"u"_s,
                                .proxyPassword = [&asked] { return QString::number(++asked); }});
    QCOMPARE(network.proxyFor(kShop).password(), u"1"_s);
    QCOMPARE(network.proxyFor(kShop).password(), u"2"_s);
}

void tst_NetworkSetup::proxyMustBeNamed_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QString>("setting");
    QTest::newRow("no host") << QString() << quint16(81) << u"network/proxyHost"_s;
    QTest::newRow("no port") << u"own.example"_s << quint16(0) << u"network/proxyPort"_s;
}

void tst_NetworkSetup::proxyMustBeNamed()
{
    QFETCH(const QString, host);
    QFETCH(const quint16, port);
    QFETCH(const QString, setting);
    for (const auto kind : {NetworkSetup::Proxy::Http, NetworkSetup::Proxy::Socks5}) {
        const auto problem
            = NetworkSetup({.proxy = kind, .proxyHost = host, .proxyPort = port}).proxyProblem();
        QVERIFY(problem);
        QCOMPARE(problem->code, Code::ProxyIncomplete);
        QCOMPARE(problem->setting, setting);
    }
    for (const auto kind : {NetworkSetup::Proxy::System, NetworkSetup::Proxy::None})
        QVERIFY(!NetworkSetup({.proxy = kind, .proxyHost = host}).proxyProblem());
}

void tst_NetworkSetup::certificatesAreVerified()
{
    // Whatever somebody set for the whole program.
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration careless = before;
    careless.setPeerVerifyMode(QSslSocket::QueryPeer);
    QSslConfiguration::setDefaultConfiguration(careless);
    const QSslConfiguration tls = NetworkSetup().tls();
    QSslConfiguration::setDefaultConfiguration(before);
    QCOMPARE(tls.peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(tls.protocol(), QSsl::TlsV1_2OrLater);
}

void tst_NetworkSetup::requestsGoTheSameWay()
{
    const NetworkSetup network(
        {.proxy = NetworkSetup::Proxy::Http, .proxyHost = u"own.example"_s, .proxyPort = 81});
    const auto manager = network.makeAccessManager();
    QNetworkProxyQuery query(QUrl(u"https://idp.example/keys"_s));
    QCOMPARE(written(manager->proxyFactory()->queryProxy(query).constFirst()),
             u"http own.example:81"_s);
    QCOMPARE(manager->redirectPolicy(), QNetworkRequest::ManualRedirectPolicy);

    QNetworkRequest request(query.url());
    network.prepare(request);
    QCOMPARE(request.sslConfiguration().protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(request.sslConfiguration().peerVerifyMode(), QSslSocket::VerifyPeer);
    QVERIFY(request.rawHeader("User-Agent").startsWith("E-Com67-Support/"));
    QCOMPARE(request.attribute(QNetworkRequest::CookieSaveControlAttribute).toInt(),
             int(QNetworkRequest::Manual));
}

void tst_NetworkSetup::changeCountsAtOnce()
{
    NetworkSetup network;
    const auto manager = network.makeAccessManager();
    network.change(
        {.proxy = NetworkSetup::Proxy::Socks5, .proxyHost = u"own.example"_s, .proxyPort = 81});
    QCOMPARE(written(network.proxyFor(kShop)), u"socks5 own.example:81"_s);
    const QNetworkProxyQuery query(QUrl(u"https://idp.example/keys"_s));
    QCOMPARE(written(manager->proxyFactory()->queryProxy(query).constFirst()),
             u"socks5 own.example:81"_s);
}

QTEST_GUILESS_MAIN(tst_NetworkSetup)
#include "tst_NetworkSetup.moc"
