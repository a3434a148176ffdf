// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationStore.h"
#include "storage/StorageLimits.h"

#include <QString>

#include <memory>

namespace ecom67 {

class ConversationWriter;

/// Keeps the conversation in one SQLite file, readable by its owner alone. All work on the disk is
/// done on a thread of its own; only load() waits for it. failed() always comes from the event
/// loop, also when load() met the problem.
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
    /// Returns when everything is on the disk.
    ~SqliteConversationStore() override;

    StoredConversation load() override;
    void append(const Message &message) override;
    void updateDelivery(MessageId id, Message::Delivery delivery,
                        std::optional<ChatError::Code> failure) override;
    void remove(MessageId id) override;
    void setLastSeen(MessageId id) override;
    void setDraft(const QString &text) override;
    void reset(const SessionId &session) override;
    void whenWritten(std::function<void()> done) override;
    void flush() override;

private:
    std::unique_ptr<ConversationWriter> m_writer;
};

} // namespace ecom67
