// SPDX-License-Identifier: MIT
#include "service/QuestionQueue.h"

#include <algorithm>
#include <utility>

namespace ecom67 {

using Delivery = Message::Delivery;

static constexpr qsizetype kMostUnanswered = 16;

QuestionQueue::QuestionQueue(Deadlines deadlines, QObject *parent)
    : QObject(parent)
    , m_deadlines(deadlines)
{
    m_stillWorkingTimer.setSingleShot(true);
    m_deadlineTimer.setSingleShot(true);
    connect(&m_stillWorkingTimer, &QTimer::timeout, this, [this] {
        if (m_inFlight)
            Q_EMIT stillWorking(m_inFlight->id);
    });
    connect(&m_deadlineTimer, &QTimer::timeout, this, &QuestionQueue::onDeadline);
}

QuestionQueue::~QuestionQueue() = default;

void QuestionQueue::add(const OutgoingMessage &message)
{
    // Asked again: what comes late must not end it while it waits or after it was answered.
    m_unanswered.removeIf(
        [&message](const Unanswered &earlier) { return earlier.id == message.id; });
    m_waiting.append(message);
    Q_EMIT deliveryChanged(message.id, Delivery::Queued, std::nullopt);
}

QList<OutgoingMessage>::iterator QuestionQueue::findWaiting(MessageId id)
{
    return std::find_if(m_waiting.begin(), m_waiting.end(),
                        [id](const OutgoingMessage &message) { return message.id == id; });
}

bool QuestionQueue::edit(MessageId id, const QString &text)
{
    const auto found = findWaiting(id);
    if (found == m_waiting.end())
        return false;
    found->text = text;
    return true;
}

bool QuestionQueue::cancel(MessageId id)
{
    const auto found = findWaiting(id);
    if (found == m_waiting.end())
        return false;
    m_waiting.removeAt(found - m_waiting.begin());
    Q_EMIT deliveryChanged(id, Delivery::Failed, ChatError::Code::Cancelled);
    return true;
}

void QuestionQueue::clear()
{
    m_waiting.clear();
    m_unanswered.clear();
    m_prepared.reset();
    release();
}

std::optional<OutgoingMessage> QuestionQueue::begin()
{
    if (m_inFlight || m_prepared || m_waiting.isEmpty())
        return std::nullopt;
    m_prepared = m_waiting.takeFirst();
    const OutgoingMessage message = *m_prepared;
    Q_EMIT deliveryChanged(message.id, Delivery::Sending, std::nullopt);
    return message;
}

void QuestionQueue::commit()
{
    if (!m_prepared)
        return;
    m_inFlight = std::exchange(m_prepared, std::nullopt);
    m_hasArrived = false;
    m_deadlineReason = ChatError::Code::AnswerTimeout;
    m_stillWorkingTimer.start(m_deadlines.stillWorking);
    m_deadlineTimer.start(m_deadlines.unanswered);
}

void QuestionQueue::putBack()
{
    const auto message = m_prepared ? m_prepared : m_inFlight;
    if (!message)
        return;
    if (!std::exchange(m_prepared, std::nullopt))
        release();
    m_waiting.prepend(*message);
    Q_EMIT deliveryChanged(message->id, Delivery::Queued, std::nullopt);
}

void QuestionQueue::failPrepared(ChatError::Code failure)
{
    if (const auto message = std::exchange(m_prepared, std::nullopt))
        Q_EMIT deliveryChanged(message->id, Delivery::Failed, failure);
}

void QuestionQueue::noteArrival()
{
    if (!m_inFlight || m_hasArrived)
        return;
    m_hasArrived = true;
    Q_EMIT deliveryChanged(m_inFlight->id, Delivery::Delivered, std::nullopt);
}

void QuestionQueue::expectSoon()
{
    if (!m_inFlight)
        return;
    m_deadlineReason = ChatError::Code::GatewayTimeout;
    m_deadlineTimer.start(m_deadlines.gatewayTimeoutGrace);
}

MessageId QuestionQueue::awaited() const
{
    return isAnswerLate() ? m_unanswered.last().id : inFlight();
}

MessageId QuestionQueue::finish(Delivery delivery, std::optional<ChatError::Code> failure)
{
    if (!isAnswerLate())
        return finishInFlight(delivery, failure);
    const MessageId id = m_unanswered.takeLast().id;
    Q_EMIT deliveryChanged(id, delivery, failure);
    return id;
}

/// Answers do not name their question. The server says that it takes up a question before it
/// answers it, though, so an answer before that must be one that somebody gave up waiting for.
bool QuestionQueue::isAnswerLate() const
{
    if (m_unanswered.isEmpty())
        return false;
    return !m_inFlight || (!m_hasArrived && m_unanswered.last().hadArrived);
}

MessageId QuestionQueue::finishInFlight(Delivery delivery, std::optional<ChatError::Code> failure)
{
    const MessageId id = release();
    if (id != 0)
        Q_EMIT deliveryChanged(id, delivery, failure);
    return id;
}

void QuestionQueue::endConnection(Delivery delivery, ChatError::Code failure)
{
    m_unanswered.clear();
    if (m_prepared)
        putBack();
    else
        finishInFlight(delivery, failure);
}

void QuestionQueue::onDeadline()
{
    const MessageId id = release();
    if (id == 0)
        return;
    if (m_unanswered.size() == kMostUnanswered)
        m_unanswered.removeFirst();
    m_unanswered.append({.id = id, .hadArrived = m_hasArrived});
    Q_EMIT deliveryChanged(id, Delivery::Unanswered, m_deadlineReason);
    Q_EMIT unanswered(id);
}

MessageId QuestionQueue::release()
{
    m_stillWorkingTimer.stop();
    m_deadlineTimer.stop();
    const auto message = std::exchange(m_inFlight, std::nullopt);
    return message ? message->id : 0;
}

} // namespace ecom67
