// SPDX-License-Identifier: MIT
#include "service/NetworkSetup.h"
#include "support/RawServer.h"
#include "support/Socks5Server.h"
#include "support/TestData.h"
#include "support/TestTransport.h"
#include "support/TransportLog.h"

#include <QFile>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

/// The chat's socket through a SOCKS5 proxy, and what is said when that does not work.
class tst_SocksProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leadsToTheShop_data();
    void leadsToTheShop();
    void troubleIsNamed_data();
    void troubleIsNamed();
    void unnamedProxyIsNotGoneAround();
};

void tst_SocksProxy::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static QString tlsFile(const QString &name)
{
    return test::testData() + u"/tls/"_s + name;
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

namespace {

/// A shop elsewhere, and the proxy that leads there.
struct Elsewhere
{
    Elsewhere()
    {
        QSslConfiguration tls;
        tls.setLocalCertificate(QSslCertificate(contentOf(tlsFile(u"other-host.pem"_s))));
        tls.setPrivateKey(QSslKey(contentOf(tlsFile(u"key.pem"_s)), QSsl::Ec));
        shop.tls = tls;
    }

    NetworkSetup::Options options(const QString &user = {}, const QString &password = {}) const
    {
        return {.proxy = NetworkSetup::Proxy::Socks5,
                .proxyHost = u"127.0.0.1"_s,
                .proxyPort = proxy.serverPort(),
                .proxyUser = user,
                .proxyPassword = [password] { return password; },
                .caFile = tlsFile(u"other-host.pem"_s)};
    }

    RawServer shop{[](QTcpSocket &socket, const QByteArray &head) {
        socket.write(RawServer::acceptance(head) + RawServer::text("hello"));
    }};
    Socks5Server proxy{shop.serverPort()};
};

} // namespace

static const QUrl kShop(u"wss://other.example/prod?sessionId=s1"_s);

void tst_SocksProxy::leadsToTheShop_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("everybody") << ""_ba
                               << ""_ba;
    QTest::newRow("who has the password") << "clerk"_ba
                                          << "s3cret:/@"_ba;
}

void tst_SocksProxy::leadsToTheShop()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, password);
    Elsewhere elsewhere;
    elsewhere.proxy.user = user;
    elsewhere.proxy.password = password;
    const NetworkSetup network(
        elsewhere.options(QString::fromUtf8(user), QString::fromUtf8(password)));
    const auto transport = makeTestTransport(network);
    TransportLog log(*transport);

    transport->open(kShop, 10s);
    QTRY_COMPARE_WITH_TIMEOUT(log.texts.size(), 1, 10'000);

    QCOMPARE(elsewhere.proxy.tunnels, 1);
    // It looks the name up: nobody else gets to know it.
    QCOMPARE(elsewhere.proxy.askedHost, "other.example"_ba);
    transport->close();
    QTRY_COMPARE(log.ended.size(), 1);
    QVERIFY(!log.outcome().error);
}

void tst_SocksProxy::troubleIsNamed_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<Code>("code");
    QTest::newRow("no password") << u"no password"_s << Code::ProxyAuthentication;
    QTest::newRow("wrong password") << u"wrong password"_s << Code::ProxyAuthentication;
    // Qt takes this refusal for a name that was not found, as Dante means it.
    QTest::newRow("not allowed") << u"not allowed"_s << Code::HostNotFound;
    QTest::newRow("hangs up") << u"hangs up"_s << Code::ProxyUnreachable;
    QTest::newRow("dead") << u"dead"_s << Code::ProxyUnreachable;
    QTest::newRow("unknown") << u"unknown"_s << Code::ProxyNotFound;
}

void tst_SocksProxy::troubleIsNamed()
{
    QFETCH(const QString, trouble);
    QFETCH(const Code, code);
    Elsewhere elsewhere;
    auto options = elsewhere.options();
    if (trouble.endsWith("password"_L1)) {
        elsewhere.proxy.user = "clerk";
        elsewhere.proxy.password = "s3cret";
    }
    if (trouble == "wrong password"_L1)
        options = elsewhere.options(u"clerk"_s, u"wr0ng"_s);
    elsewhere.proxy.refusal = trouble == "not allowed"_L1 ? 2 : 0;
    elsewhere.proxy.hangsUp = trouble == "hangs up"_L1;
    if (trouble == "dead"_L1)
        elsewhere.proxy.close();
    if (trouble == "unknown"_L1)
        options.proxyHost = u"proxy.invalid"_s;
    const NetworkSetup network(options);
    const auto transport = makeTestTransport(network);
    TransportLog log(*transport);

    transport->open(kShop, 10s);
    QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 20'000);

    QCOMPARE(log.code(), int(code));
    QVERIFY(!log.outcome().error->detail.contains(u"wr0ng"_s));
    QVERIFY(log.opened.isEmpty());
    QVERIFY(elsewhere.shop.received.isEmpty());
}

void tst_SocksProxy::unnamedProxyIsNotGoneAround()
{
    Elsewhere elsewhere;
    auto options = elsewhere.options();
    options.proxyHost.clear();
    const NetworkSetup network(options);
    const auto transport = makeTestTransport(network);
    TransportLog log(*transport);
    // Straight there it would work: this is the shop itself.
    QUrl url = elsewhere.shop.url(u"wss"_s);
    url.setHost(u"other.example"_s);

    transport->open(url, 10s);
    QVERIFY(log.ended.isEmpty()); // never from inside the call
    QTRY_COMPARE(log.ended.size(), 1);

    QCOMPARE(log.code(), int(Code::ProxyIncomplete));
    QCOMPARE(log.outcome().error->setting, u"network/proxyHost"_s);
    QCOMPARE(elsewhere.shop.connections, 0);
}

QTEST_GUILESS_MAIN(tst_SocksProxy)
#include "tst_SocksProxy.moc"
