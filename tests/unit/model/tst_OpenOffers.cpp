// SPDX-License-Identifier: MIT
#include "StoredChat.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

class tst_OpenOffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theLastAnswerHoldsThem();
    void aQuestionClosesThem();
    void aQuestionTakenBackOpensThem();
    void typingHidesThem();
    void anActionIsUsedOnce();
    void aNoticeBetweenChangesNothing();
    void restoredConversationsOfferAgain();
    void aNewChatHasNone();
    void b25_suggestionsAreSentLikeTypedText();
    void unknownActionsAreLoggedOnce();
};

/// Two questions that were answered with offers, and the ids of the answers.
struct OfferedChat : StoredChat
{
    using StoredChat::StoredChat;

    MessageId answerWith(const QString &action = u"view_cart"_s)
    {
        const QJsonObject button{{u"text"_s, u"Go"_s}, {u"action"_s, action}};
        transport.receive(frame(u"message"_s, u"Here"_s,
                                {{u"suggestions"_s, QJsonArray{u"Red shoes"_s}},
                                 {u"action_buttons"_s, QJsonArray{button}}}));
        return last().id;
    }
    MessageId asked(const QString &question = u"shoes"_s)
    {
        (void)model.send(question);
        return answerWith();
    }
    MessageId holder() { return model.offers().holder(); }
};

void tst_OpenOffers::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_OpenOffers::theLastAnswerHoldsThem()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    QSignalSpy changes(&chat.model.offers(), &OpenOffers::holderChanged);

    const MessageId first = chat.asked();
    QCOMPARE(chat.holder(), first);
    const MessageId second = chat.asked();

    QCOMPARE(chat.holder(), second);
    QCOMPARE(changes.last().first().value<MessageId>(), second);
}

void tst_OpenOffers::aQuestionClosesThem()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    (void)chat.asked();

    (void)chat.model.send(u"another"_s);
    chat.conversation.flush();

    QCOMPARE(chat.holder(), 0);
}

void tst_OpenOffers::aQuestionTakenBackOpensThem()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    const MessageId answer = chat.asked();
    chat.transport.fail(ChatError::Code::ConnectionLost);
    (void)chat.model.send(u"another"_s);
    const MessageId question = chat.last().id;
    QCOMPARE(chat.holder(), 0);

    chat.model.cancel(question);

    QCOMPARE(chat.holder(), answer);
}

void tst_OpenOffers::typingHidesThem()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    const MessageId answer = chat.asked();

    chat.model.offers().setTyping(true);
    QCOMPARE(chat.holder(), 0);

    chat.model.offers().setTyping(false);
    QCOMPARE(chat.holder(), answer);
}

void tst_OpenOffers::anActionIsUsedOnce()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    const MessageId answer = chat.asked();

    chat.model.offers().use(answer);
    QCOMPARE(chat.holder(), 0);

    const MessageId next = chat.asked();
    QCOMPARE(chat.holder(), next);
}

void tst_OpenOffers::aNoticeBetweenChangesNothing()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    const MessageId answer = chat.asked();

    chat.transport.receive(chat.frame(u"system"_s, u"Maintenance"_s));
    chat.conversation.flush();

    QCOMPARE(chat.holder(), answer);
}

void tst_OpenOffers::restoredConversationsOfferAgain()
{
    MemoryConversationStore store;
    MessageId answer = 0;
    {
        OfferedChat chat(store);
        chat.goOnline();
        answer = chat.asked();
    }

    OfferedChat again(store);

    QCOMPARE(again.holder(), answer);
    QCOMPARE(again.last().details.suggestions, QStringList{u"Red shoes"_s});
}

void tst_OpenOffers::aNewChatHasNone()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    const MessageId answer = chat.asked();

    chat.model.startNewChat();

    QVERIFY(chat.holder() != answer);
}

void tst_OpenOffers::b25_suggestionsAreSentLikeTypedText()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    (void)chat.asked();
    chat.model.setDraft(u"half a sentence"_s);

    (void)chat.model.send(u"Red shoes"_s);

    QCOMPARE(chat.last().text, u"Red shoes"_s);
    QCOMPARE(chat.last().delivery, Message::Delivery::Sending);
    QCOMPARE(chat.model.draft(), u"half a sentence"_s);
}

void tst_OpenOffers::unknownActionsAreLoggedOnce()
{
    MemoryConversationStore store;
    OfferedChat chat(store);
    chat.goOnline();
    static QStringList lines;
    lines.clear();
    const QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &line) { lines.append(line); });
    for (int i = 0; i < 3; ++i) {
        (void)chat.model.send(u"again"_s);
        (void)chat.answerWith(u"form\u202eat_disk"_s);
    }
    for (int i = 0; i < 100; ++i) {
        (void)chat.model.send(u"again"_s);
        (void)chat.answerWith(u"unknown_%1"_s.arg(i));
    }
    qInstallMessageHandler(before);

    const QStringList told = lines.filter(u"not known here"_s);
    QCOMPARE(told.filter(u"format_disk"_s).size(), 1);
    QCOMPARE(told.size(), 20);
}

QTEST_GUILESS_MAIN(tst_OpenOffers)
#include "tst_OpenOffers.moc"
