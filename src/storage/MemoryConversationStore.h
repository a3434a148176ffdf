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
    void write(const ConversationChange &together) override;
    void whenWritten(std::function<void()> done) override;
    void flush() override;
    bool close(std::chrono::milliseconds longest) override;

private:
    void apply(const AppendMessage &change);
    void apply(const UpdateDelivery &change);
    void apply(const SetText &change);
    void apply(const RemoveMessage &change);
    void apply(const SetLastSeen &change);
    void apply(const SetDraft &change);
    void apply(const SetOwner &change);
    void apply(const ResetConversation &change);

    StoredConversation m_conversation;
};

} // namespace ecom67
