// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/MemoryConversationStore.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_MemoryConversationStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAnewEveryTime();
    void behavesAsOneThatWrites();
    void aResetForgetsEverything();
    void keepsTheNewestMessages();
};

void tst_MemoryConversationStore::beginsAnewEveryTime()
{
    MemoryConversationStore first;
    MemoryConversationStore second;

    QVERIFY(first.load().isNew);
    QVERIFY(first.load().session.toString() != second.load().session.toString());
}

void tst_MemoryConversationStore::behavesAsOneThatWrites()
{
    MemoryConversationStore store;
    const auto session = store.load().session;
    store.append(question(1, u"one"_s, Message::Delivery::Queued));
    store.append(question(2, u"two"_s, Message::Delivery::Sending));
    store.append(question(3, u"three"_s));
    store.updateDelivery(2, Message::Delivery::Answered, std::nullopt);
    store.updateDelivery(99, Message::Delivery::Answered, std::nullopt);
    store.write({SetText{1, u"other words"_s}, SetText{99, u"nobody's"_s}});
    store.remove(3);
    store.setLastSeen(2);
    store.setDraft(u"draft"_s);
    store.flush();

    const auto conversation = store.load();

    QCOMPARE(conversation.session.toString(), session.toString());
    QVERIFY(!conversation.isNew);
    QCOMPARE(conversation.messages.size(), 2);
    QCOMPARE(conversation.messages.at(0).text, u"other words"_s);
    QCOMPARE(conversation.messages.at(0).delivery, Message::Delivery::Queued);
    QCOMPARE(conversation.messages.at(1).delivery, Message::Delivery::Answered);
    QCOMPARE(conversation.lastSeen, 2);
    QCOMPARE(conversation.draft, u"draft"_s);
}

void tst_MemoryConversationStore::aResetForgetsEverything()
{
    MemoryConversationStore store;
    store.append(question(1, u"one"_s));
    store.setDraft(u"draft"_s);
    const SessionId session = SessionId::generate();

    store.reset(session);

    const auto conversation = store.load();
    QCOMPARE(conversation.session.toString(), session.toString());
    QVERIFY(conversation.messages.isEmpty());
    QVERIFY(conversation.draft.isEmpty());
    QVERIFY(!conversation.isNew);
}

void tst_MemoryConversationStore::keepsTheNewestMessages()
{
    MemoryConversationStore store;
    for (MessageId id = 1; id <= 700; ++id)
        store.append(question(id, QString::number(id)));

    const auto messages = store.load().messages;

    QCOMPARE(messages.size(), 500);
    QCOMPARE(messages.last().id, 700);
}

QTEST_GUILESS_MAIN(tst_MemoryConversationStore)
#include "tst_MemoryConversationStore.moc"
