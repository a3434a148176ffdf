// SPDX-License-Identifier: MIT
#include "storage/ConversationEditor.h"

#include "storage/MessageRecord.h"
#include "storage/SqlStatement.h"

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

ConversationEditor::ConversationEditor(const QSqlDatabase &database, QString &session,
                                       const StorageLimits &limits)
    : m_database(database)
    , m_session(session)
    , m_limits(limits)
{
}

ConversationEditor::Error ConversationEditor::apply(const QList<ConversationWrite> &changes)
{
    Error first;
    const auto keepFirst = [&first](Error error) {
        if (error && !first)
            first = std::move(error);
    };
    bool hasAppended = false;
    for (const ConversationWrite &change : changes) {
        keepFirst(std::visit([this](const auto &one) { return apply(one); }, change));
        hasAppended = hasAppended || std::holds_alternative<AppendMessage>(change);
    }
    if (hasAppended)
        keepFirst(pruneExcess());
    return first;
}

ConversationEditor::Error ConversationEditor::pruneAged()
{
    // Counted back from the newest message if that is earlier: a clock that has jumped ahead
    // must not cost the transcript.
    return runStatement(m_database,
                        u"DELETE FROM message WHERE stored_at < "
                        "min(?, (SELECT max(stored_at) FROM message)) - ?"_s,
                        {m_limits.now().toMSecsSinceEpoch(),
                         qint64(std::chrono::milliseconds(m_limits.age).count())});
}

ConversationEditor::Error ConversationEditor::pruneExcess()
{
    return runStatement(m_database,
                        u"DELETE FROM message WHERE id <= "
                        "(SELECT id FROM message ORDER BY id DESC LIMIT 1 OFFSET ?)"_s,
                        {m_limits.messages});
}

/// Runs a change that applies only while the file still holds our session: another program may
/// have begun a new one, and a transcript must never end up under a foreign session.
ConversationEditor::Error ConversationEditor::runOwned(const QString &statement,
                                                       QList<QVariant> values)
{
    int affected = 0;
    values.append(m_session);
    if (auto error
        = runStatement(m_database, statement + u" EXISTS (SELECT 1 FROM session WHERE id = ?)"_s,
                       values, &affected))
        return error;
    if (affected > 0)
        return std::nullopt;
    return ChatError{.code = ChatError::Code::StorageUnavailable,
                     .detail = u"another program changed the file"_s,
                     .httpStatus = 0,
                     .setting = {}};
}

ConversationEditor::Error ConversationEditor::apply(const AppendMessage &change)
{
    const MessageRecord record = MessageRecord::of(change.message);
    // Never before an earlier message, so that a clock that is behind makes nothing look old.
    return runOwned(u"INSERT INTO message (id, role, text, timestamp, delivery, failure, "
                    "client_id, details, stored_at) SELECT ?, ?, ?, ?, ?, ?, ?, ?, "
                    "max(?, coalesce((SELECT max(stored_at) FROM message), 0)) WHERE"_s,
                    {record.id, record.role, record.text, record.timestamp, record.delivery,
                     record.failure, record.clientId, record.details,
                     m_limits.now().toMSecsSinceEpoch()});
}

ConversationEditor::Error ConversationEditor::apply(const UpdateDelivery &change)
{
    // A message that was pruned meanwhile is no problem: no check of the number of rows.
    return runStatement(
        m_database,
        u"UPDATE message SET delivery = ?, failure = ? WHERE id = ? "
        "AND EXISTS (SELECT 1 FROM session WHERE id = ?)"_s,
        {storedName(change.delivery), storedName(change.failure), change.id, m_session});
}

ConversationEditor::Error ConversationEditor::apply(const RemoveMessage &change)
{
    return runStatement(m_database,
                        u"DELETE FROM message WHERE id = ? "
                        "AND EXISTS (SELECT 1 FROM session WHERE id = ?)"_s,
                        {change.id, m_session});
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

ConversationEditor::Error ConversationEditor::apply(const ResetConversation &change)
{
    if (auto error = runStatement(m_database, u"DELETE FROM message"_s))
        return error;
    if (auto error = runStatement(m_database, u"DELETE FROM session"_s))
        return error;
    m_session = change.session.toString();
    return runStatement(m_database, u"INSERT INTO session (only, id) VALUES (1, ?)"_s, {m_session});
}

} // namespace ecom67
