// SPDX-License-Identifier: MIT
#include "StoredChat.h"

#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Chat = test::StoredChat;
using Delivery = Message::Delivery;
using Editing = ComposerViewModel::Editing;

/// Editing, deleting and asking again, and that nothing typed gets lost by it.
class tst_ComposerViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void otherWordsKeepTheirPlace();
    void whatWasTypedReturnsAfterTheEditing();
    void cancelledEditingChangesNothing();
    void wordsForOneThatWasSentMeanwhileAreANewMessage();
    void wordsForAFailedOneAreSentInItsPlace();
    void wordsForAnUnansweredOneAreANewMessage();
    void wordsForOneThatWaitsToBeAskedAgainLeaveTheFirstOnes();
    void changedWordsAreNotGivenUpForAnotherMessage();
    void cancelOfTheEditedOneKeepsItsWords_data();
    void cancelOfTheEditedOneKeepsItsWords();
    void anEndInTheMiddleOfEditingLosesNothing_data();
    void anEndInTheMiddleOfEditingLosesNothing();
    void newChatKeepsTheWords();
    void deletesOnlyWhatFailedOrWasNotAnswered();
    void deletedOneIsGoneAfterARestart();
    void wordsOutliveTheDeletionOfTheirMessage();
    void secondClickSendsNothing_data();
    void secondClickSendsNothing();
    void whatIsTooLongIsNotRetried();
};

static MessageId idOf(Chat &chat, const QString &text)
{
    const qsizetype row = chat.shown().indexOf(text);
    return row < 0 ? 0 : chat.conversation.messageAt(static_cast<int>(row)).id;
}

/// Types it and sends it, as a person does.
static MessageId say(Chat &chat, const QString &text)
{
    chat.model.setDraft(text);
    [[maybe_unused]] const auto result = chat.model.send(text);
    return chat.last().id;
}

/// Asks and loses the connection before the answer.
static MessageId sayUnanswered(Chat &chat, const QString &text)
{
    chat.goOnline();
    const MessageId id = say(chat, text);
    chat.transport.fail(ChatError::Code::ConnectionLost);
    return id;
}

static void answerAll(Chat &chat)
{
    for (qsizetype answered = 0; answered < chat.transport.sent.size(); ++answered)
        chat.transport.receive(chat.answer(u"answer %1"_s.arg(answered)));
}

static QStringList sentTexts(const Chat &chat)
{
    QStringList texts;
    for (const QString &frame : chat.transport.sent)
        texts.append(
            QJsonDocument::fromJson(frame.toUtf8()).object().value("message"_L1).toString());
    return texts;
}

void tst_ComposerViewModel::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_ComposerViewModel::otherWordsKeepTheirPlace()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    say(chat, u"two"_s);
    QSignalSpy replaced(&chat.model.composer(), &ComposerViewModel::draftReplaced);

    chat.model.composer().edit(one);
    QCOMPARE(chat.model.composer().editing(), Editing::InPlace);
    QCOMPARE(replaced.last().first().toString(), u"one"_s);
    say(chat, u"first of all"_s);

    QCOMPARE(chat.model.composer().editing(), Editing::None);
    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"first of all"_s, u"two"_s}));
    QCOMPARE(idOf(chat, u"first of all"_s), one);
    QCOMPARE(store.load().messages.at(1).text, u"first of all"_s);
    chat.goOnline();
    answerAll(chat);
    QCOMPARE(sentTexts(chat), (QStringList{u"first of all"_s, u"two"_s}));
}

void tst_ComposerViewModel::whatWasTypedReturnsAfterTheEditing()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    chat.model.setDraft(u"second thou"_s);

    chat.model.composer().edit(one);
    QCOMPARE(chat.model.draft(), u"one"_s);
    say(chat, u"other words"_s);

    QCOMPARE(chat.model.draft(), u"second thou"_s);
    QCOMPARE(store.load().draft, u"second thou"_s);
}

void tst_ComposerViewModel::cancelledEditingChangesNothing()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    chat.model.setDraft(u"second thou"_s);
    chat.model.composer().edit(one);
    chat.model.setDraft(u"no, not that"_s);
    QSignalSpy replaced(&chat.model.composer(), &ComposerViewModel::draftReplaced);

    chat.model.composer().cancelEditing();

    QCOMPARE(replaced.last().first().toString(), u"second thou"_s);
    QCOMPARE(chat.model.composer().editing(), Editing::None);
    QCOMPARE(chat.last().text, u"one"_s);
    QCOMPARE(chat.last().delivery, Delivery::Queued);
    chat.model.saveDraft();
    QCOMPARE(store.load().draft, u"second thou"_s);
}

