// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/ConversationDatabase.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace ecom67;
using namespace Qt::StringLiterals;

/// Files that are not what they should be. The damage is done to a sound file of two messages.
class tst_ConversationDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDamagedFileIsSetAsideAndKept_data();
    void aDamagedFileIsSetAsideAndKept();
    void aLinkIsSetAsideAndItsTargetUntouched_data();
    void aLinkIsSetAsideAndItsTargetUntouched();
    void nothingThatWasSetAsideIsOverwritten();
    void randomDamageNeverStopsTheChat();
    void anEmptyFileIsANewConversation();
    void aBadRowCostsOnlyItself_data();
    void aBadRowCostsOnlyItself();
    void aPlaceThatCannotBeWrittenMeansMemoryOnly_data();
    void aPlaceThatCannotBeWrittenMeansMemoryOnly();
    void aFileHeldByAnotherProgramIsLeftAlone();

private:
    using Damage = std::function<void(const QString &file)>;

    void makeSoundFile();
    StoredConversation open(std::optional<ChatError> &problem);
    /// Opens, writes and opens again: whatever happened before, this must work.
    void verifyThatItWorks();
    QStringList asideFiles() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    SessionId m_session = SessionId::generate();
};

Q_DECLARE_METATYPE(std::function<void(const QString &)>)

/// Runs statements on the file as somebody else would.
static void tamper(const QString &file, const QStringList &statements)
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &statement : statements)
            QVERIFY2(query.exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static void setContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

void tst_ConversationDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_file = m_folder->filePath(u"chat.sqlite"_s);
    makeSoundFile();
}

