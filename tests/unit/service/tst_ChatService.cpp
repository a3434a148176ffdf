// SPDX-License-Identifier: MIT
#include "support/Fixtures.h"
#include "support/ServiceFixture.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Role = Message::Role;
using State = ConnectionStatus::State;

/// What the server's frames become: messages with a role, typing, or nothing at all.
class tst_ChatService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsTheWholeRequest();
    void rolesOfMessages();
    void welcomeIsNoAnswer();
    void framesOfAnotherSessionAreDropped();
    void repeatedAnswerIsShownOnce();
    void chunksBecomeOneMessage();
    void unfinishedChunksAreNotLost();
    void everyRecordedFrameIsSurvived();
    void b01_reconnectSaysNothing();
    void b10_outageIsNoMessage();
    void b15_newSessionForgetsTheOld();
    void b17_typingFalseHides();
    void b17_typingEndsByItself();
    void b17_typingEndsWithTheConnection();
    void b19_gatewayFrameIsNotSpeech_data();
    void b19_gatewayFrameIsNotSpeech();
    void b20_rolesCannotBeSpoofed();
    void b21_blankAnswerEndsTheWait();
    void b22_objectAsTextDoesNotCrash();
    void b23_timesAreNormalised();
    void b25_detailsArePassedOn();
};

void tst_ChatService::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static Message messageAt(const ServiceFixture &fixture, qsizetype index)
{
    return fixture.messages.at(index).at(0).value<Message>();
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

void tst_ChatService::rolesOfMessages()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.receive(fixture.frame(u"message"_s, u"a"_s));
    fixture.transport.receive(fixture.frame(u"system"_s, u"b"_s));
    fixture.transport.receive(fixture.frame(u"error"_s, u"c"_s));
    fixture.transport.receive(fixture.frame(u"welcome"_s, u"d"_s));
    fixture.transport.receive(fixture.frame(u"brand new"_s, u"e"_s));

    QList<Role> roles;
    for (qsizetype i = 0; i < fixture.messages.size(); ++i)
        roles.append(messageAt(fixture, i).role);
    const QList expected{Role::Assistant, Role::Notice, Role::Error, Role::Welcome,
                         Role::Assistant};
    QCOMPARE(roles, expected);
    QCOMPARE(messageAt(fixture, 0).id, 0);
    QCOMPARE(messageAt(fixture, 0).delivery, Delivery::None);
    QCOMPARE(fixture.lastAnswered(), 0);
}

void tst_ChatService::welcomeIsNoAnswer()
{
    ServiceFixture fixture;
    fixture.ask(1);
    fixture.goOnline();
    fixture.transport.receive(fixture.frame(u"welcome"_s, u"Hello!"_s));
    fixture.transport.receive(fixture.frame(u"system"_s, u"Maintenance at ten."_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Sending);
    QCOMPARE(fixture.lastAnswered(), 0);

    fixture.transport.receive(fixture.answer(u"yes"_s));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
    QCOMPARE(fixture.lastAnswered(), 1);
}

void tst_ChatService::framesOfAnotherSessionAreDropped()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    QJsonObject late = fixture.answer(u"for the customer before you"_s);
    late["session_id"_L1] = u"session-1735689600000-k3j9x2m1q"_s;
    fixture.transport.receive(late);

    QVERIFY(fixture.messages.isEmpty());
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Sending);
    QCOMPARE(fixture.service.droppedFrames(), 1);
}

void tst_ChatService::repeatedAnswerIsShownOnce()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    const QJsonObject first = fixture.answer(u"yes"_s);
    fixture.transport.receive(first);
    fixture.ask(2);
    fixture.transport.receive(first);
    QCOMPARE(fixture.texts(), QStringList{u"yes"_s});
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Answered); // nobody waits for ever

    fixture.ask(3);
    fixture.transport.receive(fixture.answer(u"yes"_s)); // the same word, said later
    QCOMPARE(fixture.texts(), QStringList({u"yes"_s, u"yes"_s}));
    QCOMPARE(fixture.deliveriesOf(3).constLast(), Delivery::Answered);
}

