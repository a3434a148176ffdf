// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationStore.h"
#include "storage/ConversationWrite.h"
#include "storage/OwnedConversation.h"
#include "storage/StorageLimits.h"

#include <QList>
#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <optional>

namespace ecom67 {

/// The SQLite file of one conversation. Lives, works and dies on one thread, since a QSqlDatabase
/// must. Knows nothing of queues and signals.
class ConversationDatabase
{
    Q_DISABLE_COPY_MOVE(ConversationDatabase)

public:
    using Error = std::optional<ChatError>;

    struct Outcome
    {
        Error problem;
        bool isUndone = false; ///< nothing of it is on the disk, but it may be another time
    };

    ConversationDatabase(QString file, StorageLimits limits);
    ~ConversationDatabase();

    using OnRead = std::function<void(const StoredConversation &)>;

    /// Opens the file and reads the conversation. Whatever goes wrong, the result can be worked
    /// with: a file that cannot be read is set aside and another one begun (StorageDamaged);
    /// where nothing can be written, the conversation is new and isOpen() false.
    ///
    /// onRead is called once with the result, before anything is written where that is possible:
    /// somebody waits for it, and a disk may take long to write.
    StoredConversation open(Error &problem, const OnRead &onRead = {});

    bool isOpen() const { return m_database.isOpen(); }

    /// Carries the changes out in one transaction. One that is refused, since another program
    /// changed the file, leaves the others in force. Writes nowhere unless isOpen().
    [[nodiscard]] Outcome write(const QList<ConversationChange> &changes);

private:
    Error openFile();
    Error tryOpen(StoredConversation &conversation, ConversationChange &settled);
    Error prepare(StoredConversation &conversation);
    Error finish(const ConversationChange &settled);
    void close();

    QString m_file;
    StorageLimits m_limits;
    QString m_connection;
    OwnedConversation m_owned;
    QSqlDatabase m_database;
};

} // namespace ecom67
