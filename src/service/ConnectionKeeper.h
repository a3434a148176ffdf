// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/ReconnectPolicy.h"
#include "service/ChatTransport.h"
#include "service/ConnectionSchedule.h"

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
        ConnectionSchedule::Waits schedule;
    };

    /// Where to connect to, or why that is impossible. hasToken decides what a 403 means.
    struct Target
    {
        std::variant<QUrl, ChatError> url;
        bool hasToken = false;
        std::optional<ChatError> identityProblem{}; ///< with it nothing is tried: AuthRequired

        friend bool operator==(const Target &, const Target &) = default;
    };

    ConnectionKeeper(ChatTransport &transport, ReconnectPolicy policy, Waits waits,
                     QObject *parent = nullptr);
    ~ConnectionKeeper() override;

    /// Replaces a live connection when it differs. After identityRefused() also the same one is
    /// tried once more.
    void setTarget(const Target &target);
    /// As setTarget() after identityRefused(); otherwise the target is for the next attempt only.
    void renewTarget(const Target &target);
    void start(); ///< connects; when started already, as wake()
    void stop();
    void retryNow(); ///< ends a waiting; nothing while connecting, online or stopped
    void wake(); ///< connects when Dormant
    /// The way to the server is another one. A live connection is renewed as soon as nothing is on
    /// the wire; anything else is tried again at once.
    void reconnect();
    void reconnectSoon(); ///< as wake(), after the wait of the back-off
    /// Something says that the network is back or that this machine slept: a wait gets shorter, a
    /// live connection has to prove itself before isReady() again.
    void hurry();

    /// Somebody looks at the chat; true at the start. Where nobody does, a planned close of the
    /// server is not followed by another connection, and a silent one is closed.
    void setInUse(bool isInUse);
    /// A question waits or is on the wire.
    void setBusy(bool isBusy) { m_schedule.setBusy(isBusy); }
    void noteWord() { m_schedule.noteWord(); } ///< something was said over the connection

    const ConnectionStatus &status() const noexcept { return m_status; }
    bool isOnline() const noexcept { return m_status.state == ConnectionStatus::State::Online; }
    /// Online, and there is no doubt about it.
    bool isReady() const noexcept
    {
        return isOnline() && !m_isChecking && m_parting == Parting::None;
    }

Q_SIGNALS:
    void statusChanged(const ecom67::ConnectionStatus &status);
    void online();
    void confirmed(); ///< isReady() again
    /// The server refuses who we are, for the first time since a connection stood, or somebody
    /// wants another try after an identityProblem: setTarget() with what is known now, or nothing
    /// is tried any more.
    void identityRefused();
    /// A connection is over, or will never be: what was on the wire cannot be answered.
    void lost(const ecom67::TransportOutcome &outcome);

private:
    using State = ConnectionStatus::State;

    /// Why a healthy connection is being closed.
    enum class Parting { None, Renewal, Rest };

    void connectNow();
    void part(Parting parting);
    Parting endAttempt(); ///< says what it was closed for
    void onOpened();
    void onEnded(const TransportOutcome &outcome);
    void waitAfter(const ChatError &error, std::optional<std::chrono::seconds> retryAfter);
    void waitUntilRetry(State state, const std::optional<ChatError> &error,
                        ReconnectPolicy::Cause cause,
                        ReconnectPolicy::Delay asked = ReconnectPolicy::Delay::zero());
    void rest(State state, const std::optional<ChatError> &error);
    [[nodiscard]] bool abandon(); ///< drops whatever attempt there is; false when there was none
    void setStatus(const ConnectionStatus &status);

    ChatTransport &m_transport;
    ReconnectPolicy m_policy;
    Waits m_waits;
    Target m_target;
    bool m_isWanted = false; ///< between start() and stop()
    bool m_hasAttempt = false; ///< open() was called and ended() has not come
    bool m_isChecking = false; ///< the peer has to give a sign of life first
    bool m_mayHurry = false; ///< unless it was the server who said "later"
    bool m_hasAskedForIdentity = false; ///< since a connection stood
    bool m_awaitsIdentity = false;
    Parting m_parting = Parting::None;
    ConnectionStatus m_status;
    QTimer m_retryTimer; ///< the only one that ever starts an attempt
    QTimer m_slowTimer;
    QTimer m_stableTimer;
    ConnectionSchedule m_schedule;
};

} // namespace ecom67