void tst_ComposerViewModel::wordsForOneThatWasSentMeanwhileAreANewMessage()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    chat.model.composer().edit(one);
    QSignalSpy editing(&chat.model.composer(), &ComposerViewModel::editingChanged);

    chat.goOnline();
    QCOMPARE(editing.last().first().value<Editing>(), Editing::AsNewAfterSent);
    say(chat, u"other words"_s);

    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"one"_s, u"other words"_s}));
    answerAll(chat);
    QCOMPARE(sentTexts(chat), (QStringList{u"one"_s, u"other words"_s}));
    QCOMPARE(editing.last().first().value<Editing>(), Editing::None);
}

void tst_ComposerViewModel::wordsForAFailedOneAreSentInItsPlace()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    chat.model.setDraft(u"x"_s);
    chat.model.cancel(one);
    QCOMPARE(chat.last().delivery, Delivery::Failed);

    chat.model.composer().edit(one);
    QCOMPARE(chat.model.composer().editing(), Editing::AndRetry);
    say(chat, u"other words"_s);

    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"other words"_s}));
    QCOMPARE(chat.last().delivery, Delivery::Queued);
    QCOMPARE(store.load().messages.last().text, u"other words"_s);
    QCOMPARE(chat.model.draft(), u"x"_s);
    chat.goOnline();
    QCOMPARE(sentTexts(chat), QStringList{u"other words"_s});
}

void tst_ComposerViewModel::wordsForAnUnansweredOneAreANewMessage()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = sayUnanswered(chat, u"one"_s);

    chat.model.composer().edit(one);
    QCOMPARE(chat.model.composer().editing(), Editing::AsNewAfterUnanswered);
    say(chat, u"other words"_s);

    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"one"_s, u"other words"_s}));
    QCOMPARE(chat.conversation.messageAt(1).delivery, Delivery::Unanswered);
}

void tst_ComposerViewModel::wordsForOneThatWaitsToBeAskedAgainLeaveTheFirstOnes()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = sayUnanswered(chat, u"one"_s);
    chat.model.askAgain(one);
    QCOMPARE(chat.last().delivery, Delivery::Queued);

    chat.model.composer().edit(one);
    say(chat, u"other words"_s);

    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"one"_s, u"other words"_s}));
    QCOMPARE(chat.conversation.messageAt(1).delivery, Delivery::Unanswered);
    QCOMPARE(chat.last().delivery, Delivery::Queued);
}

void tst_ComposerViewModel::changedWordsAreNotGivenUpForAnotherMessage()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    const MessageId two = say(chat, u"two"_s);

    chat.model.composer().edit(one);
    chat.model.composer().edit(two); // nothing was changed yet
    QCOMPARE(chat.model.draft(), u"two"_s);
    chat.model.setDraft(u"two or three"_s);
    chat.model.composer().edit(one);

    QCOMPARE(chat.model.draft(), u"two or three"_s);
    chat.model.composer().cancelEditing();
    QCOMPARE(chat.model.draft(), QString());
}

void tst_ComposerViewModel::cancelOfTheEditedOneKeepsItsWords_data()
{
    QTest::addColumn<QString>("setAside");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<QStringList>("shown");

    QTest::newRow("nothing was being typed")
        << QString() << u"other words"_s << QStringList{u"Welcome!"_s};
    QTest::newRow("something was being typed")
        << u"half a sen"_s << u"half a sen"_s << QStringList{u"Welcome!"_s, u"other words"_s};
}

void tst_ComposerViewModel::cancelOfTheEditedOneKeepsItsWords()
{
    QFETCH(const QString, setAside);
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    chat.model.setDraft(setAside);
    chat.model.composer().edit(one);
    chat.model.setDraft(u"other words"_s);

    chat.model.cancel(one);

    QCOMPARE(chat.model.composer().editing(), Editing::None);
    QTEST(chat.model.draft(), "draft");
    QTEST(chat.shown(), "shown");
    chat.goOnline();
    QVERIFY(chat.transport.sent.isEmpty());
}

