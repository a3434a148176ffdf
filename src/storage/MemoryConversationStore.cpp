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

void MemoryConversationStore::append(const Message &message)
{
    m_conversation.messages.append(message);
    if (m_conversation.messages.size() > kMostStoredMessages)
        m_conversation.messages.removeFirst();
}

void MemoryConversationStore::updateDelivery(MessageId id, Message::Delivery delivery,
                                             std::optional<ChatError::Code> failure)
{
    auto &messages = m_conversation.messages;
    const auto found = std::find_if(messages.begin(), messages.end(),
                                    [id](const Message &message) { return message.id == id; });
    if (found == messages.end())
        return;
    found->delivery = delivery;
    found->failure = failure;
}

void MemoryConversationStore::remove(MessageId id)
{
    m_conversation.messages.removeIf([id](const Message &message) { return message.id == id; });
}

void MemoryConversationStore::setLastSeen(MessageId id)
{
    m_conversation.lastSeen = id;
}

void MemoryConversationStore::setDraft(const QString &text)
{
    m_conversation.draft = text;
}

void MemoryConversationStore::reset(const SessionId &session)
{
    m_conversation = emptyConversation(session);
    m_conversation.isNew = false; // as in a file: whoever resets sees to the welcome
}

void MemoryConversationStore::whenWritten(std::function<void()> done)
{
    QMetaObject::invokeMethod(this, std::move(done), Qt::QueuedConnection);
}

void MemoryConversationStore::flush()
{
}

} // namespace ecom67
