// SPDX-License-Identifier: MIT
#include "storage/ConversationDatabase.h"

#include "storage/ConversationEditor.h"
#include "storage/ConversationSchema.h"
#include "storage/Logging.h"
#include "storage/MessageRecord.h"
#include "storage/PrivateFile.h"
#include "storage/SqlStatement.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// In a type the driver binds as a number; a plain qsizetype would become text.
static constexpr qint64 kLongestBound = kLongestStoredText;

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

StoredConversation ConversationDatabase::open(Error &problem)
{
    const auto fresh = [] {
        return StoredConversation{.session = SessionId::generate(),
                                  .messages = {},
                                  .lastSeen = 0,
                                  .draft = {},
                                  .isNew = true};
    };
    StoredConversation conversation = fresh();
    problem = tryOpen(conversation);
    if (problem && problem->code == ChatError::Code::StorageDamaged) {
        close();
        conversation = fresh();
        Error retried;
        if (const auto aside = setAside(m_file)) {
            qCWarning(lcStorage).noquote() << "conversation set aside as" << *aside;
            retried = tryOpen(conversation);
        } else {
            retried = problemOf(ChatError::Code::StorageUnavailable, u"cannot be set aside"_s);
        }
        if (retried)
            problem->code = ChatError::Code::StorageUnavailable;
        if (!retried)
            return conversation;
    }
    if (problem) {
        close();
        conversation = fresh();
    }
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

ConversationDatabase::Error ConversationDatabase::tryOpen(StoredConversation &conversation)
{
    if (auto error = openFile())
        return error;
    // IMMEDIATE: a second program waits here instead of failing in the middle.
    if (auto error = runStatement(m_database, u"BEGIN IMMEDIATE"_s))
        return error;
    if (auto error = ConversationSchema::migrate(m_database))
        return error;
    if (auto error = readSession(conversation))
        return error;
    ConversationEditor editor(m_database, m_owned, m_limits);
    if (auto error = editor.pruneAged())
        return error;
    if (auto error = editor.pruneExcess())
        return error;
    if (auto error = readMessages(conversation))
        return error;
    return runStatement(m_database, u"COMMIT"_s);
}

ConversationDatabase::Error ConversationDatabase::readSession(StoredConversation &conversation)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT id, last_seen, substr(draft, 1, ?) FROM session"_s))
        return storageProblem(query.lastError());
    query.addBindValue(kLongestBound);
    if (!query.exec())
        return storageProblem(query.lastError());
    if (!query.next()) {
        if (query.lastError().isValid())
            return storageProblem(query.lastError());
        m_owned = {.session = conversation.session.toString(), .clientIds = {}};
        // Messages without a session belong to nobody who could see them.
        if (auto error = runStatement(m_database, u"DELETE FROM message"_s))
            return error;
        return runStatement(m_database, u"INSERT INTO session (only, id) VALUES (1, ?)"_s,
                            {m_owned.session});
    }
    const auto session = SessionId::fromString(query.value(0).toString());
    if (!session)
        return problemOf(ChatError::Code::StorageDamaged, u"the session is not one"_s);
    conversation.session = *session;
    conversation.lastSeen = std::clamp<MessageId>(query.value(1).toLongLong(), 0, kLargestStoredId);
    conversation.draft = query.value(2).toString();
    conversation.isNew = false;
    m_owned = {.session = session->toString(), .clientIds = {}};
    return std::nullopt;
}

ConversationDatabase::Error ConversationDatabase::readMessages(StoredConversation &conversation)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    // An oversized text comes as null, without ever being in memory.
    if (!query.prepare(u"SELECT id, role, CASE WHEN length(text) <= ? THEN text END, timestamp, "
                       "delivery, failure, client_id, "
                       "CASE WHEN length(details) <= ? THEN details END "
                       "FROM message ORDER BY id"_s))
        return storageProblem(query.lastError());
    query.addBindValue(kLongestBound);
    query.addBindValue(kLongestBound);
    if (!query.exec())
        return storageProblem(query.lastError());

    int skipped = 0;
    QList<Message> settled;
    while (query.next()) {
        const MessageRecord record{.id = query.value(0),
                                   .role = query.value(1),
                                   .text = query.value(2),
                                   .timestamp = query.value(3),
                                   .delivery = query.value(4),
                                   .failure = query.value(5),
                                   .clientId = query.value(6),
                                   .details = query.value(7)};
        auto message = record.toMessage();
        if (!message) {
            ++skipped;
            continue;
        }
        m_owned.clientIds.insert(message->id, message->clientId);
        if (settleDelivery(*message))
            settled.append(*message);
        conversation.messages.append(*std::move(message));
    }
    if (query.lastError().isValid())
        return storageProblem(query.lastError());
    if (skipped > 0)
        qCWarning(lcStorage) << "skipped unreadable messages:" << skipped;
    QList<ConversationWrite> changes;
    for (const Message &message : std::as_const(settled))
        changes.append(UpdateDelivery{message.id, message.delivery, message.failure});
    return ConversationEditor(m_database, m_owned, m_limits).apply(changes);
}

ConversationDatabase::Outcome ConversationDatabase::write(const QList<ConversationWrite> &changes)
{
    if (!isOpen())
        return {};
    const OwnedConversation before = m_owned;
    ConversationEditor editor(m_database, m_owned, m_limits);
    Error error = runStatement(m_database, u"BEGIN IMMEDIATE"_s);
    if (!error)
        error = editor.apply(changes);
    if (!error)
        error = runStatement(m_database, u"COMMIT"_s);
    if (error) {
        // SQLite may have rolled back by itself: then there is nothing left to roll back.
        (void)runStatement(m_database, u"ROLLBACK"_s);
        m_owned = before;
        return {.problem = error, .isUndone = error->code == ChatError::Code::StorageUnavailable};
    }
    const bool hasReset = std::any_of(changes.begin(), changes.end(), [](const auto &change) {
        return std::holds_alternative<ResetConversation>(change);
    });
    // What was deleted must not live on in the log.
    if (hasReset)
        (void)runStatement(m_database, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return {.problem = editor.refused()};
}

} // namespace ecom67