void tst_ComposerViewModel::anEndInTheMiddleOfEditingLosesNothing_data()
{
    QTest::addColumn<QString>("setAside");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("draft");

    QTest::newRow("nothing changed") << u"half a sen"_s << u"one"_s << u"half a sen"_s;
    QTest::newRow("other words") << QString() << u"other"_s << u"other"_s;
    QTest::newRow("both") << u"half a sen"_s << u"other"_s << u"half a sen\n\nother"_s;
    QTest::newRow("all words deleted") << u"half a sen"_s << QString() << u"half a sen"_s;
}

void tst_ComposerViewModel::anEndInTheMiddleOfEditingLosesNothing()
{
    QFETCH(const QString, setAside);
    QFETCH(const QString, words);
    MemoryConversationStore store;
    {
        Chat chat(store);
        const MessageId one = say(chat, u"one"_s);
        chat.model.setDraft(setAside);
        chat.model.composer().edit(one);
        chat.model.setDraft(words);
    }
    Chat chat(store);

    QTEST(chat.model.draft(), "draft");
    QCOMPARE(chat.last().text, u"one"_s);
    QCOMPARE(chat.last().delivery, Delivery::Queued);
}

void tst_ComposerViewModel::newChatKeepsTheWords()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = say(chat, u"one"_s);
    chat.model.composer().edit(one);
    chat.model.setDraft(u"other words"_s);

    chat.model.startNewChat();

    QCOMPARE(chat.model.draft(), u"other words"_s);
    QCOMPARE(chat.model.composer().editing(), Editing::None);
    QCOMPARE(store.load().draft, u"other words"_s);
}

void tst_ComposerViewModel::deletesOnlyWhatFailedOrWasNotAnswered()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    say(chat, u"answered"_s);
    chat.transport.receive(chat.answer(u"yes"_s));
    say(chat, u"sending"_s);
    say(chat, u"waiting"_s);
    const QStringList before = chat.shown();

    for (const QString &text : before)
        chat.model.composer().remove(idOf(chat, text));

    QCOMPARE(chat.shown(), before);
}

void tst_ComposerViewModel::deletedOneIsGoneAfterARestart()
{
    MemoryConversationStore store;
    {
        Chat chat(store);
        chat.model.composer().remove(sayUnanswered(chat, u"one"_s));
        QCOMPARE(chat.shown(), QStringList{u"Welcome!"_s});
    }
    Chat chat(store);

    QCOMPARE(chat.shown(), QStringList{u"Welcome!"_s});
}

void tst_ComposerViewModel::wordsOutliveTheDeletionOfTheirMessage()
{
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = sayUnanswered(chat, u"one"_s);
    chat.model.composer().edit(one);
    chat.model.setDraft(u"other words"_s);

    chat.model.composer().remove(one);

    QCOMPARE(chat.model.draft(), u"other words"_s);
    QCOMPARE(chat.model.composer().editing(), Editing::None);
}

void tst_ComposerViewModel::secondClickSendsNothing_data()
{
    QTest::addColumn<bool>("isLast");
    QTest::newRow("in place") << true;
    QTest::newRow("moved to the end") << false;
}

void tst_ComposerViewModel::secondClickSendsNothing()
{
    QFETCH(const bool, isLast);
    MemoryConversationStore store;
    Chat chat(store);
    const MessageId one = sayUnanswered(chat, u"one"_s);
    QTRY_COMPARE(chat.transport.attempts(), 2);
    if (!isLast)
        say(chat, u"two"_s);

    chat.model.askAgain(one);
    chat.model.askAgain(one);
    chat.transport.acceptHandshake();
    chat.model.askAgain(one);
    answerAll(chat);
    chat.model.askAgain(one);

    QCOMPARE(sentTexts(chat).count(u"one"_s), 2); // the first time and once again
    QCOMPARE(chat.shown().count(u"one"_s), 1);
}

void tst_ComposerViewModel::whatIsTooLongIsNotRetried()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    const MessageId one = say(chat, u"one"_s);
    Q_EMIT chat.service.deliveryChanged(one, Delivery::Failed, ChatError::Code::MessageTooLong);

    chat.model.askAgain(one);

    QCOMPARE(chat.last().delivery, Delivery::Failed);
    QCOMPARE(chat.transport.sent.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ComposerViewModel)
#include "tst_ComposerViewModel.moc"
