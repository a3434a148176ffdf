// SPDX-License-Identifier: MIT
#include "storage/MemoryConversationStore.h"

#include "storage/MessageRecord.h"

#include <algorithm>

namespace ecom67 {

static StoredConversation emptyConversation(const SessionId &session)
{
    return {.session = session, .messages = {}, .lastSeen = 0, .draft = {}, .isNew = true};
}

MemoryConversationStore::MemoryConversationStore(QObject *parent)
    : ConversationStore(parent)
    , m_conversation(emptyConversation(SessionId::generate()))
{
}

MemoryConversationStore::~MemoryConversationStore() = default;

StoredConversation MemoryConversationStore::load()
{
    for (Message &message : m_conversation.messages)
        settleDelivery(message);
    const StoredConversation result = m_conversation;
    m_conversation.isNew = false;
    return result;
}

void MemoryConversationStore::write(const ConversationChange &together)
{
    for (const ConversationWrite &change : together)
        std::visit([this](const auto &one) { apply(one); }, change);
}

void MemoryConversationStore::apply(const AppendMessage &change)
{
    auto &messages = m_conversation.messages;
    // An answer that came in pieces is stored behind what was asked meanwhile.
    const auto place
        = std::upper_bound(messages.cbegin(), messages.cend(), change.message.id,
                           [](MessageId id, const Message &message) { return id < message.id; });
    messages.insert(place, change.message);
    if (messages.size() <= kMostStoredMessages)
        return;
    // As in a file: what was not sent stays.
    const auto oldest = std::find_if(messages.cbegin(), messages.cend(),
                                     [](const Message &message) { return !isUnsent(message); });
    if (oldest != messages.cend())
        messages.erase(oldest);
}

void MemoryConversationStore::apply(const UpdateDelivery &change)
{
    auto &messages = m_conversation.messages;
    const auto found
        = std::find_if(messages.begin(), messages.end(),
                       [&change](const Message &message) { return message.id == change.id; });
    if (found == messages.end())
        return;
    found->delivery = change.delivery;
    found->failure = change.failure;
}

void MemoryConversationStore::apply(const SetText &change)
{
    for (Message &message : m_conversation.messages) {
        if (message.id == change.id)
            message.text = change.text;
    }
}

void MemoryConversationStore::apply(const RemoveMessage &change)
{
    m_conversation.messages.removeIf(
        [&change](const Message &message) { return message.id == change.id; });
}

void MemoryConversationStore::apply(const SetLastSeen &change)
{
    m_conversation.lastSeen = change.id;
}

void MemoryConversationStore::apply(const SetDraft &change)
{
    m_conversation.draft = change.text;
}

void MemoryConversationStore::apply(const SetOwner &change)
{
    m_conversation.owner = change.owner;
}

void MemoryConversationStore::apply(const ResetConversation &change)
{
    m_conversation = emptyConversation(change.session);
    m_conversation.isNew = false; // as in a file: whoever resets sees to the welcome
}

void MemoryConversationStore::whenWritten(std::function<void()> done)
{
    QMetaObject::invokeMethod(this, std::move(done), Qt::QueuedConnection);
}

void MemoryConversationStore::flush()
{
}

bool MemoryConversationStore::close(std::chrono::milliseconds /*longest*/)
{
    return true;
}

} // namespace ecom67
