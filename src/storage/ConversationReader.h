// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationStore.h"
#include "storage/OwnedConversation.h"
#include "storage/StorageLimits.h"

#include <QList>
#include <QSqlDatabase>

#include <optional>

namespace ecom67 {

/// Reads a conversation out of an open database whose tables are those of this version. Hostile
/// content is bounded or skipped. A short-lived object.
class ConversationReader
{
public:
    using Error = std::optional<ChatError>;

    /// owned is filled with what is found.
    ConversationReader(const QSqlDatabase &database, OwnedConversation &owned,
                       const StorageLimits &limits);

    /// The conversation without its messages; nothing when the file holds no session.
    [[nodiscard]] Error readSession(std::optional<StoredConversation> &found);
    /// The messages, brought to rest.
    [[nodiscard]] Error readMessages(StoredConversation &conversation);

    /// What bringing them to rest changed and is to be written.
    const QList<ConversationWrite> &settled() const noexcept { return m_settled; }

private:
    bool expire(Message &message, qint64 storedAt) const;

    const QSqlDatabase &m_database;
    OwnedConversation &m_owned;
    const StorageLimits &m_limits;
    QList<ConversationWrite> m_settled;
};

} // namespace ecom67
