// SPDX-License-Identifier: MIT
#include "chaos/GatewayProcess.h"
#include "chaos/Shop.h"
#include "chaos/TlsFront.h"
#include "support/TestData.h"
#include "support/TestTransport.h"

#include <QRegularExpression>

#include <csignal>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;
using State = ConnectionStatus::State;

/// Rows 18 to 30 of the fault matrix: what the network does to a connection that stands.
class tst_LinkMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void row18_flippedBitsUnderTls();
    void row19_resetInMidConversation();
    void row20_endWithoutClose();
    void row21_idleCloseWhileInUse();
    void row21_idleCloseWhileHidden();
    void row22_renewalInAQuietMoment();
    void row22_renewalWaitsForTheAnswer();
    void row23_closeCodes_data();
    void row23_closeCodes();
    void row24_closeFrameOnAConnectionThatStays();
    void row25_stoppedPeer();
    void row26_linkDownForAMoment();
    void row27_linkDownForGood();
    void row28_slowLinkWithALongAnswer();
    void row29_stallInTheMiddleOfAFrame();
    void row30_charactersCutAcrossFragments();
};

void tst_LinkMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_LinkMatrix::row18_flippedBitsUnderTls()
{
    const QString tls = test::testData() + u"/tls/"_s;
    const TrustedAuthority authority(tls + u"valid.pem"_s);
    Shop shop;
    TlsFront front(shop.gateway.port(), tls + u"valid.pem"_s, tls + u"key.pem"_s);
    ChaosProxy proxy(front.serverPort());
    shop.customer->moveTo(proxy.through(front.through(shop.url)));
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));

    proxy.setWeather({}, {.corruptFrom = 0});
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitFor(u"two"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"two"_s)->failure, Code::ConnectionLost);
    const auto endings = std::ranges::count_if(
        shop.customer->statuses, [](const ConnectionStatus &status) { return status.isWaiting(); });
    proxy.heal();
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
    // However many errors the socket reports: the loss, and what failed until the healing.
    QVERIFY(endings >= 1);
    QCOMPARE(shop.gateway.handshakes().size(), 2);
}

