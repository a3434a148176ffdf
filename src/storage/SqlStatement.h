// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QList>
#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QSqlError)

namespace ecom67 {

/// What a failed statement means for the file: StorageDamaged when its content is at fault,
/// StorageUnavailable when something around it is (disk full, no rights, another program).
ChatError storageProblem(const QSqlError &error);

/// Prepares and runs a statement that yields no rows; values fill its "?" in order. The number of
/// rows it changed goes to affected.
[[nodiscard]] std::optional<ChatError> runStatement(const QSqlDatabase &database,
                                                    const QString &statement,
                                                    const QList<QVariant> &values = {},
                                                    int *affected = nullptr);

} // namespace ecom67
