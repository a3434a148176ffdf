// SPDX-License-Identifier: MIT
#include "StoredChat.h"

#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Chat = test::StoredChat;

class tst_ChatViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greetsANewSessionOnce();
    void restoresInOrderAndContinuesIds();
    void whatWasSeenAndTakenBackLeavesNewMessagesUnread();
    void b01_reconnectKeepsTranscript();
    void b03_restartKeepsTranscriptAndSession();
    void b04_historyIsShownBeforeConnecting();
    void b05_failedTextStaysAndCanBeAskedAgain();
    void b10_outageAddsNoMessage();
    void b15_newChatRotatesSessionAndTranscript();
    void b20_serverWelcomeIsNotRepeated();
    void b23_idsAscendWhateverTheTimestamps();
    void b26_countsOnlyUnseenMessagesOfTheOtherSide();
    void b32_typedWhileOfflineWaitsVisibly();
    void cancelledTextReturnsToTheComposer();
    void cancelledTextStaysWhereTheComposerIsInUse();
    void cancelOfAskingAgainKeepsTheQuestion();
    void refusesBlankAndTooLong_data();
    void refusesBlankAndTooLong();
    void oldQuestionMovesToTheEndWhenAskedAgain();
};

void tst_ChatViewModel::greetsANewSessionOnce()
{
    MemoryConversationStore store;
    Chat first(store);
    QCOMPARE(first.shown(), QStringList{u"Welcome!"_s});
    QCOMPARE(first.last().role, Message::Role::Welcome);

    Chat second(store);

    QCOMPARE(second.shown(), QStringList{u"Welcome!"_s});
    QCOMPARE(second.model.unreadCount(), 0);
}

void tst_ChatViewModel::restoresInOrderAndContinuesIds()
{
    MemoryConversationStore store;
    {
        Chat chat(store);
        chat.goOnline();
        chat.model.send(u"one"_s);
        chat.transport.receive(chat.answer(u"answer one"_s));
    }
    Chat chat(store);
    const MessageId before = chat.last().id;

    chat.model.send(u"two"_s);

    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"one"_s, u"answer one"_s, u"two"_s}));
    QVERIFY(chat.last().id > before);
}

void tst_ChatViewModel::whatWasSeenAndTakenBackLeavesNewMessagesUnread()
{
    MemoryConversationStore store;
    {
        Chat chat(store);
        store.setLastSeen(7); // of a message that is gone
    }
    Chat chat(store);
    chat.goOnline();
    chat.transport.receive(chat.answer(u"news"_s));
    QCOMPARE(chat.last().id, 8);

    Chat next(store);
    QCOMPARE(next.model.unreadCount(), 1);
}

void tst_ChatViewModel::b01_reconnectKeepsTranscript()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    chat.model.send(u"hello"_s);
    chat.transport.receive(chat.answer(u"hi"_s));
    const QStringList before = chat.shown();

    for (int outage = 1; outage <= 3; ++outage) {
        chat.transport.fail(ChatError::Code::ConnectionLost);
        QTRY_COMPARE(chat.transport.attempts(), outage + 1);
        chat.transport.acceptHandshake();
    }

    QCOMPARE(chat.shown(), before);
}

void tst_ChatViewModel::b03_restartKeepsTranscriptAndSession()
{
    MemoryConversationStore store;
    QString session;
    {
        Chat chat(store);
        session = chat.model.session().toString();
        chat.model.send(u"remember me"_s);
        chat.model.setDraft(u"half a sen"_s);
    }

    const Chat chat(store);

    QCOMPARE(chat.model.session().toString(), session);
    QCOMPARE(chat.conversation.rowCount(), 2);
    QCOMPARE(chat.conversation.messageAt(1).text, u"remember me"_s);
    QCOMPARE(chat.model.draft(), u"half a sen"_s);
}

