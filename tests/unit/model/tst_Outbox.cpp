// SPDX-License-Identifier: MIT
#include "StoredChat.h"

#include <QTest>

#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Chat = test::StoredChat;

/// What becomes of questions that were not through when the program ended.
class tst_Outbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitedAtTheEndIsSentOnceAfterARestart();
    void whatWasOnTheWireIsNotSentAfterARestart();
    void takingBackASecondAskingSaysWhatIsKnownOfTheFirst_data();
    void takingBackASecondAskingSaysWhatIsKnownOfTheFirst();
};

void tst_Outbox::whatWaitedAtTheEndIsSentOnceAfterARestart()
{
    MemoryConversationStore store;
    {
        Chat chat(store);
        chat.model.send(u"one"_s);
        chat.model.send(u"two"_s);
    }
    Chat chat(store);
    QCOMPARE(chat.last().delivery, Message::Delivery::Queued);

    QVERIFY(chat.model.resume());
    chat.goOnline();
    chat.transport.receive(chat.answer(u"first"_s));

    QCOMPARE(chat.transport.sent.size(), 2);
    QCOMPARE(chat.transport.lastSent().value("message"_L1).toString(), u"two"_s);
    chat.transport.receive(chat.answer(u"second"_s));
    QVERIFY(!Chat(store).model.resume());
}

void tst_Outbox::whatWasOnTheWireIsNotSentAfterARestart()
{
    MemoryConversationStore store;
    {
        Chat chat(store);
        chat.goOnline();
        chat.model.send(u"put it into my cart"_s);
        QCOMPARE(chat.transport.sent.size(), 1);
    }
    Chat chat(store);

    QVERIFY(!chat.model.resume());
    QCOMPARE(chat.last().delivery, Message::Delivery::Unanswered);
    QCOMPARE(chat.last().failure, std::optional(ChatError::Code::ConnectionLost));
}

void tst_Outbox::takingBackASecondAskingSaysWhatIsKnownOfTheFirst_data()
{
    QTest::addColumn<bool>("isLast");
    QTest::addColumn<bool>("isRestarted");
    QTest::newRow("in its place") << true << false;
    QTest::newRow("moved to the end") << false << false;
    QTest::newRow("in its place, after a restart") << true << true;
    QTest::newRow("moved to the end, after a restart") << false << true;
}

void tst_Outbox::takingBackASecondAskingSaysWhatIsKnownOfTheFirst()
{
    QFETCH(const bool, isLast);
    QFETCH(const bool, isRestarted);
    MemoryConversationStore store;
    auto chat = std::make_unique<Chat>(store);
    chat->goOnline();
    chat->model.send(u"put it into my cart"_s);
    const MessageId asked = chat->last().id;
    chat->transport.fail(ChatError::Code::ConnectionLost);
    QCOMPARE(chat->last().delivery, Message::Delivery::Unanswered);
    if (!isLast)
        chat->model.send(u"two"_s);
    chat->model.askAgain(asked);
    if (isRestarted) {
        chat = std::make_unique<Chat>(store);
        QVERIFY(chat->model.resume());
    }
    QCOMPARE(chat->last().text, u"put it into my cart"_s);
    QCOMPARE(chat->last().delivery, Message::Delivery::Queued);

    chat->model.cancel(chat->last().id);

    QCOMPARE(chat->last().delivery, Message::Delivery::Unanswered);
    QCOMPARE(chat->last().failure, std::optional(ChatError::Code::ConnectionLost));
}

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_Outbox.moc"
