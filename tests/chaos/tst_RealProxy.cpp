// SPDX-License-Identifier: MIT
#include "chaos/ConnectProxy.h"
#include "chaos/ProxyProcess.h"
#include "chaos/Shop.h"
#include "chaos/TlsFront.h"
#include "support/CliRun.h"
#include "support/SecretService.h"
#include "support/TestData.h"

#include <QLoggingCategory>
#include <QRegularExpression>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;
using State = ConnectionStatus::State;
using Kind = ProxyProcess::Kind;

Q_DECLARE_METATYPE(ProxyProcess::Kind)

/// A conversation through squid and through tinyproxy, as companies run them.
class tst_RealProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void serves_data() { addKinds(); }
    void serves();
    void servesWhoHasThePassword_data() { addKinds(); }
    void servesWhoHasThePassword();
    void wantsAnotherPassword_data() { addKinds(); }
    void wantsAnotherPassword();
    void deniesTheShop_data() { addKinds(); }
    void deniesTheShop();
    void diesAndComesBack_data() { addKinds(); }
    void diesAndComesBack();
    void cutsQuietTunnels_data() { addKinds(); }
    void cutsQuietTunnels();
    void theStoredPasswordOpensTheWay_data() { addKinds(); }
    void theStoredPasswordOpensTheWay();

private:
    static void addKinds();
};

/// Everything that was logged, with nothing left out.
static QString &logged()
{
    static QString text;
    return text;
}

static void keepLog(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &text)
{
    logged() += text + u'\n';
}

void tst_RealProxy::addKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("squid") << Kind::Squid;
    QTest::newRow("tinyproxy") << Kind::Tinyproxy;
}

void tst_RealProxy::init()
{
    for (const char *name : {"http_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY",
                             "ALL_PROXY", "NO_PROXY"})
        qunsetenv(name);
    QFETCH(const Kind, kind);
    if (!ProxyProcess::programOf(kind))
        QSKIP("this proxy is not installed: scripts/install-packages test");
    logged().clear();
    QLoggingCategory::setFilterRules(u"*=true\nqt.core.*=false"_s);
    qInstallMessageHandler(keepLog);
}

/// No test of these may leave a trace of the password.
void tst_RealProxy::cleanup()
{
    qInstallMessageHandler(nullptr);
    QLoggingCategory::setFilterRules({});
    qunsetenv("https_proxy");
    for (const auto &secret :
         {u"s3cret"_s, QString::fromLatin1("clerk:s3cret"_ba.toBase64()), u"wr0ng"_s})
        QVERIFY2(!logged().contains(secret), qPrintable(logged()));
}

namespace {

/// The proxies wait for no handshake of 500 ms, and a ping keeps no tunnel alive here.
Customer::Pace calm()
{
    Customer::Pace pace = Customer::hurried();
    pace.socket.pingEvery = 50s;
    pace.socket.silenceAfter = 60s;
    pace.chat.firstHandshake = pace.chat.laterHandshake = 10s;
    pace.chat.unansweredAfter = 60s;
    return pace;
}

/// A shop elsewhere that only the proxy leads to.
struct ShopBehindProxy
{
    explicit ShopBehindProxy(Kind kind)
        : proxy(kind, next.serverPort())
    {
    }

    static QString tlsFile(const QString &name) { return test::testData() + u"/tls/"_s + name; }

    /// The system says so.
    void use(const QByteArray &userAndPassword = {})
    {
        qputenv("https_proxy", proxy.setting(userAndPassword));
        shop.customer->moveTo(
            QUrl(u"wss://other.example:"_s + QString::number(front.serverPort()) + u"/prod"_s));
    }
    QStringList brokenInTheEnd()
    {
        shop.invariants.noteHealed();
        shop.customer->ask(u"after all"_s);
        QStringList broken = shop.invariants.brokenAfterHealing();
        if (shop.customer->messageWith(u"after all"_s)->delivery != Delivery::Answered)
            broken.append(u"no answer in the end"_s);
        return broken + shop.invariants.brokenOnDisk();
    }

    TrustedAuthority authority{tlsFile(u"other-host.pem"_s)};
    Shop shop{Shop::quickGateway(), calm()};
    TlsFront front{shop.gateway.port(), tlsFile(u"other-host.pem"_s), tlsFile(u"key.pem"_s)};
    ConnectProxy next{front.serverPort()}; ///< behind tinyproxy
    ProxyProcess proxy;
};

} // namespace

