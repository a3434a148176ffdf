// SPDX-License-Identifier: MIT
#include "support/ServiceFixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;

/// The way of a question: in order, one at a time, never sent twice, never waited for in vain.
class tst_QuestionQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void walksThroughItsStates();
    void waitsForTheConnectionInOrder();
    void cancelsOnlyWhatWaits();
    void editsOnlyWhatWaitsAndInItsPlace();
    void errorOfTheAssistantFailsIt();
    void dropInFlightIsNeverSentAgain_data();
    void dropInFlightIsNeverSentAgain();
    void stoppingLeavesItUnanswered();
    void tooLongFailsAtOnce();
    void refusedWriteIsNotLost();
    void gatewayTimeoutLeavesTimeForTheAnswer();
    void gatewayTimeoutEndsInTheGrace();
    void lateAnswerOfAnotherConnectionAnswersNothing();
    void reentrantStopSendsNothing();
    void b05_everyMessageHasItsState();
    void b18_answerDeadline();
    void b18_lateAnswerAttaches();
    void whatWasAskedAgainIsNoLongerUnanswered();
    void b24_oneQuestionInFlight();
};

void tst_QuestionQueue::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_QuestionQueue::walksThroughItsStates()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.receive(fixture.typingFrame(false));
    fixture.transport.receive(fixture.answer(u"hi"_s));

    const QList expected{Delivery::Queued, Delivery::Sending, Delivery::Delivered,
                         Delivery::Answered};
    QCOMPARE(fixture.deliveriesOf(1), expected);
    QCOMPARE(fixture.lastAnswered(), 1);
    QVERIFY(!fixture.failureOf(1));
}

void tst_QuestionQueue::waitsForTheConnectionInOrder()
{
    ServiceFixture fixture;
    for (const MessageId id : {1, 2, 3})
        fixture.ask(id, u"q%1"_s.arg(id));
    fixture.service.start();
    fixture.transport.fail(Code::ConnectionRefused);
    QTRY_VERIFY(fixture.transport.isAttempting());
    QVERIFY(fixture.transport.sent.isEmpty());
    fixture.transport.acceptHandshake();

    for (const MessageId id : {1, 2, 3}) {
        QCOMPARE(fixture.transport.lastSent()["message"_L1].toString(), u"q%1"_s.arg(id));
        fixture.transport.receive(fixture.answer(u"a"_s));
        QCOMPARE(fixture.lastAnswered(), id);
    }
    QCOMPARE(fixture.transport.sent.size(), 3);
}

void tst_QuestionQueue::cancelsOnlyWhatWaits()
{
    ServiceFixture fixture;
    fixture.goOnline();
    for (const MessageId id : {1, 2, 3})
        fixture.ask(id);

    QVERIFY(!fixture.service.cancel(1));
    QVERIFY(!fixture.service.cancel(9));
    QVERIFY(fixture.service.cancel(2));
    QVERIFY(!fixture.service.cancel(2));

    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Failed);
    QCOMPARE(fixture.failureOf(2), Code::Cancelled);
    fixture.transport.receive(fixture.answer(u"a"_s));
    fixture.transport.receive(fixture.answer(u"b"_s));
    QCOMPARE(fixture.transport.sent.size(), 2);
    QCOMPARE(fixture.deliveriesOf(3).constLast(), Delivery::Answered);
}

void tst_QuestionQueue::editsOnlyWhatWaitsAndInItsPlace()
{
    ServiceFixture fixture;
    fixture.goOnline();
    for (const MessageId id : {1, 2, 3})
        fixture.ask(id);

    QVERIFY(!fixture.service.edit(1, u"too late"_s));
    QVERIFY(!fixture.service.edit(9, u"nobody's"_s));
    QVERIFY(fixture.service.edit(2, u"better words"_s));

    QCOMPARE(fixture.transport.lastSent().value("message"_L1).toString(), u"hello"_s);
    fixture.transport.receive(fixture.answer(u"a"_s));
    QCOMPARE(fixture.transport.lastSent().value("message"_L1).toString(), u"better words"_s);
    QVERIFY(!fixture.service.edit(2, u"too late"_s));
    fixture.transport.receive(fixture.answer(u"b"_s));
    QCOMPARE(fixture.transport.sent.size(), 3);
    QCOMPARE(fixture.transport.lastSent().value("message"_L1).toString(), u"hello"_s);
}

