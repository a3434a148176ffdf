// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationWrite.h"
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

    /// session is the one the file is expected to hold; a reset changes it.
    ConversationEditor(const QSqlDatabase &database, QString &session, const StorageLimits &limits);

    /// A change that is refused leaves the others in force; the first problem is returned.
    [[nodiscard]] Error apply(const QList<ConversationWrite> &changes);

    /// Forgets what was stored too long ago, by the clock of this machine: a server's time may be
    /// anything. Only for a conversation that is not on the screen yet.
    [[nodiscard]] Error pruneAged();

    /// Forgets all but the newest messages.
    [[nodiscard]] Error pruneExcess();

private:
    Error apply(const AppendMessage &change);
    Error apply(const UpdateDelivery &change);
    Error apply(const RemoveMessage &change);
    Error apply(const SetLastSeen &change);
    Error apply(const SetDraft &change);
    Error apply(const ResetConversation &change);

    Error runOwned(const QString &statement, QList<QVariant> values);

    const QSqlDatabase &m_database;
    QString &m_session;
    const StorageLimits &m_limits;
};

} // namespace ecom67
