// SPDX-License-Identifier: MIT
#include "model/OutageNotes.h"

#include "core/Outage.h"
#include "model/ConversationModel.h"
#include "model/Transcript.h"

#include <algorithm>
#include <utility>

namespace ecom67 {

using State = ConnectionStatus::State;

static constexpr int kMostTimes = 1'000;

OutageNotes::OutageNotes(Transcript &transcript, const ConversationModel &conversation, Clock clock)
    : m_transcript(transcript)
    , m_conversation(conversation)
    , m_clock(clock ? std::move(clock) : QDateTime::currentDateTimeUtc)
{
}

void OutageNotes::noteStatus(const ConnectionStatus &status)
{
    switch (status.state) {
    case State::Online:
        m_wasOnline = true;
        if (const auto from = std::exchange(m_lostAt, std::nullopt))
            tell(*from, m_clock());
        break;
    case State::Dormant:
    case State::Stopped:
        // At rest: nobody waits for anything.
        m_wasOnline = false;
        m_lostAt.reset();
        break;
    case State::Connecting:
    case State::ConnectingSlow:
    case State::Reconnecting:
    case State::NoNetwork:
    case State::AuthRequired:
    case State::Misconfigured:
        // Without an error it is being renewed.
        if (m_wasOnline && status.error && !m_lostAt)
            m_lostAt = m_clock();
        break;
    }
}

bool OutageNotes::isConversationGoing() const
{
    for (int row = m_conversation.rowCount() - 1; row >= 0; --row) {
        if (m_conversation.messageAt(row).role == Message::Role::User)
            return true;
    }
    return false;
}

void OutageNotes::tell(const QDateTime &from, const QDateTime &to)
{
    m_transcript.flush();
    // A clock that was set back meanwhile says nothing about how long it was.
    if (from.secsTo(to) < kWorthTelling.count() || !isConversationGoing())
        return;
    const Message &last = m_conversation.messageAt(m_conversation.rowCount() - 1);
    const auto before = Outage::of(last);
    if (!before || before->from > to) {
        m_transcript.append(Outage{from, to, 1}.toMessage());
        return;
    }
    const MessageId id = last.id;
    const Outage both{before->from, to, std::min(before->times + 1, kMostTimes)};
    m_transcript.hide(id);
    m_transcript.append(both.toMessage(), {RemoveMessage{id}});
}

} // namespace ecom67
