// SPDX-License-Identifier: MIT
#include "storage/ConversationReader.h"

#include "storage/Logging.h"
#include "storage/MessageRecord.h"
#include "storage/SqlStatement.h"

#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// In a type the driver binds as a number; a plain qsizetype would become text.
static constexpr qint64 kLongestBound = kLongestStoredText;
static constexpr qint64 kLongestOwner = 64; // see ownerOf()

ConversationReader::ConversationReader(const QSqlDatabase &database, OwnedConversation &owned,
                                       const StorageLimits &limits)
    : m_database(database)
    , m_owned(owned)
    , m_limits(limits)
{
}

ConversationReader::Error ConversationReader::readSession(std::optional<StoredConversation> &found)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(
            u"SELECT id, last_seen, substr(draft, 1, ?), substr(owner, 1, ?) FROM session"_s))
        return storageProblem(query.lastError());
    query.addBindValue(kLongestBound);
    query.addBindValue(kLongestOwner);
    if (!query.exec())
        return storageProblem(query.lastError());
    if (!query.next()) {
        if (query.lastError().isValid())
            return storageProblem(query.lastError());
        found.reset();
        return std::nullopt;
    }
    const auto session = SessionId::fromString(query.value(0).toString());
    if (!session)
        return ChatError{.code = ChatError::Code::StorageDamaged,
                         .detail = u"the session is not one"_s,
                         .httpStatus = 0,
                         .setting = {}};
    found = StoredConversation{
        .session = *session,
        .messages = {},
        .lastSeen = std::clamp<MessageId>(query.value(1).toLongLong(), 0, kLargestStoredId),
        .draft = query.value(2).toString(),
        .owner = query.isNull(3) ? std::nullopt : std::optional(query.value(3).toString()),
        .isNew = false};
    m_owned = {.session = session->toString(), .clientIds = {}};
    return std::nullopt;
}

/// A question that waited for too long may be a surprise by now. storedAt is when it began to wait,
/// unless that is still to come: then this machine's clock was wrong, and when it was typed counts.
bool ConversationReader::expire(Message &message, qint64 storedAt) const
{
    if (message.delivery != Message::Delivery::Queued)
        return false;
    const qint64 now = m_limits.now().toMSecsSinceEpoch();
    const qint64 since = storedAt <= now ? storedAt : message.timestamp.toMSecsSinceEpoch();
    if (now - since <= std::chrono::milliseconds(m_limits.waiting).count())
        return false;
    // One that was to be asked again still has the reason why nobody knows whether it was received.
    message.delivery = message.failure ? Message::Delivery::Unanswered : Message::Delivery::Failed;
    message.failure = message.failure.value_or(ChatError::Code::NotSentInTime);
    return true;
}

ConversationReader::Error ConversationReader::readMessages(StoredConversation &conversation)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    // An oversized text comes as null, without ever being in memory.
    if (!query.prepare(u"SELECT id, role, CASE WHEN length(text) <= ? THEN text END, timestamp, "
                       "delivery, failure, client_id, "
                       "CASE WHEN length(details) <= ? THEN details END, stored_at "
                       "FROM message ORDER BY id"_s))
        return storageProblem(query.lastError());
    query.addBindValue(kLongestBound);
    query.addBindValue(kLongestBound);
    if (!query.exec())
        return storageProblem(query.lastError());

    int skipped = 0;
    while (query.next()) {
        const MessageRecord record{.id = query.value(0),
                                   .role = query.value(1),
                                   .text = query.value(2),
                                   .timestamp = query.value(3),
                                   .delivery = query.value(4),
                                   .failure = query.value(5),
                                   .clientId = query.value(6),
                                   .details = query.value(7)};
        auto message = record.toMessage();
        if (!message) {
            ++skipped;
            continue;
        }
        m_owned.clientIds.insert(message->id, message->clientId);
        if (settleDelivery(*message) || expire(*message, query.value(8).toLongLong()))
            m_settled.append(
                UpdateDelivery{message->id, message->delivery, message->failure, false});
        conversation.messages.append(*std::move(message));
    }
    if (query.lastError().isValid())
        return storageProblem(query.lastError());
    if (skipped > 0)
        qCWarning(lcStorage) << "skipped unreadable messages:" << skipped;
    return std::nullopt;
}

} // namespace ecom67
