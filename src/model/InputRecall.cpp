// SPDX-License-Identifier: MIT
#include "model/InputRecall.h"

#include "model/ConversationModel.h"

namespace ecom67 {

InputRecall::InputRecall(const ConversationModel &conversation)
    : m_conversation(conversation)
{
}

bool InputRecall::isRecalled(const QString &text) const
{
    return m_id != 0 && !text.isEmpty() && text == m_text;
}

std::optional<QString> InputRecall::take(int row)
{
    const Message &message = m_conversation.messageAt(row);
    m_id = message.id;
    m_text = message.text;
    return m_text;
}

std::optional<QString> InputRecall::earlier(const QString &text)
{
    if (!text.isEmpty() && !isRecalled(text))
        return std::nullopt;
    for (int row = m_conversation.rowCount() - 1; row >= 0; --row) {
        const Message &message = m_conversation.messageAt(row);
        // The same words again would look as if the key did nothing.
        if (message.role == Message::Role::User && message.text != text
            && (text.isEmpty() || message.id < m_id))
            return take(row);
    }
    return std::nullopt;
}

std::optional<QString> InputRecall::later(const QString &text)
{
    if (!isRecalled(text))
        return std::nullopt;
    for (int row = 0; row < m_conversation.rowCount(); ++row) {
        const Message &message = m_conversation.messageAt(row);
        if (message.role == Message::Role::User && message.text != text && message.id > m_id)
            return take(row);
    }
    m_id = 0;
    return QString();
}

} // namespace ecom67