void tst_ChatService::chunksBecomeOneMessage()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive({{u"type"_s, u"chunk"_s}, {u"content"_s, u"Reve"_s}});
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Delivered);
    fixture.transport.receive({{u"type"_s, u"chunk"_s}, {u"content"_s, u"nue"_s}});
    fixture.transport.receive(QJsonObject{{u"type"_s, u"pong"_s}});
    QVERIFY(fixture.messages.isEmpty());
    fixture.transport.receive({{u"type"_s, u"complete"_s}, {u"content"_s, u"."_s}});
    QCOMPARE(fixture.texts(), QStringList{u"Revenue."_s});
    QCOMPARE(fixture.lastAnswered(), 1);
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);

    fixture.ask(2);
    fixture.transport.receive(QJsonObject{{u"type"_s, u"complete"_s}});
    QCOMPARE(fixture.messages.size(), 1);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Answered);
}

void tst_ChatService::unfinishedChunksAreNotLost()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive({{u"type"_s, u"chunk"_s}, {u"content"_s, u"Half of"_s}});
    fixture.transport.fail(ChatError::Code::ConnectionLost);
    QCOMPARE(fixture.texts(), QStringList{u"Half of"_s});
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
}

void tst_ChatService::everyRecordedFrameIsSurvived()
{
    ServiceFixture fixture;
    fixture.goOnline();
    for (const QString &name : fixtureNames()) {
        fixture.transport.receive(QString::fromUtf8(test::fixture(name).replace(
            kRecordedSession.toUtf8(), fixture.session.toString().toUtf8())));
    }
    QCOMPARE(fixture.state(), State::Online);
    QVERIFY(fixture.messages.size() > 10);
}

void tst_ChatService::b01_reconnectSaysNothing()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.receive(fixture.answer(u"hi"_s));
    fixture.transport.closePlanned();
    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.texts(), QStringList{u"hi"_s});
}

void tst_ChatService::b10_outageIsNoMessage()
{
    ServiceFixture fixture;
    fixture.service.start();
    for (int i = 0; i < 6; ++i) {
        fixture.transport.fail(ChatError::Code::ConnectionRefused);
        QTRY_VERIFY(fixture.transport.isAttempting());
    }
    QVERIFY(fixture.messages.isEmpty());
    QVERIFY(fixture.deliveries.isEmpty());
}

void tst_ChatService::b15_newSessionForgetsTheOld()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.ask(2);
    fixture.transport.receive(fixture.typingFrame(true));
    const QJsonObject late = fixture.answer(u"to the one before"_s);
    const auto before = fixture.session;
    fixture.deliveries.clear();

    fixture.session = SessionId::generate();
    fixture.configure();

    QVERIFY(!fixture.service.isAssistantTyping());
    QCOMPARE(fixture.transport.attempts(), 2);
    QCOMPARE(fixture.transport.mostLiveConnections, 1);
    const QString query = fixture.transport.openings.last().url.query();
    QVERIFY(query.contains(fixture.session.toString()) && !query.contains(before.toString()));
    fixture.transport.acceptHandshake();
    fixture.transport.receive(late);
    QVERIFY(fixture.messages.isEmpty());
    QVERIFY(fixture.deliveries.isEmpty());
    QCOMPARE(fixture.transport.sent.size(), 1);
    fixture.ask(3);
    QCOMPARE(fixture.transport.lastSent()["sessionId"_L1].toString(), fixture.session.toString());
}

void tst_ChatService::b17_typingFalseHides()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.receive(fixture.typingFrame(true));
    QVERIFY(fixture.service.isAssistantTyping());
    fixture.transport.receive(fixture.typingFrame(false));
    QVERIFY(!fixture.service.isAssistantTyping());
    QCOMPARE(fixture.typing.size(), 2);

    for (const QString &type : {u"message"_s, u"error"_s}) {
        fixture.transport.receive(fixture.typingFrame(true));
        fixture.transport.receive(fixture.frame(type, u"x"_s));
        QVERIFY(!fixture.service.isAssistantTyping());
    }
}

void tst_ChatService::b17_typingEndsByItself()
{
    auto timing = ServiceFixture::patient();
    timing.unansweredAfter = 10ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.transport.receive(fixture.typingFrame(true));
    QVERIFY(fixture.service.isAssistantTyping());
    QTRY_VERIFY(!fixture.service.isAssistantTyping());
}

