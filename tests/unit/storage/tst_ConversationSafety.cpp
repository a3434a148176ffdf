// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/SettingsStore.h"
#include "storage/SqliteConversationStore.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <semaphore>
#include <thread>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// What happens to the files when the machine or the process lets them down.
class tst_ConversationSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKillWhileWritingLosesNothingThatWasFlushed();
    void aMissingDriverIsReported();
    void aFullDiskIsReportedOnceAndLosesNothing();
    void aFullDiskDoesNotEatTheSettings();
    void aSecondProgramDamagesNothing();
    void twoThatStartAtOnceDoNotMixUpTheirSessions();
    void waitsForAProgramThatHasTheFileForAMoment();
    void aSecondProgramsResetIsNotMixedUp();
    void cleanupTestCase();

private:
    bool mountSmallDisk();
    void fillDisk();

    QTemporaryDir m_folder;
    QString m_disk;
};

static QString integrityOf(const QString &file)
{
    QString verdict;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
        database.setDatabaseName(file);
        QSqlQuery query(database.open() ? u"PRAGMA integrity_check"_s : QString(), database);
        verdict = query.next() ? query.value(0).toString() : u"unreadable"_s;
    }
    QSqlDatabase::removeDatabase(u"check"_s);
    return verdict;
}

void tst_ConversationSafety::aKillWhileWritingLosesNothingThatWasFlushed()
{
    const QString file = m_folder.filePath(u"killed/chat.sqlite"_s);
    QString session;
    for (int round = 0; round < 10; ++round) {
        QProcess child;
        child.start(QStringLiteral(ECOM67_STORAGE_CHILD), {u"write"_s, file});
        QVERIFY(child.waitForStarted());
        const int lines = QRandomGenerator::global()->bounded(1, 20);
        MessageId flushed = 0;
        for (int line = 0; line < lines; ++line) {
            QTRY_VERIFY(child.canReadLine());
            flushed = child.readLine().trimmed().toLongLong();
        }
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
        while (child.canReadLine())
            flushed = child.readLine().trimmed().toLongLong();
        QVERIFY(flushed > 0);

        QCOMPARE(integrityOf(file), u"ok"_s);
        SqliteConversationStore store(file);
        QSignalSpy failed(&store, &ConversationStore::failed);
        const auto conversation = store.load();
        QVERIFY(!conversation.isNew);
        QVERIFY(conversation.messages.last().id >= flushed);
        for (qsizetype i = 1; i < conversation.messages.size(); ++i)
            QCOMPARE(conversation.messages.at(i).id, conversation.messages.at(i - 1).id + 1);
        QVERIFY(session.isEmpty() || session == conversation.session.toString());
        session = conversation.session.toString();
        QCOMPARE(failed.count(), 0);
    }
}

