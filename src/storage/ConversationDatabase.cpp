// SPDX-License-Identifier: MIT
#include "storage/ConversationDatabase.h"

#include "storage/ConversationEditor.h"
#include "storage/ConversationReader.h"
#include "storage/ConversationSchema.h"
#include "storage/Logging.h"
#include "storage/PrivateFile.h"
#include "storage/SqlStatement.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qint64 kLargestChecked = 16 * 1'024 * 1'024; ///< bytes

static ChatError problemOf(ChatError::Code code, const QString &detail)
{
    return {.code = code, .detail = detail, .httpStatus = 0, .setting = {}};
}

ConversationDatabase::ConversationDatabase(QString file, StorageLimits limits)
    : m_file(std::move(file))
    , m_limits(std::move(limits))
{
}

ConversationDatabase::~ConversationDatabase()
{
    close();
}

void ConversationDatabase::close()
{
    if (m_connection.isEmpty())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

/// Whether the header is one that SQLite would write to. It takes a very short file for an empty
/// one and writes over it, and opens one of an unknown format read-only (sqlite.org/fileformat2).
static bool isDatabaseOrEmpty(const QString &path)
{
    static const QByteArray magic("SQLite format 3\0", 16);
    QFile file(path);
    // What cannot be read is for SQLite to report.
    if (file.size() == 0 || !file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray header = file.read(20);
    const auto isKnown = [](char format) { return format == 1 || format == 2; };
    return header.size() == 20 && header.startsWith(magic) && isKnown(header.at(18))
        && isKnown(header.at(19));
}

StoredConversation ConversationDatabase::open(Error &problem, const OnRead &onRead)
{
    const StoredConversation fresh{.session = SessionId::generate(),
                                   .messages = {},
                                   .lastSeen = 0,
                                   .draft = {},
                                   .isNew = true};
    // Of a file that is still to be made, the content is known already.
    const bool isTold = pathKind(m_file) == PathKind::Nothing;
    if (isTold && onRead)
        onRead(fresh);

    StoredConversation conversation = fresh;
    ConversationChange settled;
    problem = tryOpen(conversation, settled);
    // What was told already cannot be taken back.
    if (!problem && isTold && conversation.session != fresh.session)
        problem = problemOf(ChatError::Code::StorageUnavailable, u"another program made it"_s);
    bool cannotGoOn = problem.has_value();
    if (problem && problem->code == ChatError::Code::StorageDamaged) {
        close();
        conversation = fresh;
        Error retried;
        if (const auto aside = setAside(m_file)) {
            qCWarning(lcStorage).noquote() << "conversation set aside as" << *aside;
            retried = tryOpen(conversation, settled);
        } else {
            retried = problemOf(ChatError::Code::StorageUnavailable, u"cannot be set aside"_s);
        }
        if (retried)
            problem->code = ChatError::Code::StorageUnavailable;
        cannotGoOn = retried.has_value();
    }
    if (cannotGoOn) {
        close();
        conversation = fresh;
    }
    if (!isTold && onRead)
        onRead(conversation);
    // What is only tidied up may fail: it is done again at the next start.
    if (auto error = finish(settled); error && !problem)
        problem = error;
    return conversation;
}

ConversationDatabase::Error ConversationDatabase::openFile()
{
    constexpr auto unavailable = ChatError::Code::StorageUnavailable;
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return problemOf(unavailable, u"no SQLite driver"_s);
    if (!ensurePrivateFolder(QFileInfo(m_file).path()))
        return problemOf(unavailable, u"no folder to write in"_s);
    for (const QLatin1StringView part : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1}) {
        if (pathKind(m_file + part) == PathKind::Other)
            return problemOf(ChatError::Code::StorageDamaged, u"not a file"_s);
    }
    if (!ensurePrivateFile(m_file))
        return problemOf(unavailable, u"the file cannot be made or is not ours"_s);

    if (!isDatabaseOrEmpty(m_file))
        return problemOf(ChatError::Code::StorageDamaged, u"not a database"_s);

    m_connection = u"ecom67-conversation-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(m_file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=1000"_s);
    if (!m_database.open())
        return storageProblem(m_database.lastError());
    if (auto error = ConversationSchema::prepare(m_database))
        return error;
    // Damage in a larger file shows when the damaged page is read; the window must not wait.
    if (QFileInfo(m_file).size() > kLargestChecked)
        return std::nullopt;
    return ConversationSchema::check(m_database);
}