void tst_QuestionQueue::errorOfTheAssistantFailsIt()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(
        fixture.frame(u"error"_s, u"I failed."_s, {{u"retry_possible"_s, true}}));

    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Failed);
    QCOMPARE(fixture.failureOf(1), Code::AssistantFailed);
    const auto message = fixture.messages.last().at(0).value<Message>();
    QCOMPARE(message.role, Message::Role::Error);
    QCOMPARE(message.text, u"I failed."_s);
    QVERIFY(message.details.retryPossible);
    QCOMPARE(fixture.lastAnswered(), 1);
}

void tst_QuestionQueue::dropInFlightIsNeverSentAgain_data()
{
    QTest::addColumn<Code>("cause");
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<Code>("failure");
    QTest::newRow("lost") << Code::ConnectionLost << Delivery::Unanswered << Code::ConnectionLost;
    QTest::newRow("1011") << Code::ServerTrouble << Delivery::Unanswered << Code::ConnectionLost;
    QTest::newRow("1008") << Code::RateLimited << Delivery::Unanswered << Code::ConnectionLost;
    QTest::newRow("1007") << Code::UnreadableMessage << Delivery::Unanswered
                          << Code::UnreadableMessage;
    QTest::newRow("1009") << Code::MessageTooLong << Delivery::Failed << Code::MessageTooLong;
}

void tst_QuestionQueue::dropInFlightIsNeverSentAgain()
{
    QFETCH(const Code, cause);
    QFETCH(const Delivery, delivery);
    QFETCH(const Code, failure);
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1, u"buy it"_s);
    fixture.ask(2, u"thanks"_s);
    fixture.transport.fail(cause);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), delivery);
    QCOMPARE(fixture.failureOf(1), failure);
    QCOMPARE(fixture.deliveriesOf(2), QList{Delivery::Queued});

    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 2);
    QCOMPARE(fixture.transport.lastSent()["message"_L1].toString(), u"thanks"_s);
}

void tst_QuestionQueue::stoppingLeavesItUnanswered()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.ask(2);
    fixture.service.stop();
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    QCOMPARE(fixture.failureOf(1), Code::ConnectionLost);
    QCOMPARE(fixture.deliveriesOf(2), QList{Delivery::Queued});

    fixture.service.start();
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 2);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Sending);
}

void tst_QuestionQueue::tooLongFailsAtOnce()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1, QString(70'000, u'x'));
    fixture.ask(2);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Failed);
    QCOMPARE(fixture.failureOf(1), Code::MessageTooLong);
    QCOMPARE(fixture.transport.sent.size(), 1);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Sending);
}

void tst_QuestionQueue::refusedWriteIsNotLost()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.takesText = false;
    fixture.ask(1, u"first"_s);
    fixture.ask(2, u"second"_s);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Queued);
    fixture.transport.fail(Code::ConnectionLost);
    QTRY_VERIFY(fixture.transport.isAttempting());

    fixture.transport.takesText = true;
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 1);
    QCOMPARE(fixture.transport.lastSent()["message"_L1].toString(), u"first"_s);
}