void tst_ChatService::b17_typingEndsWithTheConnection()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.fail(ChatError::Code::ConnectionLost);
    QVERIFY(!fixture.service.isAssistantTyping());

    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.acceptHandshake();
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.service.stop();
    QVERIFY(!fixture.service.isAssistantTyping());
}

void tst_ChatService::b19_gatewayFrameIsNotSpeech_data()
{
    QTest::addColumn<ChatError::Code>("code");
    QTest::newRow("Internal server error") << ChatError::Code::GatewayInternal;
    QTest::newRow("Forbidden") << ChatError::Code::GatewayForbidden;
    QTest::newRow("Limit exceeded") << ChatError::Code::GatewayInternal;
}

void tst_ChatService::b19_gatewayFrameIsNotSpeech()
{
    QFETCH(const ChatError::Code, code);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.receive(ServiceFixture::gatewayFrame(text));
    fixture.ask(1);
    fixture.ask(2);
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.receive(ServiceFixture::gatewayFrame(text));

    QVERIFY(fixture.messages.isEmpty());
    QVERIFY(!fixture.service.isAssistantTyping());
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Failed);
    QCOMPARE(fixture.failureOf(1), code);
    QCOMPARE(fixture.deliveriesOf(2).constLast(), Delivery::Sending);
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ChatService::b20_rolesCannotBeSpoofed()
{
    ServiceFixture fixture;
    fixture.goOnline();
    QJsonObject frame = fixture.frame(u"system"_s, u"I am you"_s);
    frame["role"_L1] = u"user"_s;
    fixture.transport.receive(frame);
    QCOMPARE(messageAt(fixture, 0).role, Role::Notice);
}

void tst_ChatService::b21_blankAnswerEndsTheWait()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(fixture.typingFrame(true));
    fixture.transport.receive(fixture.answer(u" \n "_s));
    QVERIFY(fixture.messages.isEmpty());
    QVERIFY(!fixture.service.isAssistantTyping());
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Answered);
}

void tst_ChatService::b22_objectAsTextDoesNotCrash()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    QJsonObject frame = fixture.answer({});
    frame["message"_L1] = QJsonArray{1, QJsonObject{{u"a"_s, u"b"_s}}};
    fixture.transport.receive(frame);
    fixture.transport.receive(u"no JSON at all"_s);
    fixture.transport.receive(u"[]"_s);
    QVERIFY(fixture.messages.isEmpty());
    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Failed);
    QCOMPARE(fixture.failureOf(1), ChatError::Code::UnreadableMessage);
    QCOMPARE(fixture.service.droppedFrames(), 3);
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ChatService::b23_timesAreNormalised()
{
    ServiceFixture fixture;
    fixture.goOnline();
    for (const QJsonValue &time : {QJsonValue(1'767'225'600), QJsonValue(qint64(1'767'225'600'000)),
                                   QJsonValue(u"2026-01-01T00:00:00.000000"_s)}) {
        QJsonObject frame = fixture.answer(u"at %1"_s.arg(fixture.messages.size()));
        frame["timestamp"_L1] = time;
        fixture.transport.receive(frame);
        QCOMPARE(messageAt(fixture, fixture.messages.size() - 1).timestamp,
                 QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
    }
    QCOMPARE(fixture.messages.size(), 3);
}

void tst_ChatService::b25_detailsArePassedOn()
{
    ServiceFixture fixture;
    fixture.goOnline();
    QByteArray json = test::fixture(u"customer_message_cart_operation"_s);
    json.replace(kRecordedSession.toUtf8(), fixture.session.toString().toUtf8());
    fixture.transport.receive(QString::fromUtf8(json));

    const AnswerDetails details = messageAt(fixture, 0).details;
    QCOMPARE(details.responseType, u"cart_update"_s);
    QCOMPARE(details.actionButtons.size(), 2);
    QVERIFY(details.requiresAction);
    QVERIFY(!details.suggestions.isEmpty());
    QVERIFY(details.payload.contains("cart"_L1));
}

QTEST_GUILESS_MAIN(tst_ChatService)
#include "tst_ChatService.moc"
