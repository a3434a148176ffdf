// SPDX-License-Identifier: MIT
#include "chaos/ConnectProxy.h"
#include "chaos/Shop.h"
#include "chaos/TlsFront.h"
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

/// Row 45 of the fault matrix: a proxy between the customer and the shop, as the system's settings
/// name it.
class tst_ProxyMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void row45_proxyThatServes_data();
    void row45_proxyThatServes();
    void row45_proxyThatRefuses_data();
    void row45_proxyThatRefuses();
    void row45_proxyDies();
    void row45_proxyCutsIdleTunnels();
    void row45_noSecretInTheLog_data();
    void row45_noSecretInTheLog();
};

void tst_ProxyMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    for (const char *name : {"http_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"})
        qunsetenv(name);
}

void tst_ProxyMatrix::cleanup()
{
    qunsetenv("https_proxy");
}

static QString tlsFile(const QString &name)
{
    return test::testData() + u"/tls/"_s + name;
}

namespace {

/// A shop elsewhere that only the proxy leads to.
struct ShopBehindProxy
{
    explicit ShopBehindProxy(const Customer::Pace &pace = Customer::hurried())
        : shop(Shop::quickGateway(), pace)
    {
        use({});
    }

    /// The system says so.
    void use(const QByteArray &userAndPassword)
    {
        qputenv("https_proxy", proxy.setting(userAndPassword));
        shop.customer->moveTo(QUrl(u"wss://other.example/prod"_s));
    }
    /// The customer goes through the proxy still.
    QStringList brokenInTheEnd()
    {
        shop.customer->ask(u"after all"_s);
        QStringList broken = shop.invariants.brokenAfterHealing();
        if (shop.customer->messageWith(u"after all"_s)->delivery != Delivery::Answered)
            broken.append(u"(g) no answer in the end"_s);
        return broken + shop.invariants.brokenOnDisk();
    }

    TrustedAuthority authority{tlsFile(u"other-host.pem"_s)};
    Shop shop;
    TlsFront front{shop.gateway.port(), tlsFile(u"other-host.pem"_s), tlsFile(u"key.pem"_s)};
    ConnectProxy proxy{front.serverPort()};
};

} // namespace

void tst_ProxyMatrix::row45_proxyThatServes_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("everybody") << ""_ba;
    QTest::newRow("who has a password") << "clerk:s3cret"_ba;
}

void tst_ProxyMatrix::row45_proxyThatServes()
{
    QFETCH(const QByteArray, wanted);
    ShopBehindProxy way;
    way.proxy.wanted = wanted;
    way.use(wanted);
    QVERIFY(way.shop.waitOnline());

    QCOMPARE(way.proxy.tunnels(), 1);
    QCOMPARE(way.shop.customer->attempts(), 1);
    QVERIFY(way.proxy.asked.startsWith("CONNECT other.example:443 "));
    // It knows whom the customer talks to, and no more.
    QVERIFY(!way.proxy.asked.contains(way.shop.customer->chat->session().toString().toUtf8()));
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

void tst_ProxyMatrix::row45_proxyThatRefuses_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<Code>("code");
    QTest::newRow("no password") << ""_ba
                                 << ""_ba << Code::ProxyAuthentication;
    QTest::newRow("wrong password") << ""_ba
                                    << "clerk:wrong"_ba << Code::ProxyAuthentication;
    QTest::newRow("denied") << "403 Forbidden"_ba
                            << ""_ba << Code::ProxyDenied;
    QTest::newRow("broken") << "500 Internal Server Error"_ba
                            << ""_ba << Code::ProxyFailed;
    QTest::newRow("not a proxy") << "400 Bad Request"_ba
                                 << ""_ba << Code::ProxyFailed;
    QTest::newRow("hangs up") << "hangs up"_ba
                              << ""_ba << Code::ProxyUnreachable;
    QTest::newRow("silent") << "silent"_ba
                            << ""_ba << Code::ConnectTimeout;
    QTest::newRow("finds no host") << "404 Not Found"_ba
                                   << ""_ba << Code::HostNotFound;
    QTest::newRow("finds no server") << "503 Service Unavailable"_ba
                                     << ""_ba << Code::ConnectionRefused;
}