void tst_QuestionQueue::gatewayTimeoutLeavesTimeForTheAnswer()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.receive(ServiceFixture::gatewayFrame(u"Endpoint request timed out"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Delivered);
    QVERIFY(fixture.service.isAssistantTyping());

    fixture.transport.receive(fixture.answer(u"sorry, that took long"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
    QCOMPARE(fixture.lastAnswered(), 1);
}

void tst_QuestionQueue::gatewayTimeoutEndsInTheGrace()
{
    auto timing = ServiceFixture::patient();
    timing.gatewayTimeoutGrace = 10ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(ServiceFixture::gatewayFrame(u"Endpoint request timed out"_s));
    QTRY_COMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    QCOMPARE(fixture.failureOf(1), Code::GatewayTimeout);

    fixture.transport.receive(fixture.answer(u"at last"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
    QVERIFY(!fixture.failureOf(1));
}

void tst_QuestionQueue::lateAnswerOfAnotherConnectionAnswersNothing()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.fail(Code::ConnectionLost);
    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.acceptHandshake();
    // Answers reach only the connection that asked: this one belongs to nothing we asked.
    fixture.transport.receive(fixture.answer(u"hello again"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    QCOMPARE(fixture.lastAnswered(), 0);
    QCOMPARE(fixture.texts(), QStringList{u"hello again"_s});
}

void tst_QuestionQueue::reentrantStopSendsNothing()
{
    ServiceFixture fixture;
    fixture.goOnline();
    connect(&fixture.service, &ChatService::deliveryChanged, this,
            [&](MessageId, Delivery delivery) {
                if (delivery == Delivery::Sending)
                    fixture.service.stop();
            });
    fixture.ask(1);
    QVERIFY(fixture.transport.sent.isEmpty());
    QCOMPARE(fixture.state(), ConnectionStatus::State::Stopped);
}

void tst_QuestionQueue::b05_everyMessageHasItsState()
{
    ServiceFixture fixture;
    fixture.ask(1);
    fixture.ask(2);
    QCOMPARE(fixture.deliveriesOf(1), QList{Delivery::Queued});
    QCOMPARE(fixture.deliveriesOf(2), QList{Delivery::Queued});
}

void tst_QuestionQueue::b18_answerDeadline()
{
    auto timing = ServiceFixture::patient();
    timing.stillWorkingAfter = 5ms;
    timing.unansweredAfter = 60ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.ask(1);
    fixture.ask(2);
    fixture.transport.receive(fixture.typingFrame(true));
    QTRY_COMPARE(fixture.slowAnswers.size(), 1);
    QCOMPARE(fixture.slowAnswers.first().at(0).value<MessageId>(), 1);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Delivered);

    QTRY_COMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    QCOMPARE(fixture.failureOf(1), Code::AnswerTimeout);
    QVERIFY(!fixture.service.isAssistantTyping());
    QTRY_VERIFY(fixture.deliveriesOf(2).contains(Delivery::Sending));
    QCOMPARE(fixture.state(), ConnectionStatus::State::Online);
}

void tst_QuestionQueue::b18_lateAnswerAttaches()
{
    auto timing = ServiceFixture::patient();
    timing.unansweredAfter = 5ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.ask(1);
    QTRY_COMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);

    fixture.transport.receive(fixture.answer(u"better late"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
    QCOMPARE(fixture.lastAnswered(), 1);
    fixture.transport.receive(fixture.answer(u"and more"_s));
    QCOMPARE(fixture.lastAnswered(), 0);
}

void tst_QuestionQueue::whatWasAskedAgainIsNoLongerUnanswered()
{
    auto timing = ServiceFixture::patient();
    timing.unansweredAfter = 10ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.ask(1);
    QTRY_COMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);

    fixture.ask(1);
    fixture.transport.receive(fixture.answer(u"at last"_s));
    fixture.transport.receive(fixture.frame(u"error"_s, u"stray"_s));

    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
    QCOMPARE(fixture.lastAnswered(), 0);
}

void tst_QuestionQueue::b24_oneQuestionInFlight()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1, u"first"_s);
    fixture.ask(2, u"second"_s);
    QCOMPARE(fixture.transport.sent.size(), 1);
    QCOMPARE(fixture.deliveriesOf(2), QList{Delivery::Queued});

    fixture.transport.receive(fixture.answer(u"one"_s));
    QCOMPARE(fixture.transport.sent.size(), 2);
    QCOMPARE(fixture.transport.lastSent()["message"_L1].toString(), u"second"_s);
    fixture.transport.receive(fixture.answer(u"two"_s));
    QCOMPARE(fixture.transport.sent.size(), 2);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Answered);
}

QTEST_GUILESS_MAIN(tst_QuestionQueue)
#include "tst_QuestionQueue.moc"
