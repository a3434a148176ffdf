// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/SqliteConversationStore.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Changes that could not be written at once: another program has the file for itself meanwhile.
class tst_ConversationRetry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAppendIsWrittenOnceTheFileIsFree();
    void aResetIsWrittenOnceTheFileIsFree();
    void itIsTriedAgainWithoutBeingAsked();
    void closingWritesWhatWaits();
    void theLastOfTwoResetsCounts();
    void aFloodMeanwhileCostsNothingTheCustomerTyped();

private:
    void lock();
    void unlock();
    StoredConversation reload();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteConversationStore> m_store;
    std::unique_ptr<QSignalSpy> m_failed;
    SessionId m_session = SessionId::generate();
    QString m_file;
};

void tst_ConversationRetry::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_file = m_folder->filePath(u"profile/chat.sqlite"_s);
    m_store = std::make_unique<SqliteConversationStore>(m_file);
    m_failed = std::make_unique<QSignalSpy>(m_store.get(), &ConversationStore::failed);
    m_session = m_store->load().session;
    m_store->append(question(1, u"one"_s));
    m_store->flush();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: SQLite 5"_s));
}

void tst_ConversationRetry::cleanup()
{
    unlock();
    m_failed.reset();
    m_store.reset();
}

void tst_ConversationRetry::lock()
{
    auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
    other.setDatabaseName(m_file);
    QVERIFY(other.open());
    QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));
}

void tst_ConversationRetry::unlock()
{
    QSqlDatabase::removeDatabase(u"other"_s);
}

StoredConversation tst_ConversationRetry::reload()
{
    SqliteConversationStore second(m_file);
    return second.load();
}

void tst_ConversationRetry::anAppendIsWrittenOnceTheFileIsFree()
{
    lock();
    m_store->append(question(2, u"two"_s));
    QVERIFY(m_failed->wait());
    m_store->append(question(3, u"three"_s));
    unlock();
    m_store->updateDelivery(2, Message::Delivery::Failed, ChatError::Code::Cancelled);
    m_store->flush();

    const auto conversation = reload();
    QCOMPARE(conversation.session.toString(), m_session.toString());
    QCOMPARE(conversation.messages.size(), 3);
    QCOMPARE(conversation.messages.at(1).delivery, Message::Delivery::Failed);
    QCOMPARE(conversation.messages.at(2).text, u"three"_s);
    QCOMPARE(m_failed->count(), 1);
}

void tst_ConversationRetry::aResetIsWrittenOnceTheFileIsFree()
{
    const SessionId session = SessionId::generate();
    lock();
    m_store->reset(session);
    QVERIFY(m_failed->wait());
    m_store->append(question(2, u"of the new one"_s));
    m_store->setDraft(u"draft"_s);
    unlock();
    m_store->flush();

    const auto conversation = reload();
    QCOMPARE(conversation.session.toString(), session.toString());
    QCOMPARE(conversation.messages.size(), 1);
    QCOMPARE(conversation.messages.first().text, u"of the new one"_s);
    QCOMPARE(conversation.draft, u"draft"_s);
    QCOMPARE(m_failed->count(), 1);
}

void tst_ConversationRetry::itIsTriedAgainWithoutBeingAsked()
{
    lock();
    m_store->append(question(2, u"two"_s));
    QVERIFY(m_failed->wait());
    unlock();

    QTRY_COMPARE_WITH_TIMEOUT(reload().messages.size(), 2, 10'000);
}

void tst_ConversationRetry::closingWritesWhatWaits()
{
    lock();
    m_store->append(question(2, u"two"_s));
    QVERIFY(m_failed->wait());
    unlock();
    m_store.reset();

    QCOMPARE(reload().messages.size(), 2);
}

void tst_ConversationRetry::theLastOfTwoResetsCounts()
{
    const SessionId session = SessionId::generate();
    lock();
    m_store->reset(SessionId::generate());
    m_store->append(question(2, u"of neither"_s));
    QVERIFY(m_failed->wait());
    m_store->reset(session);
    unlock();
    m_store->flush();

    const auto conversation = reload();
    QCOMPARE(conversation.session.toString(), session.toString());
    QVERIFY(conversation.messages.isEmpty());
}

void tst_ConversationRetry::aFloodMeanwhileCostsNothingTheCustomerTyped()
{
    constexpr MessageId kLast = 12'000;
    lock();
    m_store->append(question(2, u"typed"_s, Message::Delivery::Queued));
    for (MessageId id = 3; id < kLast; ++id)
        m_store->append(answer(id, u"flood"_s));
    m_store->append(question(kLast, u"typed too"_s, Message::Delivery::Queued));
    QVERIFY(m_failed->wait());
    unlock();
    QVERIFY(m_store->close(1min));

    const auto messages = reload().messages;
    QCOMPARE(messages.size(), StorageLimits().messages + 1);
    QCOMPARE(messages.first().text, u"typed"_s);
    QCOMPARE(messages.last().text, u"typed too"_s);
    QCOMPARE(messages.at(messages.size() - 2).id, kLast - 1);
}

QTEST_GUILESS_MAIN(tst_ConversationRetry)
#include "tst_ConversationRetry.moc"
