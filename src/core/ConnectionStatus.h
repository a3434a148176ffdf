// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QDeadlineTimer>
#include <QObject>

#include <optional>

namespace ecom67 {

/// Where the connection stands, complete enough for one status line and one diagnostics row.
struct ConnectionStatus
{
    Q_GADGET
public:
    enum class State {
        Dormant, ///< nothing is needed: connects on demand
        Connecting,
        ConnectingSlow, ///< still connecting after 15 s
        Online,
        Reconnecting, ///< waiting until retryAt, then trying again
        NoNetwork, ///< as Reconnecting, and this machine has no network
        AuthRequired, ///< the server wants another identity: no retry by itself
        Misconfigured, ///< a setting must change; retried slowly where a server refused
        Stopped, ///< closed on purpose
    };
    Q_ENUM(State)

    State state = State::Dormant;
    std::optional<ChatError> error; ///< why it is not Online, empty when all is well
    int attempt = 0; ///< failed attempts since the last stable connection
    QDeadlineTimer retryAt = QDeadlineTimer(QDeadlineTimer::Forever); ///< monotonic; for countdowns

    bool isWaiting() const { return state == State::Reconnecting || state == State::NoNetwork; }

    friend bool operator==(const ConnectionStatus &, const ConnectionStatus &) = default;
};

} // namespace ecom67
