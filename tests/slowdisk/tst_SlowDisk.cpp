// SPDX-License-Identifier: MIT
#include "slowdisk/SlowDisk.h"
#include "storage/ConversationWriter.h"
#include "storage/SqliteConversationStore.h"
#include "unit/storage/SampleMessages.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cerrno>
#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The store on a disk that is slow, hangs or refuses. Hanging is not waited out: the disk is held
/// until the test lets it go, so what returns meanwhile does not wait for it.
class tst_SlowDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void noCallWaitsWhileTheDiskHangs();
    void whatBelongsTogetherIsWrittenTogether();
    void aNewConversationDoesNotWaitForItsFile();
    void aStoredConversationIsReadWhileTheDiskHangs();
    void whatCannotBeReadInTimeIsLeftAlone();
    void closingDoesNotWaitForADiskThatHangs();
    void closingOnAGoodDiskWritesEverything();
    void aDiskThatRefusesIsReportedOnceAndLosesNothing_data();
    void aDiskThatRefusesIsReportedOnceAndLosesNothing();
    void aDiskThatRefusesTheFirstWriteStopsNothing();
    void costOfACallOnADiskOf200Ms();

private:
    void makeConversation(const QList<Message> &messages);
    StoredConversation reload();
    static bool hasWriter();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_SlowDisk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_file = m_folder->filePath(u"profile/chat.sqlite"_s);
    std::snprintf(slowDisk().folder, sizeof slowDisk().folder, "%s",
                  QFile::encodeName(QDir(m_folder->path()).canonicalPath()).constData());
}

void tst_SlowDisk::cleanup()
{
    slowDisk().hold(false);
    slowDisk().delayMs = 0;
    slowDisk().syncError = 0;
    slowDisk().writeError = 0;
    // One that was let go ends by itself, and before the program does.
    QTRY_VERIFY_WITH_TIMEOUT(!hasWriter(), 30'000);
}

/// Whether a thread of a store lives.
bool tst_SlowDisk::hasWriter()
{
    const QDir tasks(u"/proc/self/task"_s);
    const QStringList threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::any_of(threads.begin(), threads.end(), [&tasks](const QString &thread) {
        QFile name(tasks.filePath(thread + u"/comm"_s));
        return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "conversation";
    });
}

void tst_SlowDisk::makeConversation(const QList<Message> &messages)
{
    SqliteConversationStore store(m_file);
    (void)store.load();
    for (const Message &message : messages)
        store.append(message);
}

StoredConversation tst_SlowDisk::reload()
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
        database.setDatabaseName(m_file);
        QSqlQuery query(database.open() ? u"PRAGMA integrity_check"_s : QString(), database);
        if (!query.next() || query.value(0).toString() != "ok"_L1)
            qWarning("the file is damaged");
    }
    QSqlDatabase::removeDatabase(u"check"_s);
    SqliteConversationStore store(m_file);
    return store.load();
}

void tst_SlowDisk::noCallWaitsWhileTheDiskHangs()
{
    const SessionId next = SessionId::generate();
    {
        SqliteConversationStore store(m_file);
        (void)store.load();
        store.append(question(1, u"one"_s));
        store.flush();
        slowDisk().hold(true);
        store.append(question(2, u"two"_s));
        QTRY_COMPARE(slowDisk().waiting.load(), 1);

        bool isWritten = false;
        bool hasTurned = false;
        store.append(question(3, u"three"_s));
        store.updateDelivery(2, Message::Delivery::Failed, ChatError::Code::Cancelled);
        store.remove(1);
        store.setLastSeen(2);
        store.setDraft(u"four"_s);
        store.whenWritten([&isWritten] { isWritten = true; });
        store.reset(next);
        store.write({AppendMessage{question(4, u"four"_s)}, SetDraft{}});
        QTimer::singleShot(0, this, [&hasTurned] { hasTurned = true; });
        QTRY_VERIFY(hasTurned);

        QVERIFY(!isWritten);
        QCOMPARE(slowDisk().waiting.load(), 1);
        slowDisk().hold(false);
        QTRY_VERIFY(isWritten);
    }
    const auto conversation = reload();
    QCOMPARE(conversation.session.toString(), next.toString());
    QCOMPARE(conversation.messages.size(), 1);
    QCOMPARE(conversation.messages.first().text, u"four"_s);
}

