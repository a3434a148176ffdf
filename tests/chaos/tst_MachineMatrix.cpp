// SPDX-License-Identifier: MIT
#include "chaos/ClockShift.h"
#include "chaos/Shop.h"
#include "gateway/Authorizer.h"

#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>

#include <csignal>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;
using State = ConnectionStatus::State;

/// Rows 44 and 46 of the fault matrix: time that passes unseen, and what it does to a token.
class tst_MachineMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void row44_theClockCanBeShifted();
    void row44_sleepThatTheLinkDidNotSurvive();
    void row44_sleepThatTheLinkSurvived();
    void row44_stoppedUntilTheServerHungUp();
    void row44_clockIsSet_data();
    void row44_clockIsSet();
    void row44_sleepThatTheTokenDidNotSurvive();
    void row46_tokenExpiresWhileConnected();
    void row46_tokenExpiredAtTheRenewal();
    void row46_refreshFails_data();
    void row46_refreshFails();
};

void tst_MachineMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// Without this the others would show nothing.
void tst_MachineMatrix::row44_theClockCanBeShifted()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto monotonic = WakeWatch::systemClocks().monotonic();
    const ClockShift shift(2h);
    QVERIFY(before.secsTo(QDateTime::currentDateTimeUtc()) >= 7'200);
    QVERIFY(WakeWatch::systemClocks().monotonic() - monotonic < 1h);
}

/// Nothing but the sleep itself tells that a link is dead: neither pings nor a deadline.
static Customer::Pace patient()
{
    Customer::Pace pace = Customer::hurried();
    pace.socket.pingEvery = 50s;
    pace.socket.silenceAfter = 60s;
    pace.chat.unansweredAfter = 60s;
    return pace;
}

