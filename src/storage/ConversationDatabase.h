// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationStore.h"
#include "storage/ConversationWrite.h"
#include "storage/StorageLimits.h"

#include <QList>
#include <QSqlDatabase>
#include <QString>

#include <optional>

namespace ecom67 {

/// The SQLite file of one conversation. Lives, works and dies on one thread, since a QSqlDatabase
/// must. Knows nothing of queues and signals.
class ConversationDatabase
{
    Q_DISABLE_COPY_MOVE(ConversationDatabase)

public:
    using Error = std::optional<ChatError>;

    ConversationDatabase(QString file, StorageLimits limits);
    ~ConversationDatabase();

    /// Opens the file and reads the conversation. Whatever goes wrong, the result can be worked
    /// with: a file that cannot be read is set aside and another one begun (StorageDamaged);
    /// where nothing can be written, the conversation is new and isOpen() false.
    [[nodiscard]] StoredConversation open(Error &problem);

    bool isOpen() const { return m_database.isOpen(); }

    /// Carries the changes out in one transaction. A single change that is refused leaves the
    /// others in force; the first problem is returned.
    [[nodiscard]] Error write(const QList<ConversationWrite> &changes);

private:
    Error tryOpen(StoredConversation &conversation);
    Error openFile();
    Error readSession(StoredConversation &conversation);
    Error readMessages(StoredConversation &conversation);
    void close();

    QString m_file;
    StorageLimits m_limits;
    QString m_connection;
    QString m_session; ///< that of the file when we last read or wrote it
    QSqlDatabase m_database;
};

} // namespace ecom67
