// SPDX-License-Identifier: MIT
#include "support/ServiceFixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;

/// An answer that comes after its question was given up, and after the next one was asked.
class tst_LateAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesToTheQuestionThatWasTakenUp();
    void afterTheGatewayTimedOut();
    void withoutTypingFramesTheOneInFlightIsMeant();
    void endOfTypingIsNoArrival();
    void lateErrorFailsItsOwnQuestion();

private:
    /// The first question was taken up and given up; the second is on the wire.
    static void askTwo(ServiceFixture &fixture, bool isTakenUp);
};

static ChatTiming hasty()
{
    auto timing = ServiceFixture::patient();
    timing.unansweredAfter = 300ms;
    return timing;
}

void tst_LateAnswers::askTwo(ServiceFixture &fixture, bool isTakenUp)
{
    fixture.goOnline();
    fixture.ask(1);
    if (isTakenUp) {
        fixture.transport.receive(fixture.typingFrame(true));
        QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Delivered);
    }
    QTRY_COMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    fixture.ask(2);
    QTRY_VERIFY(fixture.deliveriesOf(2).contains(Delivery::Sending));
}

void tst_LateAnswers::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_LateAnswers::goesToTheQuestionThatWasTakenUp()
{
    ServiceFixture fixture(hasty());
    askTwo(fixture, true);
    fixture.transport.receive(fixture.answer(u"to the first"_s));
    QCOMPARE(fixture.lastAnswered(), 1);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
    QVERIFY(!fixture.deliveriesOf(2).contains(Delivery::Answered));

    fixture.transport.receive(fixture.typingFrame(false)); // the first one's
    QVERIFY(!fixture.deliveriesOf(2).contains(Delivery::Delivered));
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.receive(fixture.answer(u"to the second"_s));
    QCOMPARE(fixture.lastAnswered(), 2);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Answered);
}

void tst_LateAnswers::afterTheGatewayTimedOut()
{
    auto timing = ServiceFixture::patient();
    timing.gatewayTimeoutGrace = 1ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.receive(fixture.gatewayFrame(u"Endpoint request timed out"_s));
    QTRY_COMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    QCOMPARE(fixture.failureOf(1), ChatError::Code::GatewayTimeout);
    fixture.ask(2);
    fixture.transport.receive(fixture.answer(u"to the first"_s));
    QCOMPARE(fixture.lastAnswered(), 1);
    QCOMPARE(fixture.failureOf(1), std::nullopt);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Sending);
}

void tst_LateAnswers::withoutTypingFramesTheOneInFlightIsMeant()
{
    ServiceFixture fixture(hasty());
    askTwo(fixture, false);
    fixture.transport.receive(fixture.answer(u"to the second"_s));
    QCOMPARE(fixture.lastAnswered(), 2);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
}

void tst_LateAnswers::endOfTypingIsNoArrival()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(fixture.typingFrame(false));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Sending);
    fixture.transport.receive(fixture.typingFrame(true));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Delivered);
}

void tst_LateAnswers::lateErrorFailsItsOwnQuestion()
{
    ServiceFixture fixture(hasty());
    askTwo(fixture, true);
    fixture.transport.receive(fixture.frame(u"error"_s, u"Sorry"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Failed);
    QVERIFY(!fixture.deliveriesOf(2).contains(Delivery::Failed));
}

QTEST_GUILESS_MAIN(tst_LateAnswers)
#include "tst_LateAnswers.moc"