void tst_ChatViewModel::b04_historyIsShownBeforeConnecting()
{
    MemoryConversationStore store;
    {
        Chat chat(store);
        chat.model.send(u"first"_s);
    }

    Chat chat(store);

    QCOMPARE(chat.transport.attempts(), 0);
    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"first"_s}));
    chat.goOnline();
    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"first"_s}));
}

void tst_ChatViewModel::b05_failedTextStaysAndCanBeAskedAgain()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    chat.model.send(u"fragile"_s);
    chat.transport.fail(ChatError::Code::ConnectionLost);
    QCOMPARE(chat.last().text, u"fragile"_s);
    QCOMPARE(chat.last().delivery, Message::Delivery::Unanswered);
    QTRY_COMPARE(chat.transport.attempts(), 2);
    chat.transport.acceptHandshake();
    QCOMPARE(chat.transport.sent.size(), 1);

    chat.model.askAgain(chat.last().id);

    QCOMPARE(chat.transport.sent.size(), 2);
    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"fragile"_s}));
    chat.transport.receive(chat.answer(u"here"_s));
    QCOMPARE(chat.conversation.messageAt(1).delivery, Message::Delivery::Answered);
}

void tst_ChatViewModel::b10_outageAddsNoMessage()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.service.start();
    for (int attempt = 1; attempt <= 6; ++attempt) {
        QTRY_COMPARE(chat.transport.attempts(), attempt);
        chat.transport.fail(ChatError::Code::ConnectionRefused);
    }

    QCOMPARE(chat.shown(), QStringList{u"Welcome!"_s});
    QCOMPARE(chat.model.unreadCount(), 0);
}

void tst_ChatViewModel::b15_newChatRotatesSessionAndTranscript()
{
    MemoryConversationStore store;
    Chat chat(store);
    const QString before = chat.model.session().toString();
    chat.model.send(u"secret of the first customer"_s);
    QSignalSpy changed(&chat.model, &ChatViewModel::sessionChanged);

    chat.model.startNewChat();

    QCOMPARE(changed.size(), 1);
    QVERIFY(chat.model.session().toString() != before);
    QCOMPARE(chat.shown(), QStringList{u"Welcome!"_s});
    const StoredConversation stored = store.load();
    QCOMPARE(stored.session.toString(), chat.model.session().toString());
    QCOMPARE(stored.messages.size(), 1);
}

void tst_ChatViewModel::b20_serverWelcomeIsNotRepeated()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();

    chat.transport.receive(chat.frame(u"welcome"_s, u"Welcome to E-Com67!"_s));

    QCOMPARE(chat.shown(), QStringList{u"Welcome!"_s});
    QCOMPARE(chat.model.unreadCount(), 0);
}

void tst_ChatViewModel::b23_idsAscendWhateverTheTimestamps()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    int number = 0;
    for (const qint64 time : {qint64(1'767'225'600'000), qint64(0), qint64(1'767'225'600'000)}) {
        QJsonObject frame = chat.answer(u"at %1, as frame %2"_s.arg(time).arg(++number));
        frame.insert(u"timestamp"_s, time);
        chat.transport.receive(frame);
    }

    chat.conversation.flush();
    QCOMPARE(chat.conversation.rowCount(), 4);
    for (int row = 1; row < 4; ++row)
        QVERIFY(chat.conversation.messageAt(row).id > chat.conversation.messageAt(row - 1).id);
}

void tst_ChatViewModel::b26_countsOnlyUnseenMessagesOfTheOtherSide()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    chat.model.send(u"question"_s);
    QCOMPARE(chat.model.unreadCount(), 0);
    chat.transport.receive(chat.answer(u"one"_s));
    const MessageId first = chat.last().id;
    chat.transport.receive(chat.answer(u"two"_s));
    QCOMPARE(chat.model.unreadCount(), 2);
    QCOMPARE(chat.model.firstUnread(), first);
    QCOMPARE(Chat(store).model.unreadCount(), 2);

    chat.model.markAllRead();

    QCOMPARE(chat.model.unreadCount(), 0);
    QCOMPARE(chat.model.firstUnread(), 0);
    QCOMPARE(Chat(store).model.unreadCount(), 0);
}