void tst_ConversationDatabase::makeSoundFile()
{
    ConversationDatabase database(m_file, {});
    std::optional<ChatError> problem;
    m_session = database.open(problem).session;
    QVERIFY(!problem);
    QVERIFY(!database
                 .write({ConversationChange{AppendMessage{question(1, u"secret question"_s)},
                                            AppendMessage{answer(2, QString(20'000, u'a'))}}})
                 .problem);
}

StoredConversation tst_ConversationDatabase::open(std::optional<ChatError> &problem)
{
    ConversationDatabase database(m_file, {});
    return database.open(problem);
}

void tst_ConversationDatabase::verifyThatItWorks()
{
    SessionId session = SessionId::generate();
    {
        ConversationDatabase database(m_file, {});
        std::optional<ChatError> problem;
        session = database.open(problem).session;
        QVERIFY(database.isOpen());
        QVERIFY(
            !database.write({ConversationChange{AppendMessage{question(99'999, u"still here"_s)}}})
                 .problem);
    }
    std::optional<ChatError> problem;
    const auto conversation = open(problem);
    QVERIFY(!problem);
    QCOMPARE(conversation.session.toString(), session.toString());
    QCOMPARE(conversation.messages.last().text, u"still here"_s);
}

QStringList tst_ConversationDatabase::asideFiles() const
{
    return QDir(m_folder->path())
        .entryList({u"*.damaged-*"_s}, QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
}

void tst_ConversationDatabase::aDamagedFileIsSetAsideAndKept_data()
{
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char *name, const Damage &damage) { QTest::newRow(name) << damage; };

    row("garbage", [](const QString &file) { setContent(file, QByteArray(5'000, 'x')); });
    row("one byte", [](const QString &file) { setContent(file, "x"); });
    row("text", [](const QString &file) { setContent(file, "{\"messages\": []}"); });
    row("zeros", [](const QString &file) { setContent(file, QByteArray(8'192, '\0')); });
    row("cut in half", [](const QString &file) {
        setContent(file, contentOf(file).first(contentOf(file).size() / 2));
    });
    row("only the header",
        [](const QString &file) { setContent(file, contentOf(file).first(100)); });
    row("format of the future", [](const QString &file) {
        QByteArray content = contentOf(file);
        content[18] = content[19] = 9;
        setContent(file, content);
    });
    row("newer version",
        [](const QString &file) { tamper(file, {u"PRAGMA user_version = 99"_s}); });
    row("negative version",
        [](const QString &file) { tamper(file, {u"PRAGMA user_version = -1"_s}); });
    row("no version, but tables",
        [](const QString &file) { tamper(file, {u"PRAGMA user_version = 0"_s}); });
    row("another program's",
        [](const QString &file) { tamper(file, {u"PRAGMA application_id = 1"_s}); });
    row("a table is missing", [](const QString &file) { tamper(file, {u"DROP TABLE message"_s}); });
    row("a column is missing", [](const QString &file) {
        tamper(file, {u"ALTER TABLE message RENAME COLUMN text TO body"_s});
    });
    row("a trigger", [](const QString &file) {
        tamper(file,
               {u"CREATE TRIGGER t AFTER INSERT ON message BEGIN "
                "DELETE FROM message; END"_s});
    });
    row("a view in place of a table", [](const QString &file) {
        tamper(file, {u"DROP TABLE message"_s, u"CREATE VIEW message AS SELECT 1 AS id"_s});
    });
    row("a session of the old form", [](const QString &file) {
        tamper(file, {u"UPDATE session SET id = 'session-1700000000000-abc'"_s});
    });
    row("a hostile session",
        [](const QString &file) { tamper(file, {u"UPDATE session SET id = 'x&token=stolen'"_s}); });
    row("a folder in its place", [](const QString &file) {
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkpath(file + u"/inside"_s));
    });
    row("a folder in place of the log",
        [](const QString &file) { QVERIFY(QDir().mkpath(file + u"-wal"_s)); });
#ifdef Q_OS_UNIX
    row("a pipe in its place", [](const QString &file) {
        QVERIFY(QFile::remove(file));
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    });
#endif
}

void tst_ConversationDatabase::aDamagedFileIsSetAsideAndKept()
{
    QFETCH(const Damage, damage);
    damage(m_file);
    const QByteArray before = QFileInfo(m_file).isFile() ? contentOf(m_file) : QByteArray();

    std::optional<ChatError> problem;
    const auto conversation = open(problem);

    QVERIFY(problem);
    QCOMPARE(problem->code, ChatError::Code::StorageDamaged);
    QVERIFY(conversation.isNew);
    QVERIFY(conversation.messages.isEmpty());
    QVERIFY(conversation.session.toString() != m_session.toString());
    QStringList aside = asideFiles();
    aside.removeIf(
        [](const QString &name) { return name.endsWith("-wal"_L1) || name.endsWith("-shm"_L1); });
    QCOMPARE(aside.size(), 1);
    if (!before.isEmpty())
        QCOMPARE(contentOf(m_folder->filePath(aside.first())).size(), before.size());
    verifyThatItWorks();
}

void tst_ConversationDatabase::aLinkIsSetAsideAndItsTargetUntouched_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("isDangling");

    QTest::newRow("the file") << u""_s << false;
    QTest::newRow("the file, leading nowhere") << u""_s << true;
    QTest::newRow("the log") << u"-wal"_s << false;
    QTest::newRow("the index of the log") << u"-shm"_s << true;
    QTest::newRow("the journal") << u"-journal"_s << false;
}

void tst_ConversationDatabase::aLinkIsSetAsideAndItsTargetUntouched()
{
    QFETCH(const QString, suffix);
    QFETCH(const bool, isDangling);
#ifdef Q_OS_WIN
    QSKIP("QFile::link() makes a shortcut on Windows, which is a file of another name");
#endif
    const QString target = m_folder->filePath(u"precious"_s);
    if (!isDangling)
        setContent(target, "precious");
    QFile::remove(m_file + suffix);
    QVERIFY(QFile::link(target, m_file + suffix));

    std::optional<ChatError> problem;
    QVERIFY(open(problem).isNew);

    QVERIFY(problem);
    QCOMPARE(problem->code, ChatError::Code::StorageDamaged);
    QVERIFY(!asideFiles().isEmpty());
    verifyThatItWorks();
    QCOMPARE(contentOf(target), isDangling ? QByteArray() : "precious"_ba);
    QCOMPARE(QFile::exists(target), !isDangling);
}

void tst_ConversationDatabase::nothingThatWasSetAsideIsOverwritten()
{
    for (int i = 0; i < 3; ++i) {
        setContent(m_file, QByteArray::number(i));
        std::optional<ChatError> problem;
        (void)open(problem);
        QVERIFY(problem);
    }

    QByteArrayList contents;
    const QStringList aside = asideFiles();
    for (const QString &name : aside)
        contents.append(contentOf(m_folder->filePath(name)));
    std::sort(contents.begin(), contents.end());
    QCOMPARE(contents, (QByteArrayList{"0", "1", "2"}));
}

void tst_ConversationDatabase::randomDamageNeverStopsTheChat()
{
    QRandomGenerator random(67);
    const QByteArray sound = contentOf(m_file);
    int setAside = 0;
    for (int round = 0; round < 60; ++round) {
        QByteArray content = sound;
        const int changes = random.bounded(1, 40);
        for (int i = 0; i < changes; ++i) {
            // The first page holds the header and the tables of tables: damage it more often.
            const int limit = i % 2 == 0 ? 200 : int(content.size());
            content[random.bounded(limit)] = char(random.bounded(256));
        }
        setContent(m_file, content);
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
            QFile::remove(m_file + suffix);
        const QStringList aside = asideFiles();
        for (const QString &name : aside)
            QFile::remove(m_folder->filePath(name));

        std::optional<ChatError> problem;
        (void)open(problem);

        if (problem) {
            QVERIFY2(problem->code == ChatError::Code::StorageDamaged, qPrintable(problem->detail));
            ++setAside;
        }
        verifyThatItWorks();
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"round %1"_s.arg(round)));
    }
    QVERIFY(setAside > 0);
}

void tst_ConversationDatabase::anEmptyFileIsANewConversation()
{
    // A kill between making the file and the first transaction leaves this.
    setContent(m_file, {});
    std::optional<ChatError> problem;

    QVERIFY(open(problem).isNew);
    QVERIFY(!problem);
    verifyThatItWorks();
}

void tst_ConversationDatabase::aBadRowCostsOnlyItself_data()
{
    QTest::addColumn<QString>("change");

    QTest::newRow("text is a number of bytes") << u"text = x'ff00ff'"_s;
    QTest::newRow("text is huge") << u"text = hex(zeroblob(150000))"_s;
    QTest::newRow("time is text") << u"timestamp = 'yesterday'"_s;
    QTest::newRow("time is out of range") << u"timestamp = 9223372036854775807"_s;
    QTest::newRow("number is negative") << u"id = -1"_s;
    QTest::newRow("number is zero") << u"id = 0"_s;
}

void tst_ConversationDatabase::aBadRowCostsOnlyItself()
{
    QFETCH(const QString, change);
    tamper(m_file, {u"UPDATE message SET "_s + change + u" WHERE id = 1"_s});
    QTest::ignoreMessage(QtWarningMsg, "skipped unreadable messages: 1");

    std::optional<ChatError> problem;
    const auto conversation = open(problem);

    QVERIFY(!problem);
    QCOMPARE(conversation.session.toString(), m_session.toString());
    QCOMPARE(conversation.messages.size(), 1);
    QCOMPARE(conversation.messages.first().id, 2);
}

void tst_ConversationDatabase::aPlaceThatCannotBeWrittenMeansMemoryOnly_data()
{
    QTest::addColumn<QString>("file");

    QTest::newRow("a file where the folder should be") << u"chat.sqlite/chat.sqlite"_s;
    QTest::newRow("a file where a parent should be") << u"chat.sqlite/profile/chat.sqlite"_s;
#ifdef Q_OS_LINUX
    QTest::newRow("a system folder that takes no files") << u"/proc/ecom67/chat.sqlite"_s;
    if (::geteuid() != 0)
        QTest::newRow("a folder of somebody else") << u"/usr/ecom67/chat.sqlite"_s;
#endif
}

void tst_ConversationDatabase::aPlaceThatCannotBeWrittenMeansMemoryOnly()
{
    QFETCH(const QString, file);
    ConversationDatabase database(QDir(m_folder->path()).absoluteFilePath(file), {});
    std::optional<ChatError> problem;

    const auto conversation = database.open(problem);

    QVERIFY(problem);
    QCOMPARE(problem->code, ChatError::Code::StorageUnavailable);
    QVERIFY(conversation.isNew);
    QVERIFY(!database.isOpen());
    QVERIFY(!database.write({ConversationChange{AppendMessage{question(1, u"Hello"_s)}}}).problem);
    QVERIFY(asideFiles().isEmpty());
}

void tst_ConversationDatabase::aFileHeldByAnotherProgramIsLeftAlone()
{
    auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
    other.setDatabaseName(m_file);
    QVERIFY(other.open());
    QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));

    std::optional<ChatError> problem;
    QVERIFY(open(problem).isNew);
    other.close();
    other = {};
    QSqlDatabase::removeDatabase(u"other"_s);

    QVERIFY(problem);
    QCOMPARE(problem->code, ChatError::Code::StorageUnavailable);
    QVERIFY(asideFiles().isEmpty());
    std::optional<ChatError> later;
    QCOMPARE(open(later).session.toString(), m_session.toString());
}

QTEST_GUILESS_MAIN(tst_ConversationDatabase)
#include "tst_ConversationDatabase.moc"
