// SPDX-License-Identifier: MIT
#include "model/Transcript.h"

#include "model/ConversationModel.h"
#include "storage/ConversationStore.h"

namespace ecom67 {

Transcript::Transcript(ConversationStore &store, ConversationModel &conversation)
    : m_store(store)
    , m_conversation(conversation)
{
}

const Message *Transcript::find(MessageId id) const
{
    const int row = m_conversation.rowOf(id);
    return row < 0 ? nullptr : &m_conversation.messageAt(row);
}

bool Transcript::isLastQuestion(MessageId id) const
{
    for (int row = m_conversation.rowCount() - 1; row >= 0; --row) {
        const Message &message = m_conversation.messageAt(row);
        if (message.role == Message::Role::User)
            return message.id == id;
    }
    return false;
}

MessageId Transcript::append(Message message, const ConversationChange &inTheSameStep)
{
    message.id = ++m_newest;
    m_store.write(ConversationChange{AppendMessage{message}} + inTheSameStep);
    m_conversation.append(message);
    return message.id;
}

MessageId Transcript::begin(Message message)
{
    message.id = ++m_newest;
    m_conversation.append(message);
    return message.id;
}

void Transcript::finish(const Message &message)
{
    m_conversation.finish(message);
    m_store.write(ConversationChange{AppendMessage{message}});
}

void Transcript::remove(MessageId id, const ConversationChange &inTheSameStep)
{
    m_conversation.remove(id);
    // The text is where it goes before it is taken from here.
    m_store.write(inTheSameStep + ConversationChange{RemoveMessage{id}});
}

void Transcript::setText(MessageId id, const QString &text, const ConversationChange &inTheSameStep)
{
    m_conversation.setText(id, text);
    m_store.write(ConversationChange{SetText{id, text}} + inTheSameStep);
}

void Transcript::setDelivery(MessageId id, Message::Delivery delivery,
                             std::optional<ChatError::Code> failure)
{
    m_conversation.setDelivery(id, delivery, failure);
    m_store.updateDelivery(id, delivery, failure);
}

void Transcript::setWaitingAnew(MessageId id, const QString &text,
                                std::optional<ChatError::Code> failure,
                                const ConversationChange &inTheSameStep)
{
    m_conversation.setText(id, text);
    m_conversation.setDelivery(id, Message::Delivery::Queued, failure);
    m_store.write(ConversationChange{SetText{id, text},
                                     UpdateDelivery{id, Message::Delivery::Queued, failure, true}}
                  + inTheSameStep);
}

void Transcript::hide(MessageId id)
{
    m_conversation.remove(id);
}

void Transcript::flush()
{
    m_conversation.flush();
}

} // namespace ecom67
