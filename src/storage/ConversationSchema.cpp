// SPDX-License-Identifier: MIT
#include "storage/ConversationSchema.h"

#include "core/Redaction.h"
#include "storage/Logging.h"
#include "storage/SqlStatement.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// "EC67", in the header of the file (PRAGMA application_id).
static constexpr int kApplicationId = 0x45433637;

/// Version n is reached by running row n - 1. A published row is never changed.
static const QList<QStringList> &migrations()
{
    static const QList<QStringList> rows{
        {u"CREATE TABLE session ("
         "only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL, "
         "last_seen INTEGER NOT NULL DEFAULT 0, draft TEXT NOT NULL DEFAULT '')"_s,
         u"CREATE TABLE message ("
         "id INTEGER PRIMARY KEY, role TEXT NOT NULL, text TEXT NOT NULL, "
         "timestamp INTEGER NOT NULL, delivery TEXT NOT NULL, failure TEXT, "
         "client_id TEXT NOT NULL, details TEXT NOT NULL)"_s},
        // ms since 1970 by the clock of this machine; what is there already counts from today.
        {u"ALTER TABLE message ADD COLUMN stored_at INTEGER NOT NULL DEFAULT 0"_s,
         u"UPDATE message SET stored_at = strftime('%s', 'now') * 1000"_s},
        // Null: never said. Empty: nobody was signed in.
        {u"ALTER TABLE session ADD COLUMN owner TEXT"_s},
    };
    return rows;
}

static ChatError damaged(const QString &detail)
{
    return {
        .code = ChatError::Code::StorageDamaged, .detail = detail, .httpStatus = 0, .setting = {}};
}

/// The single value a statement yields; the error when it fails.
static std::optional<ChatError> read(const QSqlDatabase &database, const QString &statement,
                                     QVariant &value)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return storageProblem(query.lastError());
    // A row that cannot be read because of damage is an error, not an end.
    if (query.next())
        value = query.value(0);
    else if (query.lastError().isValid())
        return storageProblem(query.lastError());
    return std::nullopt;
}

int ConversationSchema::currentVersion()
{
    return int(migrations().size());
}

/// Another program that starts at the same moment may be about to do the same. Here alone SQLite
/// does not wait, since two that wait for each other would do so for ever; for the lock of a
/// transaction it does.
static std::optional<ChatError> switchJournal(const QSqlDatabase &database)
{
    static constexpr auto busy = "5"_L1; // SQLITE_BUSY
    static constexpr int attempts = 5;
    for (int attempt = 1;; ++attempt) {
        QSqlQuery query(database);
        if (query.exec(u"PRAGMA journal_mode = WAL"_s))
            return std::nullopt;
        if (attempt == attempts || query.lastError().nativeErrorCode() != busy)
            return storageProblem(query.lastError());
        query.finish();
        for (const QString &statement : {u"BEGIN EXCLUSIVE"_s, u"COMMIT"_s}) {
            if (auto error = runStatement(database, statement))
                return error;
        }
    }
}

std::optional<ChatError> ConversationSchema::prepare(const QSqlDatabase &database)
{
    // FULL: what was shown as saved survives a power loss. secure_delete: an ended conversation
    // is overwritten. trusted_schema: no function may run out of a file somebody else made.
    static const QStringList pragmas{
        u"PRAGMA trusted_schema = OFF"_s,
        u"PRAGMA cell_size_check = ON"_s,
        u"PRAGMA synchronous = FULL"_s,
        u"PRAGMA secure_delete = ON"_s,
    };
    for (const QString &pragma : pragmas) {
        if (auto error = runStatement(database, pragma))
            return error;
    }
    return switchJournal(database);
}

std::optional<ChatError> ConversationSchema::check(const QSqlDatabase &database)
{
    QVariant verdict;
    if (auto error = read(database, u"PRAGMA quick_check(1)"_s, verdict))
        return error;
    if (verdict.toString() != "ok"_L1)
        return damaged(u"quick_check: "_s + redacted(verdict.toString()));
    return std::nullopt;
}

std::optional<ChatError> ConversationSchema::migrate(const QSqlDatabase &database)
{
    QVariant version;
    QVariant application;
    QVariant objects;
    QVariant active;
    const auto ask = [&database](const QString &statement, QVariant &value) {
        return read(database, statement, value);
    };
    for (const auto &error :
         {ask(u"PRAGMA user_version"_s, version), ask(u"PRAGMA application_id"_s, application),
          ask(u"SELECT count(*) FROM sqlite_master"_s, objects),
          ask(u"SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"_s, active)}) {
        if (error)
            return error;
    }
    const int found = version.toInt();
    const bool isOurs = found == 0 ? objects.toInt() == 0 : application.toInt() == kApplicationId;
    if (!isOurs || active.toInt() != 0)
        return damaged(u"not a conversation of this program"_s);
    if (found < 0 || found > currentVersion())
        return damaged(u"made by a newer version: %1"_s.arg(found));
    if (found == currentVersion())
        return std::nullopt;

    for (int next = found; next < currentVersion(); ++next) {
        for (const QString &statement : migrations().at(next)) {
            if (auto error = runStatement(database, statement))
                return error;
        }
    }
    qCInfo(lcStorage) << "conversation tables brought from version" << found << "to"
                      << currentVersion();
    if (auto error = runStatement(database, u"PRAGMA application_id = %1"_s.arg(kApplicationId)))
        return error;
    return runStatement(database, u"PRAGMA user_version = %1"_s.arg(currentVersion()));
}

} // namespace ecom67