void tst_MachineMatrix::row44_sleepThatTheLinkDidNotSurvive()
{
    Shop shop(Shop::quickGateway(), patient());
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));

    shop.proxy.setWeather({.isBlackHole = true});
    const ClockShift asleep(25s);
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitStatus(State::Reconnecting, Code::ConnectionLost));
    // It never went into the dead link.
    QCOMPARE(shop.customer->messageWith(u"two"_s)->delivery, Delivery::Queued);
    shop.heal();
    QVERIFY(shop.waitAnswered(u"two"_s));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_MachineMatrix::row44_sleepThatTheLinkSurvived()
{
    Shop shop(Shop::quickGateway(), patient());
    QVERIFY(shop.waitOnline());
    const ClockShift asleep(25s);
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.proxy.connectionsSoFar(), 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

/// Texts the gateway received, in order.
static QStringList receivedBy(const LocalGateway &gateway)
{
    QStringList texts;
    for (const QByteArray &text : gateway.received())
        texts.append(QJsonDocument::fromJson(text)["message"_L1].toString());
    return texts;
}

/// A customer that types numbers without an end, in a process of its own that can be stopped.
void tst_MachineMatrix::row44_stoppedUntilTheServerHungUp()
{
    GatewayOptions options = Shop::quickGateway();
    options.quotas.idle = 300ms;
    LocalGateway gateway(options);
    const QUrl url = std::get<QUrl>(gateway.listen());
    const QTemporaryDir folder;
    const auto arguments = [&](int firstNumber) {
        return QStringList{url.toString(), folder.filePath(u"profile/chat.sqlite"_s), u"1"_s,
                           QString::number(firstNumber)};
    };
    QProcess customer;
    customer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    customer.start(QStringLiteral(ECOM67_KILL_DRIVER), arguments(1));
    QTRY_VERIFY_WITH_TIMEOUT(gateway.received().size() > 5, 30'000);
    const qsizetype handshakes = gateway.handshakes().size();

    QCOMPARE(::kill(static_cast<pid_t>(customer.processId()), SIGSTOP), 0);
    QTRY_COMPARE_WITH_TIMEOUT(gateway.connectionCount(), 0, 30'000);
    const qsizetype soFar = gateway.received().size();
    QCOMPARE(::kill(static_cast<pid_t>(customer.processId()), SIGCONT), 0);
    QTRY_VERIFY_WITH_TIMEOUT(gateway.received().size() > soFar + 5, 30'000);

    QVERIFY(gateway.handshakes().size() > handshakes);
    customer.kill();
    QVERIFY(customer.waitForFinished(30'000));
    QTRY_COMPARE(gateway.connectionCount(), 0);
    // Started with 0 it settles what there is, and ends by itself when that is done.
    customer.start(QStringLiteral(ECOM67_KILL_DRIVER), arguments(0));
    QTRY_COMPARE_WITH_TIMEOUT(customer.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(customer.exitCode(), 0);
    int before = 0;
    for (const QString &text : receivedBy(gateway)) {
        QVERIFY2(text.toInt() > before, qPrintable(u"twice or out of order: "_s + text));
        before = text.toInt();
    }
}

void tst_MachineMatrix::row44_clockIsSet_data()
{
    QTest::addColumn<std::chrono::seconds>("by");
    QTest::newRow("forward") << std::chrono::seconds(2h);
    QTest::newRow("back") << std::chrono::seconds(-2h);
}

void tst_MachineMatrix::row44_clockIsSet()
{
    QFETCH(const std::chrono::seconds, by);
    Shop shop;
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));
    {
        const ClockShift shift(by);
        shop.customer->ask(u"two"_s);
        QVERIFY(shop.waitAnswered(u"two"_s));
        VERIFY_INVARIANTS(shop.invariants.brokenNow());
        shop.proxy.setRefusing(true);
        shop.proxy.resetAll();
        QVERIFY(shop.waitStatus(State::Reconnecting));
        shop.customer->ask(u"three"_s);
    }
    shop.customer->ask(u"four"_s);
    const QString file = shop.customer->file;
    auto before = std::move(shop.customer);
    before->store->flush();
    before->service.reset();

    // What was typed at another time than it is now waits, and is not too old.
    shop.proxy.setRefusing(false);
    Customer after(file, shop.proxy.through(shop.url));
    after.remember(*before);
    before.reset();
    const Invariants invariants(after, &shop.gateway);
    VERIFY_INVARIANTS(invariants.brokenAfterHealing());
    for (const QString &text : std::as_const(after.typed))
        QCOMPARE(after.messageWith(text)->delivery, Delivery::Answered);
    QCOMPARE(receivedBy(shop.gateway), after.typed);
    VERIFY_INVARIANTS(invariants.brokenOnDisk());
}

static GatewayOptions lockedGateway()
{
    GatewayOptions options = Shop::quickGateway();
    options.requiresToken = true;
    options.tokens.secret = "secret";
    return options;
}

static QString tokenFor(std::chrono::seconds time)
{
    return QString::fromLatin1(Authorizer("secret").issue(
        "somebody", QDateTime::currentDateTimeUtc().addSecs(time.count())));
}

/// Nobody judges it again while the connection stands; the next handshake gets a new one, once.
void tst_MachineMatrix::row44_sleepThatTheTokenDidNotSurvive()
{
    Shop shop(lockedGateway(), patient(), tokenFor(1h));
    shop.customer->freshToken = [] { return tokenFor(1h); };
    QVERIFY(shop.waitOnline());
    shop.proxy.setWeather({.isBlackHole = true});
    const ClockShift asleep(2h);
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitStatus(State::Reconnecting, Code::ConnectionLost));
    shop.heal();

    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.customer->identityRefusals, 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_MachineMatrix::row46_tokenExpiresWhileConnected()
{
    Shop shop(lockedGateway(), Customer::hurried(), tokenFor(1h));
    shop.customer->freshToken = [] { return tokenFor(1h); };
    QVERIFY(shop.waitOnline());
    const ClockShift later(2h);
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.proxy.connectionsSoFar(), 1);
    QCOMPARE(shop.customer->identityRefusals, 0);

    shop.proxy.resetAll();
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitAnswered(u"two"_s));
    QCOMPARE(shop.customer->identityRefusals, 1);
    // The first, the refused one, and the one with the new token.
    QCOMPARE(shop.proxy.connectionsSoFar(), 3);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_MachineMatrix::row46_tokenExpiredAtTheRenewal()
{
    Customer::Pace pace = Customer::hurried();
    pace.chat.renewAfter = 300ms;
    pace.chat.quietFor = 50ms;
    Shop shop(lockedGateway(), pace, tokenFor(1h));
    shop.customer->freshToken = [] { return tokenFor(24h); };
    QVERIFY(shop.waitOnline());
    const ClockShift later(2h);
    QTRY_COMPARE_WITH_TIMEOUT(shop.customer->identityRefusals, 1, 30'000);

    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
    QCOMPARE(shop.customer->identityRefusals, 1);
}

void tst_MachineMatrix::row46_refreshFails_data()
{
    QTest::addColumn<bool>("givesTheOldOne");
    QTest::newRow("nothing new") << true;
    QTest::newRow("none at all") << false;
}

void tst_MachineMatrix::row46_refreshFails()
{
    QFETCH(const bool, givesTheOldOne);
    const QString old = tokenFor(1h);
    Shop shop(lockedGateway(), Customer::hurried(), old);
    shop.customer->freshToken = [=] { return givesTheOldOne ? old : QString(); };
    QVERIFY(shop.waitOnline());
    const ClockShift later(2h);
    shop.proxy.resetAll();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitStatus(State::AuthRequired));
    QTRY_COMPARE(shop.customer->service->status().state, State::AuthRequired);
    QCOMPARE(shop.customer->identityRefusals, 1);
    QVERIFY(!shop.customer->service->status().isWaiting());
    QCOMPARE(shop.customer->messageWith(u"one"_s)->delivery, Delivery::Queued);
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing(false));
    QCOMPARE(shop.proxy.connectionsSoFar(), 3);
    // Somebody signs in.
    shop.customer->moveTo(shop.proxy.through(shop.url), tokenFor(1h));
    QVERIFY(shop.waitAnswered(u"one"_s));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

QTEST_GUILESS_MAIN(tst_MachineMatrix)
#include "tst_MachineMatrix.moc"
