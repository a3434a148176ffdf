// SPDX-License-Identifier: MIT
#include "StoredChat.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Chat = test::StoredChat;

/// An answer that comes in pieces: one row from the first of them to the last.
class tst_GrowingAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerInPiecesGrowsInOneRow();
    void unfinishedAnswerIsKept();
    void newChatForgetsAnAnswerThatGrows();
};

static QJsonObject piece(const QString &type, const QString &text)
{
    return {{u"type"_s, type}, {u"content"_s, text}};
}

void tst_GrowingAnswer::answerInPiecesGrowsInOneRow()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    QSignalSpy arrived(&chat.model, &ChatViewModel::messageArrived);
    QSignalSpy told(&chat.model, &ChatViewModel::assistantWithoutMemoryMet);
    QSignalSpy changed(&chat.conversation, &QAbstractItemModel::dataChanged);
    chat.model.send(u"one"_s);
    chat.transport.receive(piece(u"chunk"_s, u"Half"_s));
    QTRY_COMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"one"_s, u"Half"_s}));
    const MessageId id = chat.last().id;
    QCOMPARE(chat.model.unreadCount(), 1);
    QCOMPARE(arrived.count(), 0);
    chat.model.send(u"two"_s);
    changed.clear();

    chat.transport.receive(piece(u"chunk"_s, u" and"_s));
    QTRY_COMPARE(chat.shown().at(2), u"Half and"_s);
    // Only its own row, and only its text.
    for (const QList<QVariant> &change : std::as_const(changed)) {
        if (change.at(2).value<QList<int>>().contains(ConversationModel::TextRole))
            QCOMPARE(change.at(0).toModelIndex().row(), 2);
    }
    chat.transport.receive(piece(u"complete"_s, u" half"_s));

    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"one"_s, u"Half and half"_s, u"two"_s}));
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(arrived.first().first().value<Message>().id, id);
    QCOMPARE(arrived.first().first().value<Message>().text, u"Half and half"_s);
    QCOMPARE(chat.model.unreadCount(), 1);
    // Stored in its place, though the next question was stored before it.
    QStringList stored;
    for (const Message &message : store.load().messages)
        stored.append(message.text);
    QCOMPARE(stored, chat.shown());

    chat.transport.receive(piece(u"chunk"_s, u"More"_s));
    QTRY_COMPARE(chat.last().text, u"More"_s);
    QCOMPARE(told.count(), 1);
}

void tst_GrowingAnswer::unfinishedAnswerIsKept()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    chat.model.send(u"one"_s);
    chat.transport.receive(piece(u"chunk"_s, u"Half"_s));
    QTRY_COMPARE(chat.last().text, u"Half"_s);
    chat.transport.receive(piece(u"chunk"_s, u" an answer"_s));
    QTRY_COMPARE(chat.last().text, u"Half an answer"_s);
    QVERIFY(!chat.last().details.isUnfinished); // more may come
    QSignalSpy changed(&chat.conversation, &QAbstractItemModel::dataChanged);

    chat.transport.fail(ChatError::Code::ConnectionLost);

    QVERIFY(chat.last().details.isUnfinished);
    // Whoever shows it is told, though the text is what it was.
    const auto isOfTheText = [](const QList<QVariant> &change) {
        return change.at(0).toModelIndex().row() == 2
            && change.at(2).value<QList<int>>().contains(ConversationModel::TextRole);
    };
    QVERIFY(std::any_of(changed.cbegin(), changed.cend(), isOfTheText));
    QVERIFY(store.load().messages.last().details.isUnfinished);

    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"one"_s, u"Half an answer"_s}));
    QCOMPARE(store.load().messages.last().text, u"Half an answer"_s);
}

void tst_GrowingAnswer::newChatForgetsAnAnswerThatGrows()
{
    MemoryConversationStore store;
    Chat chat(store);
    chat.goOnline();
    chat.model.send(u"one"_s);
    chat.transport.receive(piece(u"chunk"_s, u"Half"_s));
    QTRY_COMPARE(chat.last().text, u"Half"_s);
    chat.model.startNewChat();
    chat.session = chat.model.session();
    chat.configure();
    chat.goOnline();
    chat.transport.receive(chat.answer(u"fresh"_s));
    QCOMPARE(chat.shown(), (QStringList{u"Welcome!"_s, u"fresh"_s}));
}

QTEST_GUILESS_MAIN(tst_GrowingAnswer)
#include "tst_GrowingAnswer.moc"
