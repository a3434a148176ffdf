// SPDX-License-Identifier: MIT
#include "support/ServiceFixture.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Delivery = Message::Delivery;

namespace {

/// A service whose barrier opens when the test says so.
struct Held
{
    Held()
        : fixture(ServiceFixture::patient(), ServiceFixture::quick(),
                  [this](std::function<void()> done) { waiting.append(std::move(done)); })
    {
    }
    void letPass()
    {
        const auto passing = std::exchange(waiting, {});
        for (const auto &done : passing)
            done();
    }

    QList<std::function<void()>> waiting;
    ServiceFixture fixture;
};

} // namespace

/// Nothing goes on the wire before it is known to survive a crash as "may have been sent".
class tst_SendBarrier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isSendingBeforeItIsWritten();
    void whatWasNotWrittenWaitsAgain();
    void lateAnswerOfTheBarrierSendsNothingTwice();
    void anotherSessionForgetsWhatWasHeld();
    void oneQuestionAtATimeIsHeld();
    void answerMeanwhileIsNotForTheHeldQuestion();
    void tooLongFailsWithoutTheBarrier();
};

void tst_SendBarrier::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_SendBarrier::isSendingBeforeItIsWritten()
{
    Held held;
    held.fixture.goOnline();

    held.fixture.ask(1);

    QCOMPARE(held.fixture.deliveriesOf(1), (QList{Delivery::Queued, Delivery::Sending}));
    QVERIFY(held.fixture.transport.sent.isEmpty());
    held.letPass();
    QCOMPARE(held.fixture.transport.sent.size(), 1);
}

void tst_SendBarrier::whatWasNotWrittenWaitsAgain()
{
    Held held;
    held.fixture.goOnline();
    held.fixture.ask(1);

    held.fixture.transport.fail(ChatError::Code::ConnectionLost);

    QCOMPARE(held.fixture.deliveriesOf(1),
             (QList{Delivery::Queued, Delivery::Sending, Delivery::Queued}));
    held.letPass();
    QVERIFY(held.fixture.transport.sent.isEmpty());
    QTRY_VERIFY(held.fixture.transport.isAttempting());
    held.fixture.transport.acceptHandshake();
    held.letPass();
    QCOMPARE(held.fixture.transport.sent.size(), 1);
}

void tst_SendBarrier::lateAnswerOfTheBarrierSendsNothingTwice()
{
    Held held;
    held.fixture.goOnline();
    held.fixture.ask(1);
    held.fixture.transport.fail(ChatError::Code::ConnectionLost);
    QTRY_VERIFY(held.fixture.transport.isAttempting());
    held.fixture.transport.acceptHandshake();

    QCOMPARE(held.waiting.size(), 2);
    held.letPass();

    QCOMPARE(held.fixture.transport.sent.size(), 1);
}

void tst_SendBarrier::anotherSessionForgetsWhatWasHeld()
{
    Held held;
    held.fixture.goOnline();
    held.fixture.ask(1);

    held.fixture.session = SessionId::generate();
    held.fixture.configure();
    held.fixture.transport.acceptHandshake();
    held.letPass();

    QVERIFY(held.fixture.transport.sent.isEmpty());
}

void tst_SendBarrier::oneQuestionAtATimeIsHeld()
{
    Held held;
    held.fixture.goOnline();
    held.fixture.ask(1, u"one"_s);
    held.fixture.ask(2, u"two"_s);

    QCOMPARE(held.waiting.size(), 1);
    QCOMPARE(held.fixture.deliveriesOf(2), QList{Delivery::Queued});
    held.letPass();
    QCOMPARE(held.fixture.transport.sent.size(), 1);
    held.fixture.transport.receive(held.fixture.answer(u"first"_s));
    held.letPass();
    QCOMPARE(held.fixture.transport.sent.size(), 2);
    QCOMPARE(held.fixture.transport.lastSent().value("message"_L1).toString(), u"two"_s);
}

void tst_SendBarrier::answerMeanwhileIsNotForTheHeldQuestion()
{
    Held held;
    held.fixture.goOnline();
    held.fixture.ask(1);

    held.fixture.transport.receive(held.fixture.answer(u"out of nowhere"_s));

    QCOMPARE(held.fixture.lastAnswered(), 0);
    QCOMPARE(held.fixture.deliveriesOf(1), (QList{Delivery::Queued, Delivery::Sending}));
    held.letPass();
    held.fixture.transport.receive(held.fixture.answer(u"here you are"_s));
    QCOMPARE(held.fixture.lastAnswered(), 1);
}

void tst_SendBarrier::tooLongFailsWithoutTheBarrier()
{
    Held held;
    held.fixture.goOnline();

    held.fixture.ask(1, QString(200'000, u'x'));

    QCOMPARE(held.fixture.deliveriesOf(1).last(), Delivery::Failed);
    QCOMPARE(held.fixture.failureOf(1), std::optional(ChatError::Code::MessageTooLong));
    QVERIFY(held.waiting.isEmpty());
}

QTEST_GUILESS_MAIN(tst_SendBarrier)
#include "tst_SendBarrier.moc"
