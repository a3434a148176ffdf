// SPDX-License-Identifier: MIT
#include "StoredChat.h"
#include "storage/SqliteConversationStore.h"
#include "storage/StorageLimits.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Whose conversation it is, also over a restart.
class tst_ConversationOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodysBecomesTheirs();
    void staysWithItsOwner_data();
    void staysWithItsOwner();
    void isRememberedOnTheDisk();
    void aNewChatIsTheSamePersons();
    void whatWaitsIsNotSentAsSomebodyElse();
    void whoSignsInWhileTypingGoesOn();
};

void tst_ConversationOwner::nobodysBecomesTheirs()
{
    MemoryConversationStore store;
    StoredChat chat(store);
    const SessionId session = chat.model.session();

    QVERIFY(!chat.model.setOwner(u"ada"_s));

    QCOMPARE(chat.model.session(), session);
    QCOMPARE(store.load().owner, u"ada"_s);
}

void tst_ConversationOwner::staysWithItsOwner_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("isKept");

    QTest::newRow("the same") << u"ada"_s << u"ada"_s << true;
    QTest::newRow("nobody all the time") << u""_s << u""_s << true;
    QTest::newRow("signs in") << u""_s << u"ada"_s << false;
    QTest::newRow("signs out") << u"ada"_s << u""_s << false;
    QTest::newRow("somebody else") << u"ada"_s << u"bob"_s << false;
}

void tst_ConversationOwner::staysWithItsOwner()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const bool, isKept);
    MemoryConversationStore store;
    {
        StoredChat chat(store);
        QVERIFY(!chat.model.setOwner(before));
        chat.goOnline();
        chat.model.send(u"mine"_s);
    }
    StoredChat chat(store);
    const SessionId session = chat.model.session();

    QCOMPARE(chat.model.setOwner(after), !isKept);

    QCOMPARE(chat.model.session() == session, isKept);
    QCOMPARE(chat.shown().contains(u"mine"_s), isKept);
    QCOMPARE(store.load().owner, after);
    QCOMPARE(store.load().session, chat.model.session());
}

void tst_ConversationOwner::isRememberedOnTheDisk()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"chat.sqlite"_s);
    const auto ownerNow = [&file](const QString &next) {
        SqliteConversationStore store(file, StorageLimits());
        const auto owner = store.load().owner;
        if (!next.isNull())
            store.setOwner(next);
        store.flush();
        return owner;
    };
    QCOMPARE(ownerNow({}), std::nullopt);
    QCOMPARE(ownerNow(u""_s), std::nullopt);
    QCOMPARE(ownerNow(u"ada"_s), u""_s);
    QCOMPARE(ownerNow({}), u"ada"_s);
    {
        SqliteConversationStore store(file, StorageLimits());
        (void)store.load();
        store.reset(SessionId::generate());
        store.flush();
    }
    QCOMPARE(ownerNow({}), std::nullopt);
}

void tst_ConversationOwner::aNewChatIsTheSamePersons()
{
    MemoryConversationStore store;
    StoredChat chat(store);
    chat.model.setOwner(u"ada"_s);

    chat.model.startNewChat();

    QCOMPARE(store.load().owner, u"ada"_s);
    QVERIFY(!chat.model.setOwner(u"ada"_s));
}

void tst_ConversationOwner::whatWaitsIsNotSentAsSomebodyElse()
{
    MemoryConversationStore store;
    StoredChat chat(store);
    connect(&chat.model, &ChatViewModel::sessionChanged, &chat.model, [&chat] {
        chat.session = chat.model.session();
        chat.configure(u"wss://shop.example/prod"_s, u"of-bob"_s);
    });
    chat.model.setOwner(u"ada"_s);
    chat.model.send(u"ada's question"_s);
    chat.model.setDraft(u"ada's draft"_s);

    chat.model.setOwner(u"bob"_s);
    chat.goOnline();

    QVERIFY(chat.transport.sent.isEmpty());
    QCOMPARE(chat.model.draft(), QString());
    chat.model.saveDraft();
    QCOMPARE(store.load().draft, QString());
    QVERIFY(!chat.shown().contains(u"ada's question"_s));
}

void tst_ConversationOwner::whoSignsInWhileTypingGoesOn()
{
    MemoryConversationStore store;
    StoredChat chat(store);
    chat.model.setOwner({});
    chat.model.setOwner(u""_s);
    chat.model.setDraft(u"where is my order"_s);

    QVERIFY(chat.model.setOwner(u"ada"_s));

    QCOMPARE(chat.model.draft(), u"where is my order"_s);
    QCOMPARE(store.load().draft, u"where is my order"_s);
}

QTEST_GUILESS_MAIN(tst_ConversationOwner)
#include "tst_ConversationOwner.moc"
