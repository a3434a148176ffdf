// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationStore.h"

namespace ecom67 {

/// Keeps the conversation only as long as it lives itself: for a kiosk, where the next customer
/// must find nothing, and for tests. Never fails.
class MemoryConversationStore : public ConversationStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryConversationStore)

public:
    explicit MemoryConversationStore(QObject *parent = nullptr);
    ~MemoryConversationStore() override;

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
    StoredConversation m_conversation;
};

} // namespace ecom67
