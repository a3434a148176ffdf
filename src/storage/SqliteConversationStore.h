// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationStore.h"
#include "storage/StorageLimits.h"

#include <QString>

#include <memory>

namespace ecom67 {

class ConversationWriter;

/// Keeps the conversation in one SQLite file, readable by its owner alone. All work on the disk is
/// done on a thread of its own; only load() waits for it, until the conversation is read and no
/// longer than 3 s: it does not wait for anything to be written. failed() always comes from the
/// event loop, also when load() met the problem.
///
/// The folder of the file is taken to be the profile's own and made the owner's alone as well.
/// A file that cannot be read is renamed and kept, and the chat goes on with a new conversation.
class SqliteConversationStore : public ConversationStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SqliteConversationStore)

public:
    explicit SqliteConversationStore(const QString &file, QObject *parent = nullptr);
    SqliteConversationStore(const QString &file, const StorageLimits &limits,
                            QObject *parent = nullptr);
    /// Closes, unless close() was called; waits for a disk that does not answer for 10 s.
    ~SqliteConversationStore() override;

    StoredConversation load() override;
    void write(const ConversationChange &together) override;
    void whenWritten(std::function<void()> done) override;
    void flush() override;
    bool close(std::chrono::milliseconds longest) override;

private:
    std::unique_ptr<ConversationWriter> m_writer;
};

} // namespace ecom67
