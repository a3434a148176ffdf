// SPDX-License-Identifier: MIT
#include "storage/SqlStatement.h"

#include "core/Redaction.h"

#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <array>

namespace ecom67 {

using namespace Qt::StringLiterals;

ChatError storageProblem(const QSqlError &error)
{
    // sqlite.org/rescode.html; the low byte of an extended code is the primary one.
    static constexpr std::array damage{1, 11, 26}; // ERROR (no such table), CORRUPT, NOTADB
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const bool isDamage = std::find(damage.begin(), damage.end(), code) != damage.end();
    return {.code
            = isDamage ? ChatError::Code::StorageDamaged : ChatError::Code::StorageUnavailable,
            .detail = u"SQLite %1: "_s.arg(code) + redacted(error.text()),
            .httpStatus = 0,
            .setting = {}};
}

std::optional<ChatError> runStatement(const QSqlDatabase &database, const QString &statement,
                                      const QList<QVariant> &values, int *affected)
{
    QSqlQuery query(database);
    if (!query.prepare(statement))
        return storageProblem(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return storageProblem(query.lastError());
    if (affected)
        *affected = query.numRowsAffected();
    return std::nullopt;
}

} // namespace ecom67
