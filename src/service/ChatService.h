// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/Endpoint.h"
#include "core/Message.h"
#include "core/ReconnectPolicy.h"
#include "core/SessionId.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace ecom67 {

class ChatTransport;

/// Whom to talk to and as whom.
struct ConnectionSettings
{
    std::variant<Endpoint, ChatError> endpoint; ///< the error is shown as Misconfigured
    SessionId session;
    QString token; ///< empty: no token parameter at all
};

/// A question on its way out.
struct OutgoingMessage
{
    MessageId id = 0;
    QString text;
    QString clientId;
    QDateTime timestamp;
};

/// The conversation with the server: keeps one connection, sends one question at a time, turns
/// frames into messages. Owns no transcript and writes no sentence a customer could read.
///
/// All work is on the thread it lives in. Signals are emitted after its own state has changed.
class ChatService : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatService)

public:
    /// Every wait there is, so that a test can shorten it.
    struct Timing
    {
        std::chrono::milliseconds firstHandshake{15'000};
        std::chrono::milliseconds laterHandshake{30'000};
        std::chrono::milliseconds slowAfter{15'000}; ///< Connecting becomes ConnectingSlow
        std::chrono::milliseconds stableAfter{10'000}; ///< then the back-off starts afresh
        std::chrono::milliseconds stillWorkingAfter{10'000};
        std::chrono::milliseconds unansweredAfter{35'000};
        std::chrono::milliseconds gatewayTimeoutGrace{
            5'000}; ///< after "Endpoint request timed out"
    };

    ChatService(ChatTransport &transport, ReconnectPolicy policy, Timing timing,
                QObject *parent = nullptr);
    ~ChatService() override;

    /// Takes new settings. A live connection is replaced when they differ. A different session
    /// also empties the queue: those questions belong to the old transcript.
    void configure(const ConnectionSettings &settings);

    void start(); ///< connects, and stays connected until stop()
    void stop(); ///< closes on purpose; nothing reconnects afterwards
    void retryNow(); ///< "Try now": ends the waiting

    /// Queues a question; it goes out when the connection is up and no other one is in flight.
    void send(const OutgoingMessage &message);

    /// Takes a queued question back. False when it is on the wire already or unknown.
    [[nodiscard]] bool cancel(MessageId id);

    const ConnectionStatus &status() const noexcept;
    bool isAssistantTyping() const noexcept;

Q_SIGNALS:
    void statusChanged(const ecom67::ConnectionStatus &status);
    void assistantTypingChanged(bool isTyping);

    /// An answer, welcome, notice or error. id is 0: the transcript gives the number.
    /// question is the one it answers, 0 when it answers none.
    void messageReceived(const ecom67::Message &message, ecom67::MessageId question);

    void deliveryChanged(ecom67::MessageId id, ecom67::Message::Delivery delivery,
                         std::optional<ecom67::ChatError::Code> failure);

    /// The answer takes longer than 10 s. Ends with the next deliveryChanged of the same id.
    void stillWorking(ecom67::MessageId id);

private:
    // The author of this class decides; no pimpl.
};

} // namespace ecom67
