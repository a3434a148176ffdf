// SPDX-License-Identifier: MIT
#include "support/ServiceFixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using State = ConnectionStatus::State;
using Code = ChatError::Code;

/// Questions and answers: what becomes of each, and what is shown.
class tst_ChatService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersOneQuestion();
    void sendsTheWholeRequest();
    void b24_oneQuestionInFlight();
};

void tst_ChatService::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_ChatService::answersOneQuestion()
{
    ServiceFixture fixture;
    fixture.goOnline();
    QCOMPARE(fixture.state(), State::Online);

    fixture.ask(1);
    fixture.transport.receive(fixture.typingFrame(true));
    QVERIFY(fixture.service.isAssistantTyping());
    fixture.transport.receive(fixture.typingFrame(false));
    fixture.transport.receive(fixture.answer(u"hi"_s));

    const QList expected{Delivery::Queued, Delivery::Sending, Delivery::Delivered,
                         Delivery::Answered};
    QCOMPARE(fixture.deliveriesOf(1), expected);
    QCOMPARE(fixture.texts(), QStringList{u"hi"_s});
    QCOMPARE(fixture.lastAnswered(), 1);
    QVERIFY(!fixture.service.isAssistantTyping());
}

void tst_ChatService::sendsTheWholeRequest()
{
    ServiceFixture fixture;
    fixture.goOnline();

    fixture.ask(1, u"where is my order?"_s);

    const QJsonObject expected{
        {u"action"_s, u"sendMessage"_s},
        {u"message"_s, u"where is my order?"_s},
        {u"content"_s, u"where is my order?"_s},
        {u"sessionId"_s, fixture.session.toString()},
        {u"timestamp"_s, qint64(1'767'225'600'000)},
        {u"metadata"_s, QJsonObject{{u"clientMessageId"_s, u"c1"_s}}},
    };
    QCOMPARE(fixture.transport.lastSent(), expected);
}

void tst_ChatService::b24_oneQuestionInFlight()
{
    ServiceFixture fixture;
    fixture.goOnline();

    fixture.ask(1, u"first"_s);
    fixture.ask(2, u"second"_s);
    fixture.ask(3, u"third"_s);
    QCOMPARE(fixture.transport.sent.size(), 1);
    QCOMPARE(fixture.deliveriesOf(2), QList{Delivery::Queued});

    fixture.transport.receive(fixture.answer(u"one"_s));
    QCOMPARE(fixture.transport.sent.size(), 2);
    QCOMPARE(fixture.transport.lastSent()["message"_L1].toString(), u"second"_s);
    fixture.transport.receive(fixture.answer(u"two"_s));
    fixture.transport.receive(fixture.answer(u"three"_s));

    QCOMPARE(fixture.transport.sent.size(), 3);
    for (const MessageId id : {1, 2, 3})
        QCOMPARE(fixture.deliveriesOf(id).constLast(), Delivery::Answered);
}

QTEST_GUILESS_MAIN(tst_ChatService)
#include "tst_ChatService.moc"
