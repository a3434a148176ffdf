// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationWrite.h"
#include "storage/OwnedConversation.h"
#include "storage/StorageLimits.h"

#include <QList>
#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <optional>

namespace ecom67 {

/// Applies changes to an open conversation database, inside a transaction of the caller's.
/// A short-lived object: it works on what it is given and owns nothing.
class ConversationEditor
{
public:
    using Error = std::optional<ChatError>;

    /// owned is what the file is expected to hold; changes keep it up to date.
    ConversationEditor(const QSqlDatabase &database, OwnedConversation &owned,
                       const StorageLimits &limits);

    /// Stops at the first error: the transaction is to be rolled back, and owned with it. What is
    /// refused, since another program changed the file, is no error.
    [[nodiscard]] Error apply(const ConversationChange &together);

    /// Whether there may be more messages now than are kept.
    bool hasAppended() const noexcept { return m_hasAppended; }
    /// The first change that was refused.
    const Error &refused() const noexcept { return m_refused; }

    /// Forgets what was stored too long ago, by the clock of this machine: a server's time may be
    /// anything. Only for a conversation that is not on the screen yet.
    [[nodiscard]] Error pruneAged();

    /// Forgets all but the newest messages. Neither takes what was never sent.
    [[nodiscard]] Error pruneExcess();

private:
    Error apply(const AppendMessage &change);
    Error apply(const UpdateDelivery &change);
    Error apply(const SetText &change);
    Error apply(const RemoveMessage &change);
    Error apply(const SetLastSeen &change);
    Error apply(const SetDraft &change);
    Error apply(const SetOwner &change);
    Error apply(const ResetConversation &change);

    Error runOwned(const QString &statement, QList<QVariant> values, bool *isDone = nullptr);

    const QSqlDatabase &m_database;
    OwnedConversation &m_owned;
    const StorageLimits &m_limits;
    Error m_refused;
    bool m_hasAppended = false;
    bool m_isRefused = false; ///< a part of the change that is being applied
};

} // namespace ecom67
