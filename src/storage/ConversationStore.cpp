// SPDX-License-Identifier: MIT
#include "storage/ConversationStore.h"

namespace ecom67 {

ConversationStore::ConversationStore(QObject *parent)
    : QObject(parent)
{
}

ConversationStore::~ConversationStore() = default;

void ConversationStore::append(const Message &message)
{
    write({AppendMessage{message}});
}

void ConversationStore::updateDelivery(MessageId id, Message::Delivery delivery,
                                       std::optional<ChatError::Code> failure)
{
    write({UpdateDelivery{id, delivery, failure, false}});
}

void ConversationStore::remove(MessageId id)
{
    write({RemoveMessage{id}});
}

void ConversationStore::setLastSeen(MessageId id)
{
    write({SetLastSeen{id}});
}

void ConversationStore::setDraft(const QString &text)
{
    write({SetDraft{text}});
}

void ConversationStore::setOwner(const QString &owner)
{
    write({SetOwner{owner}});
}

void ConversationStore::reset(const SessionId &session)
{
    write({ResetConversation{session}});
}

} // namespace ecom67