void tst_ProxyMatrix::row45_proxyThatRefuses()
{
    QFETCH(const QByteArray, refusal);
    QFETCH(const QByteArray, credentials);
    QFETCH(const Code, code);
    ShopBehindProxy way;
    way.proxy.hangsUp = refusal == "hangs up";
    way.proxy.isSilent = refusal == "silent";
    if (way.proxy.hangsUp || way.proxy.isSilent)
        way.proxy.refusal = {};
    else if (refusal.isEmpty())
        way.proxy.wanted = "clerk:s3cret";
    else
        way.proxy.refusal = refusal;
    way.use(credentials);
    way.shop.customer->open();
    way.shop.customer->ask(u"one"_s);

    const bool isForSomebodyToMend = code == Code::ProxyAuthentication || code == Code::ProxyDenied;
    QVERIFY(way.shop.waitStatus(isForSomebodyToMend ? State::Misconfigured : State::Reconnecting,
                                code));
    // Again and again, with its waits; the question waits too.
    QTRY_VERIFY_WITH_TIMEOUT(way.shop.customer->attempts() >= 3, 30'000);
    for (const ConnectionStatus &status : std::as_const(way.shop.customer->statuses))
        QVERIFY(!status.error || status.error->code == code);
    QCOMPARE(way.shop.customer->messageWith(u"one"_s)->delivery, Delivery::Queued);
    VERIFY_INVARIANTS(way.shop.invariants.brokenNow());
    way.proxy.wanted.clear();
    way.proxy.refusal.clear();
    way.proxy.hangsUp = way.proxy.isSilent = false;
    way.shop.invariants.noteHealed();
    QVERIFY(way.shop.waitAnswered(u"one"_s));
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

void tst_ProxyMatrix::row45_proxyDies()
{
    ShopBehindProxy way;
    QVERIFY(way.shop.waitOnline());
    way.proxy.die();
    way.shop.customer->ask(u"one"_s);

    QVERIFY(way.shop.waitStatus(State::Reconnecting, Code::ProxyConnectionLost));
    QVERIFY(way.shop.waitStatus(State::Reconnecting, Code::ProxyUnreachable));
    VERIFY_INVARIANTS(way.shop.invariants.brokenNow());
    way.proxy.revive();
    way.shop.invariants.noteHealed();
    VERIFY_INVARIANTS(way.shop.invariants.brokenAfterHealing());
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

/// Shorter than the pings: what waits for an answer is lost, what is asked after that is not.
void tst_ProxyMatrix::row45_proxyCutsIdleTunnels()
{
    Customer::Pace pace = Customer::hurried();
    pace.socket.pingEvery = 50s;
    pace.socket.silenceAfter = 60s;
    ShopBehindProxy way(pace);
    way.proxy.idle = 100ms;
    way.shop.gateway.setFaults(faults({u"no-answer@1"_s}));
    QVERIFY(way.shop.waitOnline());
    way.shop.customer->ask(u"one"_s);

    QVERIFY(way.shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(way.shop.customer->messageWith(u"one"_s)->failure, Code::ConnectionLost);
    QTRY_VERIFY_WITH_TIMEOUT(way.proxy.tunnels() >= 3, 30'000);
    for (const ConnectionStatus &status : std::as_const(way.shop.customer->statuses))
        QVERIFY(!status.error || status.error->code == Code::ProxyConnectionLost);
    way.proxy.idle = 0ms;
    // A tunnel that is being cut at this very moment must not take the last question along.
    const int before = way.proxy.tunnels();
    way.proxy.die();
    way.proxy.revive();
    QTRY_VERIFY(way.proxy.tunnels() > before);
    QVERIFY(way.shop.waitOnline());
    VERIFY_INVARIANTS(way.brokenInTheEnd());
}

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

void tst_ProxyMatrix::row45_noSecretInTheLog_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("right password") << "clerk:s3cret"_ba;
    QTest::newRow("wrong password") << "clerk:another"_ba;
}

void tst_ProxyMatrix::row45_noSecretInTheLog()
{
    QFETCH(const QByteArray, wanted);
    logged().clear();
    const auto before = qInstallMessageHandler(keepLog);
    QLoggingCategory::setFilterRules(u"*=true\nqt.core.*=false"_s);
    {
        ShopBehindProxy way;
        way.proxy.wanted = wanted;
        way.use("clerk:s3cret");
        way.shop.customer->open();
        QTRY_VERIFY_WITH_TIMEOUT(
            way.shop.customer->attempts() >= 2 || way.shop.customer->isOnline(), 30'000);
        way.proxy.die();
        QTRY_VERIFY(way.shop.waitStatus(State::Reconnecting, Code::ProxyUnreachable));
    }
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(before);

    QVERIFY(logged().contains(u"ProxyUnreachable"_s));
    for (const auto &secret : {u"s3cret"_s, QString::fromLatin1("clerk:s3cret"_ba.toBase64())})
        QVERIFY2(!logged().contains(secret), qPrintable(logged()));
}

QTEST_GUILESS_MAIN(tst_ProxyMatrix)
#include "tst_ProxyMatrix.moc"