void tst_ConversationSafety::aMissingDriverIsReported()
{
    const QString file = m_folder.filePath(u"driver/chat.sqlite"_s);
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QT_PLUGIN_PATH"_s);
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral(ECOM67_STORAGE_CHILD), {u"no-driver"_s, file});

    QVERIFY(child.waitForFinished(10'000));

    QCOMPARE(child.exitCode(), 0);
    QCOMPARE(child.readAllStandardOutput().trimmed().toInt(),
             int(ChatError::Code::StorageUnavailable));
    QVERIFY(!QFile::exists(file));
}

bool tst_ConversationSafety::mountSmallDisk()
{
    m_disk = m_folder.filePath(u"disk"_s);
    return QDir().mkpath(m_disk)
        && QProcess::execute(u"mount"_s,
                             {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=512k"_s, u"tmpfs"_s, m_disk})
        == 0;
}

void tst_ConversationSafety::fillDisk()
{
    QFile ballast(m_disk + u"/ballast"_s);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(512, 'x')) > 0)
        ;
}

void tst_ConversationSafety::cleanupTestCase()
{
    if (!m_disk.isEmpty())
        QProcess::execute(u"umount"_s, {m_disk});
}

void tst_ConversationSafety::aFullDiskIsReportedOnceAndLosesNothing()
{
    if (!mountSmallDisk())
        QSKIP("a small disk can be mounted only by root with mount rights");
    const QString file = m_disk + u"/chat/chat.sqlite"_s;
    {
        SqliteConversationStore store(file);
        QSignalSpy failed(&store, &ConversationStore::failed);
        (void)store.load();
        store.append(question(1, u"before"_s));
        store.flush();
        fillDisk();
        for (MessageId id = 2; id <= 40; ++id) {
            store.append(question(id, QString(2'000, u'x')));
            store.flush();
        }
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<ChatError>().code,
                 ChatError::Code::StorageUnavailable);

        QVERIFY(QFile::remove(m_disk + u"/ballast"_s));
        store.append(question(41, u"after"_s));
    }
    QCOMPARE(integrityOf(file), u"ok"_s);
    SqliteConversationStore store(file);
    const auto messages = store.load().messages;
    QCOMPARE(messages.size(), 41);
    QCOMPARE(messages.first().text, u"before"_s);
    QCOMPARE(messages.last().text, u"after"_s);
}

void tst_ConversationSafety::aFullDiskDoesNotEatTheSettings()
{
    if (m_disk.isEmpty() || !QFile::exists(m_disk + u"/chat"_s))
        QSKIP("a small disk can be mounted only by root with mount rights");
    const QString file = m_disk + u"/settings.ini"_s;
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QByteArray content = "[General]\nendpoint=wss://old/a\n[Windows]\n";
    for (int i = 0; i < 500; ++i)
        content += "S" + QByteArray::number(i) + "=1 2 3 4\n";
    out.write(content);
    out.close();
    SettingsStore settings(file);
    fillDisk();
    const auto endpoint = std::get<Endpoint>(Endpoint::parse(u"wss://new/a"));

    // From full to just enough, each step as the disk may be when a person saves.
    QFile ballast(m_disk + u"/ballast"_s);
    bool wasSaved = false;
    for (int free = 0; free <= 12 && !wasSaved; ++free) {
        const auto error = settings.saveEndpoint(endpoint);
        wasSaved = !error;
        QVERIFY(wasSaved || error->code == ChatError::Code::SettingsUnwritable);
        QVERIFY(out.open(QIODevice::ReadOnly));
        const QByteArray now = out.readAll();
        out.close();
        QVERIFY(now == content || wasSaved);
        QCOMPARE(now.count("=1 2 3 4"), 500);
        QVERIFY(ballast.resize(ballast.size() - 4'096));
    }
    QVERIFY(wasSaved);
}

void tst_ConversationSafety::aSecondProgramDamagesNothing()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another program"_s));
    const QString file
        = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())) + u"/chat.sqlite"_s;
    auto mine = std::make_unique<SqliteConversationStore>(file);
    const QString session = mine->load().session.toString();
    mine->flush(); // the file is there before the other one looks
    SqliteConversationStore other(file);
    QSignalSpy failed(&other, &ConversationStore::failed);
    QCOMPARE(other.load().session.toString(), session);
    mine->append(question(1, u"mine"_s));
    mine->flush();
    // The other one does not know of it and uses the same numbers.
    other.append(question(1, u"theirs"_s));
    other.flush();
    other.append(question(1, u"theirs again"_s));
    other.append(question(2, u"theirs too"_s));
    // None of these is about a message of its own.
    other.updateDelivery(1, Message::Delivery::Failed, ChatError::Code::Cancelled);
    other.write({SetText{1, u"theirs"_s}});
    other.remove(1);
    mine->updateDelivery(2, Message::Delivery::Failed, ChatError::Code::Cancelled);
    mine->remove(2);
    mine->flush();
    other.flush();
    mine->remove(2);
    mine->flush();

    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<ChatError>().code, ChatError::Code::StorageUnavailable);
    mine = std::make_unique<SqliteConversationStore>(file);
    const auto messages = mine->load().messages;
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).text, u"mine"_s);
    QCOMPARE(messages.at(0).delivery, Message::Delivery::Answered);
    QCOMPARE(messages.at(1).text, u"theirs too"_s);
}

