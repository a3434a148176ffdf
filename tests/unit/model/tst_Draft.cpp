// SPDX-License-Identifier: MIT
#include "StoredChat.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Remembers what was written in which steps.
class RecordingStore : public MemoryConversationStore
{
public:
    using MemoryConversationStore::MemoryConversationStore;

    void write(const ConversationChange &together) override
    {
        steps.append(together);
        MemoryConversationStore::write(together);
    }
    /// The drafts that were set, in order.
    static QStringList draftsOf(const QList<ConversationChange> &steps)
    {
        QStringList drafts;
        for (const ConversationChange &step : steps) {
            for (const ConversationWrite &change : step) {
                if (const auto *draft = std::get_if<SetDraft>(&change))
                    drafts.append(draft->text);
            }
        }
        return drafts;
    }

    QList<ConversationChange> steps;
};

} // namespace

/// How what is being typed is kept, and how it becomes a message and back again.
class tst_Draft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNotSavedWithEachKey();
    void isSavedWhenTheCustomerPauses();
    void isSavedWhileTheCustomerTypesOn();
    void isSavedAtTheEnd();
    void isSavedWhenAskedFor();
    void becomesAMessageInOneStep();
    void staysWhenSomethingElseIsSent();
    void takesACancelledQuestionBackInOneStep();
    void movingAQuestionToTheEndIsOneStep();
    void aNewChatKeepsItInOneStep();

private:
    static DraftSaver::Timing never() { return {.pause = 24h, .latest = 24h}; }
};

void tst_Draft::isNotSavedWithEachKey()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), never());
    store.steps.clear();

    chat.model.setDraft(u"h"_s);
    chat.model.setDraft(u"he"_s);
    QCoreApplication::processEvents();

    QVERIFY(store.steps.isEmpty());
    QCOMPARE(chat.model.draft(), u"he"_s);
}

void tst_Draft::isSavedWhenTheCustomerPauses()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), {.pause = 1ms, .latest = 24h});

    chat.model.setDraft(u"hello"_s);

    QTRY_COMPARE(store.load().draft, u"hello"_s);
}

void tst_Draft::isSavedWhileTheCustomerTypesOn()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), {.pause = 24h, .latest = 1ms});

    QString text;
    // Each key begins the pause anew; only the other limit can end it.
    QTRY_VERIFY((chat.model.setDraft(text += u'x'), !store.load().draft.isEmpty()));
}

void tst_Draft::isSavedAtTheEnd()
{
    RecordingStore store;
    {
        test::StoredChat chat(store, test::StoredChat::patient(), never());
        chat.model.setDraft(u"half a sen"_s);
    }
    QCOMPARE(store.load().draft, u"half a sen"_s);
}

void tst_Draft::isSavedWhenAskedFor()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), never());
    chat.model.setDraft(u"half a sen"_s);

    chat.model.saveDraft();
    store.steps.clear();
    chat.model.saveDraft();

    QCOMPARE(store.load().draft, u"half a sen"_s);
    QVERIFY(store.steps.isEmpty());
}

void tst_Draft::becomesAMessageInOneStep()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), never());
    chat.model.setDraft(u"hello "_s);
    store.steps.clear();

    chat.model.send(u"hello "_s);
    chat.model.setDraft({}); // as the composer does, which is empty now
    chat.model.saveDraft();

    QCOMPARE(RecordingStore::draftsOf(store.steps), (QStringList{u"hello "_s, QString()}));
    QCOMPARE(RecordingStore::draftsOf(store.steps.first(1)), QStringList{u"hello "_s});
    const ConversationChange step = store.steps.at(1);
    QCOMPARE(std::get<AppendMessage>(step.first()).message.text, u"hello"_s);
    QCOMPARE(RecordingStore::draftsOf({step}), QStringList{QString()});
}

void tst_Draft::staysWhenSomethingElseIsSent()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), never());
    chat.model.setDraft(u"second thou"_s);
    chat.model.saveDraft();

    chat.model.send(u"a suggestion"_s);

    QCOMPARE(chat.model.draft(), u"second thou"_s);
    QCOMPARE(store.load().draft, u"second thou"_s);
}

void tst_Draft::takesACancelledQuestionBackInOneStep()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), never());
    chat.model.send(u"never mind"_s);
    const MessageId id = chat.last().id;
    store.steps.clear();

    chat.model.cancel(id);

    const auto isTaken = [](const ConversationChange &step) {
        return std::any_of(step.begin(), step.end(), [](const ConversationWrite &change) {
            return std::holds_alternative<RemoveMessage>(change);
        });
    };
    const auto found = std::find_if(store.steps.cbegin(), store.steps.cend(), isTaken);
    QVERIFY(found != store.steps.cend());
    QCOMPARE(RecordingStore::draftsOf({*found}), QStringList{u"never mind"_s});
    QCOMPARE(RecordingStore::draftsOf(store.steps).size(), 1);
}

void tst_Draft::movingAQuestionToTheEndIsOneStep()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), never());
    chat.goOnline();
    chat.model.send(u"one"_s);
    const MessageId first = chat.last().id;
    chat.transport.receive(test::StoredChat::gatewayFrame(u"Internal server error"_s));
    chat.model.send(u"two"_s);
    chat.model.setDraft(u"thr"_s);
    store.steps.clear();

    chat.model.askAgain(first);

    const ConversationChange step = store.steps.first();
    QCOMPARE(step.size(), 2);
    QCOMPARE(std::get<AppendMessage>(step.first()).message.text, u"one"_s);
    QCOMPARE(std::get<RemoveMessage>(step.last()).id, first);
    QCOMPARE(chat.model.draft(), u"thr"_s);
}

void tst_Draft::aNewChatKeepsItInOneStep()
{
    RecordingStore store;
    test::StoredChat chat(store, test::StoredChat::patient(), never());
    chat.model.setDraft(u"half a sen"_s);
    store.steps.clear();

    chat.model.startNewChat();

    QVERIFY(std::holds_alternative<ResetConversation>(store.steps.first().first()));
    QCOMPARE(RecordingStore::draftsOf(store.steps.first(1)), QStringList{u"half a sen"_s});
    QCOMPARE(store.load().draft, u"half a sen"_s);
}

QTEST_GUILESS_MAIN(tst_Draft)
#include "tst_Draft.moc"
