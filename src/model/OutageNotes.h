// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"

#include <QDateTime>

#include <chrono>
#include <functional>
#include <optional>

namespace ecom67 {

class ConversationModel;
class Transcript;

/// Leaves one line in the conversation when a connection that was lost is back, so that a reader
/// understands later why nothing came for a while. While it lasts, the status line tells. What
/// begins or ends as planned is no outage, nor is what hardly anybody notices; one after the other
/// with nothing said in between is one line.
class OutageNotes
{
public:
    using Clock = std::function<QDateTime()>; ///< UTC

    /// Shorter ones leave no line.
    static constexpr std::chrono::seconds kWorthTelling{5};

    /// Both must outlive this object.
    OutageNotes(Transcript &transcript, const ConversationModel &conversation, Clock clock = {});

    void noteStatus(const ConnectionStatus &status);

private:
    void tell(const QDateTime &from, const QDateTime &to);
    bool isConversationGoing() const;

    Transcript &m_transcript;
    const ConversationModel &m_conversation;
    Clock m_clock;
    bool m_wasOnline = false;
    std::optional<QDateTime> m_lostAt;
};

} // namespace ecom67