void tst_SlowDisk::whatBelongsTogetherIsWrittenTogether()
{
    SqliteConversationStore store(m_file);
    (void)store.load();
    store.setDraft(u"hello"_s);
    store.flush();
    slowDisk().hold(true);
    store.setLastSeen(1);
    QTRY_COMPARE(slowDisk().waiting.load(), 1);
    // So many that not all of them share a transaction, with the two at the border.
    for (MessageId id = 1; id <= 255; ++id)
        store.setLastSeen(id);
    store.write({AppendMessage{question(1, u"hello"_s)}, SetDraft{}});
    store.setLastSeen(256);

    // Each further sync is held again: what another reader finds is what a crash would leave.
    auto reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"reader"_s);
    reader.setDatabaseName(m_file);
    QVERIFY(reader.open());
    const auto count = [&reader](const QString &what) {
        QSqlQuery query(u"SELECT count(*) FROM "_s + what, reader);
        return query.next() ? query.value(0).toInt() : -1;
    };
    const QString messages = u"message"_s;
    const QString drafts = u"session WHERE draft <> ''"_s;
    while (count(messages) == 0) {
        QCOMPARE(count(drafts), 1);
        QTRY_COMPARE(slowDisk().waiting.load(), 1);
        const int syncs = slowDisk().syncs;
        slowDisk().letOneThrough();
        // The next one waits: the one before is through.
        QTRY_VERIFY(slowDisk().syncs > syncs && slowDisk().waiting == 1);
    }
    QCOMPARE(count(drafts), 0);
    reader = {};
    QSqlDatabase::removeDatabase(u"reader"_s);
    slowDisk().hold(false);
}

void tst_SlowDisk::aNewConversationDoesNotWaitForItsFile()
{
    slowDisk().hold(true);
    SqliteConversationStore store(m_file);
    const auto conversation = store.load();
    store.append(question(1, u"one"_s));
    QVERIFY(conversation.isNew);
    QTRY_COMPARE(slowDisk().waiting.load(), 1);

    slowDisk().hold(false);
    store.flush();
    const auto found = reload();
    QCOMPARE(found.session.toString(), conversation.session.toString());
    QCOMPARE(found.messages.size(), 1);
}

void tst_SlowDisk::aStoredConversationIsReadWhileTheDiskHangs()
{
    // Something is to be written at the start: what was on its way is not any more.
    makeConversation({question(1, u"one"_s, Message::Delivery::Sending)});
    slowDisk().hold(true);
    SqliteConversationStore store(m_file);

    const auto conversation = store.load();

    QVERIFY(!conversation.isNew);
    QCOMPARE(conversation.messages.first().delivery, Message::Delivery::Unanswered);
    QTRY_COMPARE(slowDisk().waiting.load(), 1);
    slowDisk().hold(false);
}

void tst_SlowDisk::whatCannotBeReadInTimeIsLeftAlone()
{
    makeConversation({question(1, u"one"_s)});
    {
        // Tables of the first version: they are to be written before anything can be read.
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        database.setDatabaseName(m_file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"ALTER TABLE message DROP COLUMN stored_at"_s));
        QVERIFY(query.exec(u"ALTER TABLE session DROP COLUMN owner"_s));
        QVERIFY(query.exec(u"PRAGMA user_version = 1"_s));
    }
    QSqlDatabase::removeDatabase(u"old"_s);
    slowDisk().hold(true);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not answer"_s));
    {
        ConversationWriter writer(m_file, StorageLimits());
        QSignalSpy failed(&writer, &ConversationWriter::failed);
        const auto conversation = writer.load(1ms);
        QVERIFY(conversation.isNew);
        writer.enqueue({AppendMessage{question(1, u"of another conversation"_s)}});
        writer.enqueue({SetDraft{u"of another conversation"_s}});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<ChatError>().code,
                 ChatError::Code::StorageUnavailable);
        slowDisk().hold(false);
        QVERIFY(writer.close(30s));
        QCOMPARE(failed.count(), 1);
    }

    const auto found = reload();
    QCOMPARE(found.messages.size(), 1);
    QCOMPARE(found.messages.first().text, u"one"_s);
    QVERIFY(found.draft.isEmpty());
}