/// Leaves a transaction behind in which settled and what was pruned are to be written.
ConversationDatabase::Error ConversationDatabase::tryOpen(StoredConversation &conversation,
                                                          ConversationChange &settled)
{
    if (auto error = openFile())
        return error;
    if (auto error = prepare(conversation))
        return error;
    // IMMEDIATE: a second program waits here instead of failing in the middle.
    if (auto error = runStatement(m_database, u"BEGIN IMMEDIATE"_s))
        return error;
    ConversationEditor editor(m_database, m_owned, m_limits);
    if (auto error = editor.pruneAged())
        return error;
    if (auto error = editor.pruneExcess())
        return error;
    ConversationReader reader(m_database, m_owned, m_limits);
    if (auto error = reader.readMessages(conversation))
        return error;
    settled = reader.settled();
    return std::nullopt;
}

/// Tables and session: nothing could be stored without, so this is written before all else.
ConversationDatabase::Error ConversationDatabase::prepare(StoredConversation &conversation)
{
    if (auto error = runStatement(m_database, u"BEGIN IMMEDIATE"_s))
        return error;
    if (auto error = ConversationSchema::migrate(m_database))
        return error;
    std::optional<StoredConversation> found;
    if (auto error = ConversationReader(m_database, m_owned, m_limits).readSession(found))
        return error;
    if (found) {
        conversation = *found;
    } else {
        m_owned = {.session = conversation.session.toString(), .clientIds = {}};
        // Messages without a session belong to nobody who could see them.
        if (auto error = runStatement(m_database, u"DELETE FROM message"_s))
            return error;
        if (auto error = runStatement(m_database, u"INSERT INTO session (only, id) VALUES (1, ?)"_s,
                                      {m_owned.session}))
            return error;
    }
    return runStatement(m_database, u"COMMIT"_s);
}

ConversationDatabase::Error ConversationDatabase::finish(const ConversationChange &settled)
{
    if (!isOpen())
        return std::nullopt;
    Error error = ConversationEditor(m_database, m_owned, m_limits).apply(settled);
    if (!error)
        error = runStatement(m_database, u"COMMIT"_s);
    if (error)
        (void)runStatement(m_database, u"ROLLBACK"_s);
    return error;
}

ConversationDatabase::Outcome ConversationDatabase::write(const QList<ConversationChange> &changes)
{
    if (!isOpen())
        return {};
    const OwnedConversation before = m_owned;
    ConversationEditor editor(m_database, m_owned, m_limits);
    Error error = runStatement(m_database, u"BEGIN IMMEDIATE"_s);
    bool hasReset = false;
    for (qsizetype i = 0; !error && i < changes.size(); ++i) {
        error = editor.apply(changes.at(i));
        hasReset = hasReset || std::holds_alternative<ResetConversation>(changes.at(i).first());
    }
    if (!error && editor.hasAppended())
        error = editor.pruneExcess();
    if (!error)
        error = runStatement(m_database, u"COMMIT"_s);
    if (error) {
        // SQLite may have rolled back by itself: then there is nothing left to roll back.
        (void)runStatement(m_database, u"ROLLBACK"_s);
        m_owned = before;
        return {.problem = error, .isUndone = error->code == ChatError::Code::StorageUnavailable};
    }
    // What was deleted must not live on in the log.
    if (hasReset)
        (void)runStatement(m_database, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return {.problem = editor.refused()};
}

} // namespace ecom67
