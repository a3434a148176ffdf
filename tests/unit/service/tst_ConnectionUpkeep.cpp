// SPDX-License-Identifier: MIT
#include "support/ServiceFixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;
using Delivery = Message::Delivery;
using State = ConnectionStatus::State;

/// A connection that is well: renewed before the gateway cuts it, at rest when nobody looks, made
/// again on demand, put to the proof after a sleep.
class tst_ConnectionUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isRenewedWithoutAWord();
    void renewalWaitsForTheAnswer();
    void questionDuringARenewalIsSentOnce();
    void renewalThatFailsIsTriedAgain();
    void anotherNetworkRenewsAtOnce();
    void anotherNetworkWaitsForTheAnswer();
    void anotherNetworkIsTriedAtOnce();
    void anotherNetworkWakesNobody();
    void restsWhenNobodyLooks();
    void plannedCloseWhileHiddenMeansRest();
    void isBackOnDemand_data();
    void isBackOnDemand();
    void nobodyConnectsWhatWasNotStarted();
    void whatWaitsGoesOutAlsoWhenHidden();
    void hintOnlyMakesARetrySooner();
    void hintLeavesARateLimitAlone();
    void nothingIsSentOverALinkInDoubt();
};

static ChatTiming soonOld()
{
    auto timing = ServiceFixture::patient();
    timing.renewAfter = 20ms;
    timing.quietFor = 5ms;
    return timing;
}

static ReconnectPolicy::Limits slow()
{
    auto limits = ServiceFixture::quick();
    limits.firstDelay = 10min;
    limits.longestDelay = 1h;
    return limits;
}

void tst_ConnectionUpkeep::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_ConnectionUpkeep::isRenewedWithoutAWord()
{
    ServiceFixture fixture(soonOld());
    fixture.goOnline();
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    fixture.transport.acceptHandshake();

    QCOMPARE(fixture.state(), State::Online);
    QCOMPARE(fixture.transport.mostLiveConnections, 1);
    QVERIFY(fixture.messages.isEmpty());
    for (const auto &change : fixture.statuses)
        QVERIFY(!change.at(0).value<ConnectionStatus>().error);
    QTRY_COMPARE(fixture.transport.attempts(), 3); // and the new one in its turn
}

void tst_ConnectionUpkeep::renewalWaitsForTheAnswer()
{
    ServiceFixture fixture(soonOld());
    fixture.goOnline();
    fixture.ask(1);
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.closeCalls > 0; }, 60));

    fixture.transport.receive(fixture.answer(u"here"_s));
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
}

void tst_ConnectionUpkeep::questionDuringARenewalIsSentOnce()
{
    ServiceFixture fixture(soonOld());
    fixture.goOnline();
    QTRY_COMPARE(fixture.transport.closeCalls, 1);
    fixture.ask(1); // the old connection is going, the new one is not there
    QVERIFY(fixture.transport.sent.isEmpty());
    QCOMPARE(fixture.deliveriesOf(1), QList{Delivery::Queued});

    QTRY_COMPARE(fixture.transport.attempts(), 2);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 1);
    fixture.transport.receive(fixture.answer(u"here"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
}

void tst_ConnectionUpkeep::renewalThatFailsIsTriedAgain()
{
    ServiceFixture fixture(soonOld());
    fixture.goOnline();
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    fixture.transport.fail(Code::ConnectionRefused);
    QCOMPARE(fixture.state(), State::Reconnecting);
    QTRY_COMPARE(fixture.transport.attempts(), 3);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ConnectionUpkeep::anotherNetworkRenewsAtOnce()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.service.reconnect();
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
    QCOMPARE(fixture.transport.mostLiveConnections, 1);
    // Once: the new connection is not to be renewed.
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.closeCalls > 1; }, 60));
}

void tst_ConnectionUpkeep::anotherNetworkWaitsForTheAnswer()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.service.reconnect();
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.closeCalls > 0; }, 60));

    fixture.transport.receive(fixture.answer(u"here"_s));
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
}

void tst_ConnectionUpkeep::anotherNetworkIsTriedAtOnce()
{
    ServiceFixture fixture(ServiceFixture::patient(), slow());
    fixture.service.start();
    fixture.transport.fail(Code::ProxyAuthentication);
    QCOMPARE(fixture.state(), State::Misconfigured);
    fixture.service.reconnect();
    QCOMPARE(fixture.transport.attempts(), 2);
    QVERIFY(!fixture.service.status().error);
    // One that is under way goes the old way still.
    fixture.service.reconnect();
    QCOMPARE(fixture.transport.attempts(), 3);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ConnectionUpkeep::anotherNetworkWakesNobody()
{
    ServiceFixture fixture;
    fixture.service.reconnect();
    QCOMPARE(fixture.transport.attempts(), 0);
    fixture.goOnline();
    fixture.service.stop();
    fixture.service.reconnect();
    QCOMPARE(fixture.transport.attempts(), 1);
}

void tst_ConnectionUpkeep::restsWhenNobodyLooks()
{
    auto timing = ServiceFixture::patient();
    timing.restAfter = 10ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.ask(1);
    fixture.service.setInUse(false);
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.closeCalls > 0; }, 60));

    fixture.transport.receive(fixture.answer(u"here"_s));
    QTRY_COMPARE(fixture.state(), State::Dormant);
    QCOMPARE(fixture.transport.closeCalls, 1);
    QVERIFY(!fixture.service.status().error);
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.attempts() > 1; }, 30));
}