void tst_SlowDisk::closingDoesNotWaitForADiskThatHangs()
{
    {
        SqliteConversationStore store(m_file);
        (void)store.load();
        store.append(question(1, u"flushed"_s));
        store.flush();
        slowDisk().hold(true);
        store.append(question(2, u"at the last moment"_s));
        QTRY_COMPARE(slowDisk().waiting.load(), 1);
        store.append(question(3, u"even later"_s));
        store.whenWritten([] { qFatal("nobody is left to be told"); });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not answer"_s));

        QVERIFY(!store.close(1ms));

        store.append(question(4, u"after the end"_s));
        QVERIFY(!store.close(1ms));
    }
    QCOMPARE(slowDisk().waiting.load(), 1);
    QVERIFY(hasWriter());

    slowDisk().hold(false);
    QTRY_VERIFY(!hasWriter());
    const auto messages = reload().messages;
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages.first().text, u"flushed"_s);
    QCOMPARE(messages.last().text, u"even later"_s);
}

void tst_SlowDisk::closingOnAGoodDiskWritesEverything()
{
    SqliteConversationStore store(m_file);
    (void)store.load();
    store.append(question(1, u"one"_s));

    QVERIFY(store.close(30s));

    QTRY_VERIFY(!hasWriter());
    store.append(question(2, u"after the end"_s));
    store.flush();
    QCOMPARE(reload().messages.size(), 1);
}

void tst_SlowDisk::aDiskThatRefusesIsReportedOnceAndLosesNothing_data()
{
    QTest::addColumn<int>("writeError");
    QTest::addColumn<int>("syncError");

    QTest::newRow("full") << ENOSPC << 0;
    QTest::newRow("broken while writing") << EIO << 0;
    QTest::newRow("broken while syncing") << 0 << EIO;
    QTest::newRow("full while syncing") << 0 << ENOSPC;
    QTest::newRow("became read-only") << EROFS << 0;
    QTest::newRow("over quota") << EDQUOT << 0;
}

void tst_SlowDisk::aDiskThatRefusesIsReportedOnceAndLosesNothing()
{
    QFETCH(const int, writeError);
    QFETCH(const int, syncError);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: SQLite"_s));
    {
        SqliteConversationStore store(m_file);
        QSignalSpy failed(&store, &ConversationStore::failed);
        (void)store.load();
        store.append(question(1, u"before"_s));
        store.flush();
        slowDisk().writeError = writeError;
        slowDisk().syncError = syncError;
        for (MessageId id = 2; id <= 10; ++id) {
            store.append(question(id, u"meanwhile"_s));
            store.flush();
        }
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<ChatError>().code,
                 ChatError::Code::StorageUnavailable);

        slowDisk().writeError = 0;
        slowDisk().syncError = 0;
        store.append(question(11, u"after"_s));
        QVERIFY(store.close(30s));
        QCOMPARE(failed.count(), 1);
    }
    const auto messages = reload().messages;
    QCOMPARE(messages.size(), 11);
    for (qsizetype i = 0; i < messages.size(); ++i)
        QCOMPARE(messages.at(i).id, i + 1);
    QCOMPARE(QDir(m_folder->filePath(u"profile"_s)).entryList({u"*damaged*"_s}), QStringList());
}

void tst_SlowDisk::aDiskThatRefusesTheFirstWriteStopsNothing()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^conversation: SQLite"_s));
    slowDisk().writeError = ENOSPC;
    SqliteConversationStore store(m_file);
    QSignalSpy failed(&store, &ConversationStore::failed);

    QVERIFY(store.load().isNew);
    store.append(question(1, u"one"_s));

    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<ChatError>().code, ChatError::Code::StorageUnavailable);
}

/// A figure, not a judgement: machines differ.
void tst_SlowDisk::costOfACallOnADiskOf200Ms()
{
    SqliteConversationStore store(m_file);
    (void)store.load();
    store.flush();
    slowDisk().delayMs = 200;
    qint64 longest = 0;
    for (MessageId id = 1; id <= 8; ++id) {
        const int syncs = slowDisk().syncs;
        QElapsedTimer timer;
        timer.start();
        store.write({AppendMessage{question(id, u"hello"_s)}, SetDraft{}});
        store.updateDelivery(id, Message::Delivery::Sending, std::nullopt);
        store.whenWritten([] {});
        longest = std::max(longest, timer.nsecsElapsed());
        QTRY_VERIFY_WITH_TIMEOUT(slowDisk().syncs > syncs, 30'000);
    }
    qInfo("the longest of the calls that store a question took %.3f ms", double(longest) / 1e6);
}

QTEST_GUILESS_MAIN(tst_SlowDisk)
#include "tst_SlowDisk.moc"
