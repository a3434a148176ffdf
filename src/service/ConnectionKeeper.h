// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/ReconnectPolicy.h"
#include "service/ChatTransport.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <optional>
#include <variant>

namespace ecom67 {

/// Keeps one connection alive: the state machine of ConnectionStatus, one socket, one timer for
/// the next attempt. Knows nothing of what is said over the connection.
class ConnectionKeeper : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionKeeper)

public:
    struct Waits
    {
        std::chrono::milliseconds firstHandshake;
        std::chrono::milliseconds laterHandshake;
        std::chrono::milliseconds slowAfter;
        std::chrono::milliseconds stableAfter;
    };

    /// Where to connect to, or why that is impossible. hasToken decides what a 403 means.
    struct Target
    {
        std::variant<QUrl, ChatError> url;
        bool hasToken = false;

        friend bool operator==(const Target &, const Target &) = default;
    };

    ConnectionKeeper(ChatTransport &transport, ReconnectPolicy policy, Waits waits,
                     QObject *parent = nullptr);
    ~ConnectionKeeper() override;

    void setTarget(const Target &target); ///< replaces a live connection when it differs
    void start(); ///< connects; when started already, as wake()
    void stop();
    void retryNow(); ///< ends a waiting; nothing while connecting, online or stopped
    void wake(); ///< connects when Dormant because the server closed on purpose

    const ConnectionStatus &status() const noexcept { return m_status; }
    bool isOnline() const noexcept { return m_status.state == ConnectionStatus::State::Online; }

Q_SIGNALS:
    void statusChanged(const ecom67::ConnectionStatus &status);
    void online();
    /// A connection is over, or will never be: what was on the wire cannot be answered.
    void lost(const ecom67::TransportOutcome &outcome);

private:
    using State = ConnectionStatus::State;

    void connectNow();
    void onOpened();
    void onEnded(const TransportOutcome &outcome);
    void waitAfter(const ChatError &error);
    void waitUntilRetry(State state, const std::optional<ChatError> &error,
                        ReconnectPolicy::Cause cause);
    void rest(State state, const std::optional<ChatError> &error);
    [[nodiscard]] bool abandon(); ///< drops whatever attempt there is; false when there was none
    void setStatus(const ConnectionStatus &status);

    ChatTransport &m_transport;
    ReconnectPolicy m_policy;
    Waits m_waits;
    Target m_target;
    bool m_isWanted = false; ///< between start() and stop()
    bool m_hasAttempt = false; ///< open() was called and ended() has not come
    ConnectionStatus m_status;
    QTimer m_retryTimer; ///< the only one that ever starts an attempt
    QTimer m_slowTimer;
    QTimer m_stableTimer;
};

} // namespace ecom67
