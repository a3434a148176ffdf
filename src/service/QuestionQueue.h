// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "service/OutgoingMessage.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace ecom67 {

/// The customer's questions on their way: those that wait, in order, and the one on the wire.
///
/// One at a time, since an answer does not say which question it belongs to. Knows no socket: it
/// is told what happened and says what became of each question. A question that was on the wire
/// is never offered again, since the server may have acted on it.
class QuestionQueue : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuestionQueue)

public:
    struct Deadlines
    {
        std::chrono::milliseconds stillWorking;
        std::chrono::milliseconds unanswered;
        std::chrono::milliseconds gatewayTimeoutGrace;
    };

    explicit QuestionQueue(Deadlines deadlines, QObject *parent = nullptr);
    ~QuestionQueue() override;

    void add(const OutgoingMessage &message);
    [[nodiscard]] bool cancel(MessageId id); ///< false unless it still waits
    /// Other words for a question, which keeps its place; false unless it still waits.
    [[nodiscard]] bool edit(MessageId id, const QString &text);
    void clear(); ///< forgets everything, without a word: the transcript is gone as well

    /// Prepares the first waiting question, as Sending, before it is written: what may have been
    /// sent must never look unsent. Nothing while another one is out or prepared, or none waits.
    [[nodiscard]] std::optional<OutgoingMessage> begin();
    /// The prepared question goes onto the wire now: its deadlines run.
    void commit();
    /// Nothing of the question begin() gave was written: it is the first to wait again.
    void putBack();
    /// The prepared question can never be sent.
    void failPrepared(ChatError::Code failure);

    MessageId prepared() const noexcept { return m_prepared ? m_prepared->id : 0; }
    MessageId inFlight() const noexcept { return m_inFlight ? m_inFlight->id : 0; }

    bool isWaiting() const noexcept { return !m_waiting.isEmpty(); }
    /// One waits, is prepared or is on the wire.
    bool isBusy() const noexcept { return m_inFlight || m_prepared || isWaiting(); }

    void noteArrival(); ///< the server has taken up the question in flight: Delivered
    void expectSoon(); ///< the gateway gave up on it, but the answer may be on its way
    /// The question a frame must belong to: the one in flight, or else the last one that stayed
    /// unanswered on this connection. That one as well when the server had taken it up and has not
    /// taken up the one in flight. 0 when nobody asked.
    MessageId awaited() const;
    /// Ends the one that is awaited. Returns its id.
    MessageId finish(Message::Delivery delivery, std::optional<ChatError::Code> failure);
    /// Ends the question in flight only.
    MessageId finishInFlight(Message::Delivery delivery, std::optional<ChatError::Code> failure);
    /// No answer can come any more to anything that was on the wire. What was only prepared waits
    /// again.
    void endConnection(Message::Delivery delivery, ChatError::Code failure);

Q_SIGNALS:
    void deliveryChanged(ecom67::MessageId id, ecom67::Message::Delivery delivery,
                         std::optional<ecom67::ChatError::Code> failure);
    void stillWorking(ecom67::MessageId id);
    void unanswered(ecom67::MessageId id); ///< its deadline has passed; after deliveryChanged()

private:
    void onDeadline();
    bool isAnswerLate() const;
    QList<OutgoingMessage>::iterator findWaiting(MessageId id);
    MessageId release(); ///< takes the question off the wire

    Deadlines m_deadlines;
    QList<OutgoingMessage> m_waiting;
    std::optional<OutgoingMessage> m_prepared; ///< Sending, but not written yet
    std::optional<OutgoingMessage> m_inFlight;
    struct Unanswered
    {
        MessageId id;
        bool hadArrived;
    };
    QList<Unanswered> m_unanswered; ///< of this connection, newest last: a late answer may come
    ChatError::Code m_deadlineReason = ChatError::Code::AnswerTimeout;
    bool m_hasArrived = false;
    QTimer m_stillWorkingTimer;
    QTimer m_deadlineTimer;
};

} // namespace ecom67
