// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QSqlDatabase>

#include <optional>

namespace ecom67 {

/// The tables of a conversation and how they came about.
class ConversationSchema
{
public:
    /// Written to PRAGMA user_version. Adding a version is adding a row to the migrations.
    static int currentVersion();

    /// Sets up the connection: durable, guarded against what a hostile file can contain. Fails
    /// with StorageDamaged when the file is no database.
    [[nodiscard]] static std::optional<ChatError> prepare(const QSqlDatabase &database);

    /// Reads the whole file for damage, about 1 ms for 500 messages. Fails with StorageDamaged.
    [[nodiscard]] static std::optional<ChatError> check(const QSqlDatabase &database);

    /// Brings the tables to the current version; call inside a transaction. Fails with
    /// StorageDamaged for a version this program does not know.
    [[nodiscard]] static std::optional<ChatError> migrate(const QSqlDatabase &database);
};

} // namespace ecom67