void tst_RealProxy::serves()
{
    QFETCH(const Kind, kind);
    ShopBehindProxy way(kind);
    QVERIFY2(way.proxy.start({}), way.proxy.log().constData());
    way.use();
    QVERIFY(way.shop.waitOnline());
    QCOMPARE(way.shop.customer->attempts(), 1);
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

void tst_RealProxy::servesWhoHasThePassword()
{
    QFETCH(const Kind, kind);
    ShopBehindProxy way(kind);
    QVERIFY2(way.proxy.start({.password = "s3cret"}), way.proxy.log().constData());
    way.use("clerk:s3cret");
    QVERIFY(way.shop.waitOnline());
    QCOMPARE(way.shop.customer->attempts(), 1);
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

void tst_RealProxy::wantsAnotherPassword()
{
    QFETCH(const Kind, kind);
    for (const QByteArray &given : {""_ba, "clerk:wr0ng"_ba}) {
        ShopBehindProxy way(kind);
        QVERIFY2(way.proxy.start({.password = "s3cret"}), way.proxy.log().constData());
        way.use(given);
        way.shop.customer->open();
        way.shop.customer->ask(u"one"_s);

        // Tinyproxy answers a wrong password with 401, which no proxy should and Qt does not tell.
        const bool isTold = kind == Kind::Squid || given.isEmpty();
        QVERIFY(isTold ? way.shop.waitStatus(State::Misconfigured, Code::ProxyAuthentication)
                       : way.shop.waitStatus(State::Reconnecting, Code::ProxyFailed));
        QCOMPARE(way.shop.customer->messageWith(u"one"_s)->delivery, Delivery::Queued);
        qputenv("https_proxy", way.proxy.setting("clerk:s3cret"));
        QVERIFY(way.shop.waitAnswered(u"one"_s));
        VERIFY_INVARIANTS(way.brokenInTheEnd());
    }
}

void tst_RealProxy::deniesTheShop()
{
    QFETCH(const Kind, kind);
    ShopBehindProxy way(kind);
    QVERIFY2(way.proxy.start({.denies = true}), way.proxy.log().constData());
    way.use();
    way.shop.customer->open();
    way.shop.customer->ask(u"one"_s);

    QVERIFY(way.shop.waitStatus(State::Misconfigured, Code::ProxyDenied));
    QCOMPARE(way.shop.customer->messageWith(u"one"_s)->delivery, Delivery::Queued);
    way.proxy.kill();
    QVERIFY2(way.proxy.start({}), way.proxy.log().constData());
    QVERIFY(way.shop.waitAnswered(u"one"_s));
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

void tst_RealProxy::diesAndComesBack()
{
    QFETCH(const Kind, kind);
    ShopBehindProxy way(kind);
    QVERIFY2(way.proxy.start({}), way.proxy.log().constData());
    way.use();
    QVERIFY(way.shop.waitOnline());
    way.shop.customer->ask(u"one"_s);
    QVERIFY(way.shop.waitAnswered(u"one"_s));

    way.proxy.kill();
    QVERIFY(way.shop.waitStatus(State::Reconnecting, Code::ProxyConnectionLost));
    way.shop.customer->ask(u"two"_s);
    QVERIFY(way.shop.waitStatus(State::Reconnecting, Code::ProxyUnreachable));
    QCOMPARE(way.shop.customer->messageWith(u"two"_s)->delivery, Delivery::Queued);

    QVERIFY2(way.proxy.start({}), way.proxy.log().constData());
    QVERIFY(way.shop.waitAnswered(u"two"_s));
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

/// What waits for an answer then is unanswered; what is asked after that goes out.
void tst_RealProxy::cutsQuietTunnels()
{
    QFETCH(const Kind, kind);
    ShopBehindProxy way(kind);
    QVERIFY2(way.proxy.start({.idleSeconds = 1}), way.proxy.log().constData());
    way.shop.gateway.setFaults(faults({u"no-answer@1"_s}));
    way.use();
    QVERIFY(way.shop.waitOnline());
    way.shop.customer->ask(u"one"_s);

    QVERIFY(way.shop.waitFor(u"one"_s, Delivery::Unanswered));
    QVERIFY(way.shop.waitStatus(State::Reconnecting, Code::ProxyConnectionLost));
    way.shop.customer->ask(u"two"_s);
    QVERIFY(way.shop.waitAnswered(u"two"_s));
    way.proxy.kill();
    QVERIFY2(way.proxy.start({}), way.proxy.log().constData());
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

/// As staff would: the password goes into the keyring once, and nothing else holds it.
void tst_RealProxy::theStoredPasswordOpensTheWay()
{
    if (!SecretService::isInstalled())
        QSKIP("there is no keyring here: scripts/install-packages test");
    QFETCH(const Kind, kind);
    ShopBehindProxy way(kind);
    QVERIFY2(way.proxy.start({.password = "s3cret"}), way.proxy.log().constData());
    SecretService keyring;
    QVERIFY(keyring.start());
    CliRun cli(QStringLiteral(ECOM67_CLI));
    cli.setVariable("DBUS_SESSION_BUS_ADDRESS",
                    keyring.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s));
    cli.setVariable("ECOM67_NETWORK_PROXY", u"http"_s);
    cli.setVariable("ECOM67_NETWORK_PROXY_HOST", u"127.0.0.1"_s);
    cli.setVariable("ECOM67_NETWORK_PROXY_PORT", QString::number(way.proxy.port()));
    cli.setVariable("ECOM67_NETWORK_PROXY_USER", u"clerk"_s);
    cli.setVariable("ECOM67_NETWORK_CA_FILE", ShopBehindProxy::tlsFile(u"other-host.pem"_s));
    const QStringList question{u"send"_s, u"hello"_s, u"--endpoint"_s,
                               u"wss://other.example:"_s + QString::number(way.front.serverPort())
                                   + u"/prod"_s};

    cli(question);
    QVERIFY2(cli.exitCode != 0, "answered without the password");
    cli({u"identity"_s, u"store"_s, u"--proxy-password"_s}, "s3cret\n");
    QVERIFY2(cli.exitCode == 0, cli.err.constData());
    cli(question);
    QVERIFY2(cli.exitCode == 0, cli.err.constData());
    QVERIFY(!cli.out.isEmpty() && !cli.out.contains("s3cret") && !cli.err.contains("s3cret"));
    cli({u"identity"_s, u"forget"_s, u"--proxy-password"_s});
    QVERIFY2(cli.exitCode == 0, cli.err.constData());
    cli(question);
    QVERIFY2(cli.exitCode != 0, "answered with a password that was forgotten");
}

QTEST_GUILESS_MAIN(tst_RealProxy)
#include "tst_RealProxy.moc"
