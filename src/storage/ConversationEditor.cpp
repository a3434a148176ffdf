// SPDX-License-Identifier: MIT
#include "storage/ConversationEditor.h"

#include "storage/MessageRecord.h"
#include "storage/SqlStatement.h"

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// As isUnsent().
static constexpr QLatin1StringView kIsNotUnsent("delivery NOT IN ('Queued', 'Failed')");

ConversationEditor::ConversationEditor(const QSqlDatabase &database, OwnedConversation &owned,
                                       const StorageLimits &limits)
    : m_database(database)
    , m_owned(owned)
    , m_limits(limits)
{
}

ConversationEditor::Error ConversationEditor::apply(const ConversationChange &together)
{
    m_isRefused = false;
    for (const ConversationWrite &change : together) {
        if (auto error = std::visit([this](const auto &one) { return apply(one); }, change))
            return error;
        // A text that could not be put in its new place is not taken from the old one.
        if (m_isRefused)
            return std::nullopt;
        m_hasAppended = m_hasAppended || std::holds_alternative<AppendMessage>(change);
    }
    return std::nullopt;
}

ConversationEditor::Error ConversationEditor::pruneAged()
{
    // Counted back from the newest message if that is earlier: a clock that has jumped ahead
    // must not cost the transcript.
    return runStatement(m_database,
                        u"DELETE FROM message WHERE stored_at < "
                        "min(?, (SELECT max(stored_at) FROM message)) - ? AND "_s
                            + kIsNotUnsent,
                        {m_limits.now().toMSecsSinceEpoch(),
                         qint64(std::chrono::milliseconds(m_limits.age).count())});
}

ConversationEditor::Error ConversationEditor::pruneExcess()
{
    return runStatement(m_database,
                        u"DELETE FROM message WHERE id <= "
                        "(SELECT id FROM message ORDER BY id DESC LIMIT 1 OFFSET ?) AND "_s
                            + kIsNotUnsent,
                        {m_limits.messages});
}

/// Runs a change that applies only while the file still holds our session: another program may
/// have begun a new one, and a transcript must never end up under a foreign session.
ConversationEditor::Error ConversationEditor::runOwned(const QString &statement,
                                                       QList<QVariant> values, bool *isDone)
{
    int affected = 0;
    values.append(m_owned.session);
    if (auto error
        = runStatement(m_database, statement + u" EXISTS (SELECT 1 FROM session WHERE id = ?)"_s,
                       values, &affected))
        return error;
    if (isDone)
        *isDone = affected > 0;
    if (affected > 0)
        return std::nullopt;
    m_isRefused = true;
    if (!m_refused)
        m_refused = ChatError{.code = ChatError::Code::StorageUnavailable,
                              .detail = u"another program changed the file"_s,
                              .httpStatus = 0,
                              .setting = {}};
    return std::nullopt;
}

ConversationEditor::Error ConversationEditor::apply(const AppendMessage &change)
{
    const MessageRecord record = MessageRecord::of(change.message);
    bool isDone = false;
    // A number that another program took stays its own. The time is never before that of an
    // earlier message, so that a clock that is behind makes nothing look old.
    if (auto error = runOwned(
            u"INSERT OR IGNORE INTO message (id, role, text, timestamp, delivery, failure, "
            "client_id, details, stored_at) SELECT ?, ?, ?, ?, ?, ?, ?, ?, "
            "max(?, coalesce((SELECT max(stored_at) FROM message), 0)) WHERE"_s,
            {record.id, record.role, record.text, record.timestamp, record.delivery, record.failure,
             record.clientId, record.details, m_limits.now().toMSecsSinceEpoch()},
            &isDone))
        return error;
    if (isDone)
        m_owned.clientIds.insert(change.message.id, record.clientId.toString());
    return std::nullopt;
}

ConversationEditor::Error ConversationEditor::apply(const UpdateDelivery &change)
{
    const auto own = m_owned.clientIds.constFind(change.id);
    if (own == m_owned.clientIds.cend())
        return std::nullopt;
    // Never before an earlier time, as in an append.
    const QString since = change.isAskedAnew
        ? u"stored_at = max(?, (SELECT max(stored_at) FROM message)), "_s
        : QString();
    QList<QVariant> values{storedName(change.delivery), storedName(change.failure), change.id, *own,
                           m_owned.session};
    if (!since.isEmpty())
        values.prepend(m_limits.now().toMSecsSinceEpoch());
    // A message that was pruned meanwhile is no problem: no check of the number of rows.
    return runStatement(m_database,
                        u"UPDATE message SET "_s + since
                            + u"delivery = ?, failure = ? WHERE id = ? "
                              "AND client_id = ? AND EXISTS (SELECT 1 FROM session WHERE id = ?)"_s,
                        values);
}

ConversationEditor::Error ConversationEditor::apply(const SetText &change)
{
    const auto own = m_owned.clientIds.constFind(change.id);
    if (own == m_owned.clientIds.cend())
        return std::nullopt;
    return runStatement(m_database,
                        u"UPDATE message SET text = ? WHERE id = ? AND client_id = ? "
                        "AND EXISTS (SELECT 1 FROM session WHERE id = ?)"_s,
                        {storable(change.text), change.id, *own, m_owned.session});
}

ConversationEditor::Error ConversationEditor::apply(const RemoveMessage &change)
{
    const auto own = m_owned.clientIds.constFind(change.id);
    if (own == m_owned.clientIds.cend())
        return std::nullopt;
    return runStatement(m_database,
                        u"DELETE FROM message WHERE id = ? AND client_id = ? "
                        "AND EXISTS (SELECT 1 FROM session WHERE id = ?)"_s,
                        {change.id, *own, m_owned.session});
}

ConversationEditor::Error ConversationEditor::apply(const SetLastSeen &change)
{
    return runOwned(u"UPDATE session SET last_seen = ? WHERE"_s, {change.id});
}

ConversationEditor::Error ConversationEditor::apply(const SetDraft &change)
{
    return runOwned(u"UPDATE session SET draft = ? WHERE"_s,
                    {storable(change.text.isNull() ? u""_s : change.text)});
}

ConversationEditor::Error ConversationEditor::apply(const SetOwner &change)
{
    return runOwned(u"UPDATE session SET owner = ? WHERE"_s,
                    {change.owner.isNull() ? u""_s : change.owner});
}

ConversationEditor::Error ConversationEditor::apply(const ResetConversation &change)
{
    if (auto error = runStatement(m_database, u"DELETE FROM message"_s))
        return error;
    if (auto error = runStatement(m_database, u"DELETE FROM session"_s))
        return error;
    m_owned = {.session = change.session.toString(), .clientIds = {}};
    return runStatement(m_database, u"INSERT INTO session (only, id) VALUES (1, ?)"_s,
                        {m_owned.session});
}

} // namespace ecom67