void tst_ChatViewModel::b32_typedWhileOfflineWaitsVisibly()
{
    MemoryConversationStore store;
    Chat chat(store);
    QCOMPARE(chat.model.send(u"are you there?"_s), ChatViewModel::SendResult::Accepted);
    QCOMPARE(chat.last().delivery, Message::Delivery::Queued);

    chat.goOnline();

    QCOMPARE(chat.transport.sent.size(), 1);
    QCOMPARE(chat.last().delivery, Message::Delivery::Sending);
}

void tst_ChatViewModel::cancelledTextReturnsToTheComposer()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.model.send(u"never mind"_s);
    QSignalSpy returned(&chat.model.composer(), &ComposerViewModel::draftReplaced);

    chat.model.cancel(chat.last().id);

    QCOMPARE(chat.shown(), QStringList{u"Welcome!"_s});
    QCOMPARE(returned.size(), 1);
    QCOMPARE(chat.model.draft(), u"never mind"_s);
    chat.goOnline();
    QVERIFY(chat.transport.sent.isEmpty());
}

void tst_ChatViewModel::cancelledTextStaysWhereTheComposerIsInUse()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.model.send(u"first thought"_s);
    chat.model.setDraft(u"second thou"_s);

    chat.model.cancel(chat.last().id);

    QCOMPARE(chat.last().text, u"first thought"_s);
    QCOMPARE(chat.last().delivery, Message::Delivery::Failed);
    QCOMPARE(chat.last().failure, std::optional(ChatError::Code::Cancelled));
    QCOMPARE(chat.model.draft(), u"second thou"_s);
}

void tst_ChatViewModel::cancelOfAskingAgainKeepsTheQuestion()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    chat.model.send(u"was it received?"_s);
    chat.transport.fail(ChatError::Code::ConnectionLost);
    chat.model.askAgain(chat.last().id);
    QCOMPARE(chat.last().delivery, Message::Delivery::Queued);

    chat.model.cancel(chat.last().id);

    QCOMPARE(chat.last().text, u"was it received?"_s);
    QCOMPARE(chat.last().delivery, Message::Delivery::Unanswered);
}

void tst_ChatViewModel::refusesBlankAndTooLong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ChatViewModel::SendResult>("result");

    QTest::newRow("empty") << QString() << ChatViewModel::SendResult::Blank;
    QTest::newRow("white space") << u" \n\t "_s << ChatViewModel::SendResult::Blank;
    QTest::newRow("longest") << QString(2'000, u'x') << ChatViewModel::SendResult::Accepted;
    QTest::newRow("longer") << QString(2'001, u'x') << ChatViewModel::SendResult::TooLong;
}

void tst_ChatViewModel::refusesBlankAndTooLong()
{
    QFETCH(const QString, text);
    QFETCH(const ChatViewModel::SendResult, result);
    MemoryConversationStore store;
    Chat chat(store);

    QCOMPARE(chat.model.send(text), result);

    const bool isAccepted = result == ChatViewModel::SendResult::Accepted;
    QCOMPARE(chat.shown().size(), isAccepted ? 2 : 1);
}

void tst_ChatViewModel::oldQuestionMovesToTheEndWhenAskedAgain()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    chat.model.send(u"first"_s);
    const MessageId first = chat.last().id;
    chat.transport.receive(test::ServiceFixture::gatewayFrame(u"Internal server error"_s));
    chat.model.send(u"second"_s);
    chat.transport.receive(chat.answer(u"fine"_s));

    chat.model.askAgain(first);

    QCOMPARE(chat.last().text, u"first"_s);
    QVERIFY(chat.last().id != first);
    QCOMPARE(chat.transport.sent.size(), 3);
    QCOMPARE(chat.shown().count(u"first"_s), 1);
    QCOMPARE(store.load().messages.constLast().text, u"first"_s);
}

QTEST_GUILESS_MAIN(tst_ChatViewModel)
#include "tst_ChatViewModel.moc"