void tst_LinkMatrix::row19_resetInMidConversation()
{
    Shop shop({u"no-answer@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    shop.customer->ask(u"two"_s);
    QTRY_COMPARE(shop.gateway.received().size(), 1);
    shop.proxy.resetAll();

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, Code::ConnectionLost);
    QVERIFY(shop.waitFor(u"two"_s, Delivery::Answered));
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    shop.customer->askAgain(u"one"_s);
    QVERIFY(shop.waitFor(u"one"_s, Delivery::Answered));
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    VERIFY_INVARIANTS(shop.invariants.brokenOnDisk());
}

void tst_LinkMatrix::row20_endWithoutClose()
{
    Shop shop({u"no-answer@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QTRY_COMPARE(shop.gateway.received().size(), 1);
    shop.proxy.endAll();

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, Code::ConnectionLost);
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    VERIFY_INVARIANTS(shop.invariants.brokenOnDisk());
}

static GatewayOptions idlingGateway()
{
    GatewayOptions options = Shop::quickGateway();
    options.quotas.idle = 400ms;
    return options;
}

void tst_LinkMatrix::row21_idleCloseWhileInUse()
{
    Shop shop(idlingGateway());
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));
    QTRY_COMPARE_WITH_TIMEOUT(shop.gateway.handshakes().size(), 2, 30'000);
    QTRY_VERIFY(shop.customer->isOnline());

    for (const ConnectionStatus &status : std::as_const(shop.customer->statuses))
        QVERIFY(!status.error);
    QCOMPARE(shop.customer->rowsOf(Message::Role::Notice), 0);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_LinkMatrix::row21_idleCloseWhileHidden()
{
    Shop shop(idlingGateway());
    QVERIFY(shop.waitOnline());
    shop.customer->hide();
    QVERIFY(shop.waitStatus(State::Dormant));
    QTRY_COMPARE(shop.proxy.liveConnections(), 0);
    QCOMPARE(shop.gateway.handshakes().size(), 1);
    VERIFY_INVARIANTS(shop.invariants.brokenNow());

    // Whoever begins to type finds the connection made.
    shop.customer->service->wake();
    QTRY_VERIFY(shop.customer->isOnline());
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

static Customer::Pace renewing()
{
    Customer::Pace pace = Customer::hurried();
    pace.chat.renewAfter = 300ms;
    pace.chat.quietFor = 50ms;
    return pace;
}

void tst_LinkMatrix::row22_renewalInAQuietMoment()
{
    Shop shop(Shop::quickGateway(), renewing());
    QVERIFY(shop.waitOnline());
    QTRY_COMPARE_WITH_TIMEOUT(shop.gateway.handshakes().size(), 2, 30'000);
    QTRY_VERIFY(shop.customer->isOnline());

    for (const ConnectionStatus &status : std::as_const(shop.customer->statuses))
        QVERIFY(!status.error && !status.isWaiting());
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_LinkMatrix::row22_renewalWaitsForTheAnswer()
{
    GatewayOptions options = Shop::quickGateway();
    options.thinkingTime = 800ms;
    options.quotas.integration = 10s;
    Customer::Pace pace = renewing();
    pace.chat.unansweredAfter = 30s;
    Shop shop(options, pace);
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitAnswered(u"one"_s));
    // All the time it stood, though it was long due.
    QCOMPARE(shop.gateway.handshakes().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(shop.gateway.handshakes().size(), 2, 30'000);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_LinkMatrix::row23_closeCodes_data()
{
    QTest::addColumn<int>("closeCode");
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<Code>("failure");
    QTest::addColumn<Code>("shown");
    QTest::newRow("too many requests")
        << 1008 << Delivery::Unanswered << Code::ConnectionLost << Code::RateLimited;
    QTest::newRow("too long") << 1009 << Delivery::Failed << Code::MessageTooLong
                              << Code::MessageTooLong;
    QTest::newRow("internal error")
        << 1011 << Delivery::Unanswered << Code::ConnectionLost << Code::ServerTrouble;
    QTest::newRow("service restart")
        << 1012 << Delivery::Unanswered << Code::ConnectionLost << Code::ServerTrouble;
}

void tst_LinkMatrix::row23_closeCodes()
{
    QFETCH(const int, closeCode);
    QFETCH(const Delivery, delivery);
    QFETCH(const Code, failure);
    QFETCH(const Code, shown);
    Shop shop({u"close=%1@1"_s.arg(closeCode)});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    shop.customer->ask(u"two"_s);

    QVERIFY(shop.waitFor(u"one"_s, delivery));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, failure);
    QVERIFY(shop.waitStatus(State::Reconnecting, shown));
    QVERIFY(shop.waitAnswered(u"two"_s));
    QCOMPARE(shop.proxy.connectionsSoFar(), 2);
    // At least 150 ms after a refusal for its rate; what is announced is never shorter by 5 ms.
    QCOMPARE(shop.customer->longestWait >= 145ms, closeCode == 1008);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_LinkMatrix::row24_closeFrameOnAConnectionThatStays()
{
    Customer::Pace pace = Customer::hurried();
    // Nothing else may end it: neither silence nor the wait for the answer.
    pace.socket.pingEvery = 50s;
    pace.socket.silenceAfter = 60s;
    pace.chat.unansweredAfter = 60s;
    Shop shop(Shop::quickGateway({u"close-hold=1001@1"_s}), pace);
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

/// Its kernel goes on to take bytes; only a word of its own proves that it lives.
void tst_LinkMatrix::row25_stoppedPeer()
{
    const GatewayProcess gateway(QStringLiteral(ECOM67_CLI));
    QVERIFY(gateway.url.isValid());
    const auto pid = static_cast<pid_t>(gateway.process.processId());
    Shop shop;
    shop.customer->moveTo(gateway.url);
    QVERIFY(shop.waitOnline());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    shop.customer->ask(u"one"_s);
    const bool isNoticed = shop.waitFor(u"one"_s, Delivery::Unanswered)
        && shop.waitStatus(State::Reconnecting, Code::ConnectionLost);
    // A handshake with it gets no answer either.
    const bool isTimeout = shop.waitStatus(State::Reconnecting, Code::ConnectTimeout);
    ::kill(pid, SIGCONT);
    QVERIFY(isNoticed);
    QVERIFY(isTimeout);

    QTRY_VERIFY_WITH_TIMEOUT(shop.customer->isOnline(), 30'000);
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitAnswered(u"two"_s));
    VERIFY_INVARIANTS(shop.invariants.brokenNow());
}

void tst_LinkMatrix::row26_linkDownForAMoment()
{
    Customer::Pace pace = Customer::hurried();
    pace.socket.silenceAfter = 30s;
    pace.chat.unansweredAfter = 30s;
    Shop shop(Shop::quickGateway(), pace);
    QVERIFY(shop.waitOnline());
    shop.proxy.setWeather({.isBlackHole = true});
    shop.customer->ask(u"one"_s);
    // Several pings go unheard.
    QTimer longer;
    longer.setSingleShot(true);
    longer.start(4 * pace.socket.pingEvery);
    QTRY_VERIFY(!longer.isActive());
    shop.proxy.heal();

    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.proxy.connectionsSoFar(), 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_LinkMatrix::row27_linkDownForGood()
{
    Shop shop;
    QVERIFY(shop.waitOnline());
    shop.proxy.setWeather({.isBlackHole = true});
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, Code::ConnectionLost);
    QVERIFY(shop.waitStatus(State::Reconnecting, Code::ConnectionLost));
    VERIFY_INVARIANTS(shop.invariants.brokenNow());
    // The dead link is let go even though its close frame can never arrive.
    shop.heal();
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
    QTRY_VERIFY(shop.proxy.liveConnections() <= 1);
}

void tst_LinkMatrix::row28_slowLinkWithALongAnswer()
{
    Customer::Pace pace = Customer::hurried();
    pace.chat.unansweredAfter = 30s;
    GatewayOptions options = Shop::quickGateway({u"big=100000@1"_s});
    options.quotas.integration = 30s;
    Shop shop(options, pace);
    QVERIFY(shop.waitOnline());
    // 100 KB take 2 s; the link counts as dead after 0.6 s without a byte.
    shop.proxy.setWeather({}, {.bytesPerSecond = 50'000});
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.proxy.connectionsSoFar(), 1);
    shop.proxy.heal();
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

/// QWebSocket itself gives up after 5 s and calls that close code 1001, as a planned close. Our own
/// transport takes it for what it is, silence.
void tst_LinkMatrix::row29_stallInTheMiddleOfAFrame()
{
    Customer::Pace pace = Customer::hurried();
    if (!isOwnTransport())
        pace.socket.silenceAfter = 60s;
    pace.chat.unansweredAfter = 60s;
    Shop shop(Shop::quickGateway({u"stall=30000@1"_s}), pace);
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QVERIFY(shop.waitStatus(State::Reconnecting, Code::ConnectionLost));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_LinkMatrix::row30_charactersCutAcrossFragments()
{
    Shop shop({u"fragment-utf8@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    if (isOwnTransport()) {
        QVERIFY(shop.waitAnswered(u"one"_s));
        VERIFY_INVARIANTS(shop.brokenInTheEnd());
        return;
    }
    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QVERIFY(shop.waitStatus(State::Reconnecting, Code::UnreadableMessage));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

QTEST_GUILESS_MAIN(tst_LinkMatrix)
#include "tst_LinkMatrix.moc"
