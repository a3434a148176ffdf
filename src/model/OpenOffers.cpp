// SPDX-License-Identifier: MIT
#include "model/OpenOffers.h"

#include "core/AnswerOffers.h"
#include "model/ConversationModel.h"
#include "model/Logging.h"

#include <utility>

namespace ecom67 {

/// Names of unknown actions that are remembered as logged; no server fills the log.
static constexpr qsizetype kMostLogged = 20;

OpenOffers::OpenOffers(const ConversationModel &conversation, QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
{
    connect(&conversation, &QAbstractItemModel::rowsInserted, this, &OpenOffers::update);
    connect(&conversation, &QAbstractItemModel::rowsRemoved, this, &OpenOffers::update);
    connect(&conversation, &QAbstractItemModel::modelReset, this, &OpenOffers::update);
    update();
}

OpenOffers::~OpenOffers() = default;

void OpenOffers::setTyping(bool isTyping)
{
    m_isTyping = isTyping;
    update();
}

void OpenOffers::use(MessageId id)
{
    m_used = id;
    update();
}

void OpenOffers::update()
{
    const MessageId found = m_isTyping ? 0 : findHolder();
    const MessageId holder = found == m_used ? 0 : found;
    if (std::exchange(m_holder, holder) == holder)
        return;
    if (const int row = m_conversation.rowOf(holder); row >= 0)
        logUnknownActions(m_conversation.messageAt(row));
    Q_EMIT holderChanged(holder);
}

MessageId OpenOffers::findHolder() const
{
    for (int row = m_conversation.rowCount() - 1; row >= 0; --row) {
        const Message &message = m_conversation.messageAt(row);
        // A word of the system comes between and changes nothing.
        if (message.role != Message::Role::Notice)
            return message.role == Message::Role::User ? 0 : message.id;
    }
    return 0;
}

void OpenOffers::logUnknownActions(const Message &message)
{
    const QStringList names = AnswerOffers::of(message).unknownActions;
    for (const QString &name : names) {
        if (m_logged.contains(name) || m_logged.size() == kMostLogged)
            continue;
        m_logged.insert(name);
        qCInfo(lcModel).noquote() << "an answer offers an action that is not known here:" << name;
    }
}

} // namespace ecom67
