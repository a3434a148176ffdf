// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "core/SessionId.h"
#include "protocol/FrameCodec.h"
#include "service/AnswerPieces.h"
#include "service/FrameSieve.h"
#include "service/TypingIndicator.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>

namespace ecom67 {

class QuestionQueue;

/// Makes messages of what the server sends, tells the queue what it means for the question in
/// flight, and keeps the typing indication. No frame, however wrong, ends a connection.
class AnswerReceiver : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerReceiver)

public:
    AnswerReceiver(QuestionQueue &queue, std::chrono::milliseconds typingEndsAfter,
                   QObject *parent = nullptr);
    ~AnswerReceiver() override;

    void startSession(); ///< forgets all that belongs to the old transcript
    void startConnection();
    void receive(const QString &text, const SessionId &session);
    void endConnection(); ///< call while the queue still knows the question in flight

    bool isTyping() const noexcept { return m_typing.isTyping(); }
    int droppedFrames() const noexcept { return m_sieve.droppedFrames(); }

Q_SIGNALS:
    void typingChanged(bool isTyping);
    /// The pieces so far of an answer that is not complete, at most once a frame of the screen.
    /// messageReceived() tells the whole, whatever ends it.
    void answerGrew(const QString &text);
    void messageReceived(const ecom67::Message &message, ecom67::MessageId question);

private:
    void handle(const InvalidFrame &frame);
    void handle(const ForeignSessionFrame &frame);
    void handle(const GatewayFrame &frame);
    void handle(const TypingFrame &frame);
    void handle(const TextFrame &frame);
    void handle(const ChunkFrame &frame);
    void handle(const CompleteFrame &frame);
    void handle(const ConnectionFrame &frame);
    void handle(const PongFrame &frame);

    void answer(const TextFrame &frame);
    void fail(const TextFrame &frame);
    void end(const TextFrame &frame, Message::Delivery delivery,
             std::optional<ChatError::Code> failure);
    void repeat(const TextFrame &frame);
    void show(const TextFrame &frame, MessageId question);
    TextFrame takePieces();
    void showUnfinished(MessageId question);

    QuestionQueue &m_queue;
    FrameCodec m_codec;
    FrameSieve m_sieve;
    AnswerPieces m_pieces;
    QTimer m_growthTimer; ///< one shot
    TypingIndicator m_typing;
};

} // namespace ecom67
