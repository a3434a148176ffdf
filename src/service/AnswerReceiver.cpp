// SPDX-License-Identifier: MIT
#include "service/AnswerReceiver.h"

#include "service/QuestionQueue.h"

#include <algorithm>
#include <variant>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;

static constexpr auto kGrowthStep = 33ms;

AnswerReceiver::AnswerReceiver(QuestionQueue &queue, std::chrono::milliseconds typingEndsAfter,
                               QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_typing(typingEndsAfter)
{
    m_growthTimer.setSingleShot(true);
    m_growthTimer.setInterval(kGrowthStep);
    connect(&m_growthTimer, &QTimer::timeout, this, [this] {
        const QString &text = m_pieces.text();
        if (!std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); }))
            Q_EMIT answerGrew(text);
    });
    connect(&m_typing, &TypingIndicator::changed, this, &AnswerReceiver::typingChanged);
    connect(&m_queue, &QuestionQueue::unanswered, this, [this](MessageId question) {
        m_typing.setTyping(false);
        showUnfinished(question);
    });
}

AnswerReceiver::~AnswerReceiver() = default;

void AnswerReceiver::startSession()
{
    m_sieve.startSession();
    (void)takePieces();
    m_typing.setTyping(false);
}

void AnswerReceiver::startConnection()
{
    m_sieve.startConnection();
}

void AnswerReceiver::receive(const QString &text, const SessionId &session)
{
    const ServerFrame frame = m_codec.decode(text, session.toString());
    std::visit([this](const auto &known) { handle(known); }, frame);
}

void AnswerReceiver::endConnection()
{
    m_typing.setTyping(false);
    showUnfinished(m_queue.inFlight());
}

void AnswerReceiver::handle(const InvalidFrame &frame)
{
    m_sieve.drop(u"not understood, reason %1"_s.arg(static_cast<int>(frame.reason)));
}

void AnswerReceiver::handle(const ForeignSessionFrame &)
{
    m_sieve.drop(u"of another session"_s);
}

void AnswerReceiver::handle(const GatewayFrame &frame)
{
    using Kind = GatewayFrame::Kind;
    m_sieve.drop(u"notice of the gateway, kind %1"_s.arg(static_cast<int>(frame.kind)));
    if (frame.kind == Kind::TimedOut) {
        m_queue.expectSoon();
        return;
    }
    m_typing.setTyping(false);
    showUnfinished(m_queue.inFlight());
    m_queue.finishInFlight(Delivery::Failed,
                           frame.kind == Kind::Forbidden ? Code::GatewayForbidden
                                                         : Code::GatewayInternal);
}

void AnswerReceiver::handle(const TypingFrame &frame)
{
    // Only the start: the end of an earlier answer says nothing about this question.
    if (frame.isTyping)
        m_queue.noteArrival();
    m_typing.setTyping(frame.isTyping);
}

void AnswerReceiver::handle(const TextFrame &frame)
{
    if (!frame.unreadable.isEmpty())
        m_sieve.drop(u"text that is no text"_s);
    else if (!frame.text.isEmpty() && m_sieve.isRepeated(frame)) {
        m_sieve.drop(u"repeated"_s);
        repeat(frame);
        return;
    }
    // A welcome or a notice may come at any moment: it answers nothing.
    if (frame.role == Message::Role::Assistant)
        answer(frame);
    else if (frame.role == Message::Role::Error)
        fail(frame);
    else
        show(frame, 0);
}

void AnswerReceiver::handle(const ChunkFrame &frame)
{
    m_queue.noteArrival();
    m_pieces.append(frame.text);
    // A flood of pieces must not become a flood of layouts.
    if (!m_growthTimer.isActive())
        m_growthTimer.start();
}

void AnswerReceiver::handle(const CompleteFrame &frame)
{
    m_pieces.append(frame.tail);
    answer(takePieces());
}

void AnswerReceiver::handle(const ConnectionFrame &)
{
}

void AnswerReceiver::handle(const PongFrame &)
{
}

void AnswerReceiver::answer(const TextFrame &frame)
{
    m_typing.setTyping(false);
    showUnfinished(m_queue.inFlight());
    if (!frame.unreadable.isEmpty()) {
        m_queue.finishInFlight(Delivery::Failed, Code::UnreadableMessage);
        return;
    }
    // A blank answer ends the wait for the question in flight, but is no late answer to another.
    if (frame.text.isEmpty())
        m_queue.finishInFlight(Delivery::Answered, std::nullopt);
    else
        end(frame, Delivery::Answered, std::nullopt);
}

void AnswerReceiver::fail(const TextFrame &frame)
{
    m_typing.setTyping(false);
    showUnfinished(m_queue.inFlight());
    end(frame, Delivery::Failed, Code::AssistantFailed);
}

/// The words first: where the program is killed after the one and before the other, a question
/// without an end can be asked again, an answer that nobody stored can not.
void AnswerReceiver::end(const TextFrame &frame, Delivery delivery, std::optional<Code> failure)
{
    show(frame, m_queue.awaited());
    m_queue.finish(delivery, failure);
}

/// What has been shown already is not shown again, but whoever waits for an answer has had one:
/// a server may give the same words the same time. It is no late answer to an older question.
void AnswerReceiver::repeat(const TextFrame &frame)
{
    TextFrame silent = frame;
    silent.text.clear();
    if (m_queue.inFlight() == 0)
        return;
    if (frame.role == Message::Role::Assistant)
        answer(silent);
    else if (frame.role == Message::Role::Error)
        fail(silent);
}

void AnswerReceiver::show(const TextFrame &frame, MessageId question)
{
    if (frame.text.isEmpty())
        return;
    Message message;
    message.role = frame.role;
    message.text = frame.text;
    message.timestamp = frame.timestamp;
    message.details = frame.details;
    Q_EMIT messageReceived(message, question);
}

/// The pieces so far as one text, as blank as they are.
TextFrame AnswerReceiver::takePieces()
{
    m_growthTimer.stop();
    TextFrame whole;
    whole.text = m_pieces.take();
    whole.timestamp = QDateTime::currentDateTimeUtc();
    if (whole.text.trimmed().isEmpty())
        whole.text.clear();
    return whole;
}

void AnswerReceiver::showUnfinished(MessageId question)
{
    // Half an answer is worth more than none: nothing received is lost.
    TextFrame half = takePieces();
    half.details.isUnfinished = true;
    show(half, question);
}

} // namespace ecom67