void tst_ConnectionUpkeep::plannedCloseWhileHiddenMeansRest()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.service.setInUse(false);
    fixture.transport.closePlanned();
    QCOMPARE(fixture.state(), State::Dormant);
    QVERIFY(!fixture.service.status().error);
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.attempts() > 1; }, 30));
}

void tst_ConnectionUpkeep::isBackOnDemand_data()
{
    QTest::addColumn<std::function<void(ServiceFixture &)>>("demand");
    using Demand = std::function<void(ServiceFixture &)>;
    QTest::newRow("opened") << Demand([](ServiceFixture &f) { f.service.setInUse(true); });
    QTest::newRow("typed") << Demand([](ServiceFixture &f) { f.service.wake(); });
    QTest::newRow("sent") << Demand([](ServiceFixture &f) { f.ask(1); });
    QTest::newRow("try now") << Demand([](ServiceFixture &f) { f.service.retryNow(); });
}

void tst_ConnectionUpkeep::isBackOnDemand()
{
    QFETCH(const std::function<void(ServiceFixture &)>, demand);
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.service.setInUse(false);
    fixture.transport.closePlanned();
    QCOMPARE(fixture.state(), State::Dormant);

    demand(fixture);
    QCOMPARE(fixture.transport.attempts(), 2);
    QCOMPARE(fixture.state(), State::Connecting);
}

void tst_ConnectionUpkeep::nobodyConnectsWhatWasNotStarted()
{
    ServiceFixture fixture;
    fixture.service.setInUse(true);
    fixture.service.wake();
    fixture.service.hurry();
    fixture.ask(1);
    QCOMPARE(fixture.transport.attempts(), 0);
}

void tst_ConnectionUpkeep::whatWaitsGoesOutAlsoWhenHidden()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.service.setInUse(false);
    fixture.ask(1);
    fixture.ask(2); // waits for the answer to the first
    fixture.transport.closePlanned();

    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    QCOMPARE(fixture.state(), State::Reconnecting);
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 2);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Sending);
}

void tst_ConnectionUpkeep::hintOnlyMakesARetrySooner()
{
    auto limits = slow();
    double drawn = 1.0;
    FakeTransport transport;
    ChatService service(transport, ReconnectPolicy(limits, [&drawn] { return drawn; }),
                        ServiceFixture::patient());
    service.configure({.endpoint = Endpoint::parse(u"wss://shop.example/prod"_s),
                       .session = SessionId::generate(),
                       .token = {}});
    service.hurry(); // before anything
    service.start();
    service.hurry(); // while connecting
    QCOMPARE(transport.attempts(), 1);

    drawn = 0.5;
    transport.fail(Code::NetworkUnreachable); // 5 min
    drawn = 1.0;
    service.hurry(); // 10 min: not later
    QVERIFY(service.status().retryAt.remainingTimeAsDuration() <= 5min);
    QCOMPARE(transport.attempts(), 1);
    drawn = 0.0;
    service.hurry();
    QTRY_COMPARE(transport.attempts(), 2);
    QCOMPARE(service.status().attempt, 1);
}

void tst_ConnectionUpkeep::hintLeavesARateLimitAlone()
{
    auto limits = slow();
    limits.rateLimitedDelay = 1h;
    ServiceFixture fixture(ServiceFixture::patient(), limits);
    fixture.service.start();
    fixture.transport.fail(Code::RateLimited, 429);
    fixture.service.hurry();
    QVERIFY(fixture.service.status().retryAt.remainingTimeAsDuration() > 59min);
}

void tst_ConnectionUpkeep::nothingIsSentOverALinkInDoubt()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.service.hurry();
    QCOMPARE(fixture.transport.linkChecks, 1);
    fixture.ask(1);
    QVERIFY(fixture.transport.sent.isEmpty());
    QCOMPARE(fixture.deliveriesOf(1), QList{Delivery::Queued});
    QCOMPARE(fixture.state(), State::Online); // no word of it to the customer

    fixture.transport.confirmLink();
    QCOMPARE(fixture.transport.sent.size(), 1);

    fixture.transport.receive(fixture.answer(u"here"_s));
    fixture.service.hurry();
    fixture.ask(2);
    fixture.transport.fail(Code::ConnectionLost); // it was dead
    QCOMPARE(fixture.deliveriesOf(2), QList{Delivery::Queued});
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 2);
}

QTEST_GUILESS_MAIN(tst_ConnectionUpkeep)
#include "tst_ConnectionUpkeep.moc"