void tst_ConversationSafety::twoThatStartAtOnceDoNotMixUpTheirSessions()
{
    // Which of the two it is depends on who makes the tables.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another program made it"_s));
    bool hasClashed = false;
    for (int round = 0; round < 200 && !hasClashed; ++round) {
        const QString file = m_folder.filePath(u"at-once-%1"_s.arg(round)) + u"/chat.sqlite"_s;
        std::array<std::unique_ptr<SqliteConversationStore>, 2> stores;
        std::array<int, 2> failures{};
        for (size_t i = 0; i < stores.size(); ++i) {
            stores.at(i) = std::make_unique<SqliteConversationStore>(file);
            connect(stores.at(i).get(), &ConversationStore::failed, this,
                    [&failures, i] { ++failures.at(i); });
        }
        std::array<QString, 2> sessions;
        for (size_t i = 0; i < stores.size(); ++i)
            sessions.at(i) = stores.at(i)->load().session.toString();
        for (const auto &store : stores) {
            store->append(question(1, u"words"_s));
            store->flush();
        }
        const auto kept = SqliteConversationStore(file).load();
        for (size_t i = 0; i < stores.size(); ++i) {
            // Whose session is not kept says so.
            if (sessions.at(i) != kept.session.toString()) {
                hasClashed = true;
                QTRY_COMPARE(failures.at(i), 1);
            }
        }
        QVERIFY(std::ranges::find(sessions, kept.session.toString()) != sessions.end());
        QCOMPARE(kept.messages.size(), 1);
    }
    QVERIFY(hasClashed);
}

void tst_ConversationSafety::aSecondProgramsResetIsNotMixedUp()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another program"_s));
    const QString file
        = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())) + u"/chat.sqlite"_s;
    auto mine = std::make_unique<SqliteConversationStore>(file);
    (void)mine->load();
    mine->flush();
    SqliteConversationStore other(file);
    QSignalSpy failed(&other, &ConversationStore::failed);
    (void)other.load();
    const SessionId session = SessionId::generate();
    mine->reset(session);
    mine->flush();
    other.append(question(1, u"of the old session"_s));
    other.setDraft(u"of the old session"_s);
    other.flush();

    QTRY_COMPARE(failed.count(), 1);
    mine = std::make_unique<SqliteConversationStore>(file);
    const auto conversation = mine->load();
    QCOMPARE(conversation.session.toString(), session.toString());
    QVERIFY(conversation.messages.isEmpty());
    QVERIFY(conversation.draft.isEmpty());
}

/// SQLite waits by itself for every lock but the one that switching the journal takes.
void tst_ConversationSafety::waitsForAProgramThatHasTheFileForAMoment()
{
    const QString file = m_folder.filePath(u"for-a-moment.sqlite"_s);
    std::binary_semaphore isHeld(0);
    std::thread holder([&] {
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
            database.setDatabaseName(file);
            database.open();
            for (const QString &statement :
                 {u"CREATE TABLE passing (word)"_s, u"DROP TABLE passing"_s, u"BEGIN IMMEDIATE"_s})
                database.exec(statement);
            isHeld.release();
            // Nothing says that the other one has come to the lock; when it is later, it need not
            // wait.
            std::binary_semaphore(0).try_acquire_for(std::chrono::milliseconds(200));
            database.exec(u"COMMIT"_s);
        }
        QSqlDatabase::removeDatabase(u"holder"_s);
    });
    isHeld.acquire();

    SqliteConversationStore store(file);
    QSignalSpy failed(&store, &ConversationStore::failed);
    store.load();
    store.append(question(1, u"words"_s));
    store.flush();
    holder.join();

    QVERIFY(failed.isEmpty());
    QCOMPARE(SqliteConversationStore(file).load().messages.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ConversationSafety)
#include "tst_ConversationSafety.moc"
