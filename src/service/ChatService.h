// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/Endpoint.h"
#include "core/Message.h"
#include "core/ReconnectPolicy.h"
#include "core/SessionId.h"
#include "protocol/FrameCodec.h"
#include "service/ChatTiming.h"
#include "service/OutgoingMessage.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace ecom67 {

class AnswerReceiver;
class ChatTransport;
class ConnectionKeeper;
class QuestionQueue;
struct TransportOutcome;

/// Whom to talk to and as whom.
struct ConnectionSettings
{
    std::variant<Endpoint, ChatError> endpoint; ///< the error is shown as Misconfigured
    SessionId session;
    QString token; ///< empty: no token parameter at all
    /// Why there is no token although there should be one: shown as AuthRequired, nothing is tried.
    std::optional<ChatError> identityProblem{};
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
    using Timing = ChatTiming;

    /// Calls done once, at once or later, when all that was said of the questions so far is where
    /// it survives a crash, or cannot be brought there. May never call it.
    using Barrier = std::function<void(std::function<void()> done)>;

    /// transport must outlive this object. A question is written to the socket only after the
    /// barrier has let it pass; its Sending is announced before. No barrier: nothing is waited for.
    ChatService(ChatTransport &transport, ReconnectPolicy policy, Timing timing,
                Barrier barrier = {}, QObject *parent = nullptr);
    ~ChatService() override;

    /// Takes new settings. A live connection is replaced when they differ. A different session
    /// also empties the queue: those questions belong to the old transcript.
    void configure(const ConnectionSettings &settings);
    /// Takes a newer token of the same person. A live connection stays as it is; the next one
    /// brings the token along.
    void renewToken(const ConnectionSettings &settings);

    void start(); ///< connects, and stays connected until stop()
    void stop(); ///< closes on purpose; nothing reconnects afterwards
    void retryNow(); ///< "Try now": ends the waiting

    /// The customer is about to need the connection, e.g. types: one that rests is made again.
    void wake();
    /// Whether the chat is on the screen; true at the start. Where it is not, the connection may
    /// rest, and is made again for a question or when the chat is shown.
    void setInUse(bool isInUse);
    /// Something says that the network is back or that this machine slept: a wait gets shorter;
    /// over a live connection nothing is sent before the server gave a sign of life.
    void hurry();
    /// The setup of the network has changed: connects anew, without losing what is on the wire.
    void reconnect();

    /// Queues a question; it goes out when the connection is up and no other one is in flight.
    void send(const OutgoingMessage &message);

    /// Takes a queued question back. False when it is on the wire already or unknown.
    [[nodiscard]] bool cancel(MessageId id);
    /// Puts other words in the place of a queued question. False as for cancel().
    [[nodiscard]] bool edit(MessageId id, const QString &text);

    const ConnectionStatus &status() const noexcept;
    bool isAssistantTyping() const noexcept;

    /// Frames that were ignored so far: unreadable ones, repeats, those of another session.
    int droppedFrames() const noexcept;

Q_SIGNALS:
    void statusChanged(const ecom67::ConnectionStatus &status);
    void assistantTypingChanged(bool isTyping);

    /// An answer, welcome, notice or error. id is 0: the transcript gives the number.
    /// question is the one it answers, 0 when it answers none.
    void messageReceived(const ecom67::Message &message, ecom67::MessageId question);

    /// What there is so far of an answer that comes in pieces, at most once a frame of the screen.
    /// The next messageReceived() of the assistant is the whole, or what came of it.
    void answerGrew(const QString &text);

    void deliveryChanged(ecom67::MessageId id, ecom67::Message::Delivery delivery,
                         std::optional<ecom67::ChatError::Code> failure);

    /// The server refuses who we are; said once, until a connection stands. Or somebody wants
    /// another try after an identityProblem. configure() or renewToken() with what is known now
    /// makes one more attempt; without it the status stays AuthRequired.
    void identityRefused();

    void aboutToBeUsed(); ///< see wake(); also before a question is sent

    /// The answer takes longer than 10 s. Ends with the next deliveryChanged of the same id.
    void stillWorking(ecom67::MessageId id);

private:
    void takeSession(const SessionId &session);
    void sendNext();
    void waitToTransmit(MessageId id, const QString &frame);
    void transmit(MessageId id, const QString &frame);
    void onOnline();
    void onLost(const TransportOutcome &outcome);
    void onText(const QString &text);
    void noteQueue();

    ChatTransport &m_transport;
    Barrier m_barrier;
    quint64 m_passage = 0; ///< number of the last call of the barrier; answers of others are late
    FrameCodec m_codec;
    std::optional<SessionId> m_session;
    std::unique_ptr<ConnectionKeeper> m_keeper;
    std::unique_ptr<QuestionQueue> m_queue;
    std::unique_ptr<AnswerReceiver> m_receiver; // uses the queue
};

} // namespace ecom67
