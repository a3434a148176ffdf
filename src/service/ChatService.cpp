// SPDX-License-Identifier: MIT
#include "service/ChatService.h"

#include "service/AnswerReceiver.h"
#include "service/ChatTransport.h"
#include "service/ConnectionKeeper.h"
#include "service/QuestionQueue.h"

#include <QPointer>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;

ChatService::ChatService(ChatTransport &transport, ReconnectPolicy policy, Timing timing,
                         Barrier barrier, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_barrier(std::move(barrier))
    , m_keeper(std::make_unique<ConnectionKeeper>(
          transport, std::move(policy),
          ConnectionKeeper::Waits{.firstHandshake = timing.firstHandshake,
                                  .laterHandshake = timing.laterHandshake,
                                  .slowAfter = timing.slowAfter,
                                  .stableAfter = timing.stableAfter,
                                  .schedule = {.renewAfter = timing.renewAfter,
                                               .quietFor = timing.quietFor,
                                               .restAfter = timing.restAfter}}))
    , m_queue(std::make_unique<QuestionQueue>(
          QuestionQueue::Deadlines{.stillWorking = timing.stillWorkingAfter,
                                   .unanswered = timing.unansweredAfter,
                                   .gatewayTimeoutGrace = timing.gatewayTimeoutGrace}))
    , m_receiver(std::make_unique<AnswerReceiver>(*m_queue, timing.unansweredAfter))
{
    connect(&m_transport, &ChatTransport::textReceived, this, &ChatService::onText);
    connect(m_keeper.get(), &ConnectionKeeper::statusChanged, this, &ChatService::statusChanged);
    connect(m_keeper.get(), &ConnectionKeeper::online, this, &ChatService::onOnline);
    connect(m_keeper.get(), &ConnectionKeeper::confirmed, this, &ChatService::sendNext);
    connect(m_keeper.get(), &ConnectionKeeper::identityRefused, this,
            &ChatService::identityRefused);
    connect(m_keeper.get(), &ConnectionKeeper::lost, this, &ChatService::onLost);
    // First: whoever hears of a delivery may act on the connection.
    connect(m_queue.get(), &QuestionQueue::deliveryChanged, this, &ChatService::noteQueue);
    connect(m_queue.get(), &QuestionQueue::deliveryChanged, this, &ChatService::deliveryChanged);
    connect(m_queue.get(), &QuestionQueue::stillWorking, this, &ChatService::stillWorking);
    // Queued: the receiver first shows what there is of the answer.
    connect(m_queue.get(), &QuestionQueue::unanswered, this, &ChatService::sendNext,
            Qt::QueuedConnection);
    connect(m_receiver.get(), &AnswerReceiver::typingChanged, this,
            &ChatService::assistantTypingChanged);
    connect(m_receiver.get(), &AnswerReceiver::answerGrew, this, &ChatService::answerGrew);
    connect(m_receiver.get(), &AnswerReceiver::messageReceived, this,
            &ChatService::messageReceived);
}

ChatService::~ChatService() = default;

static ConnectionKeeper::Target targetOf(const ConnectionSettings &settings)
{
    ConnectionKeeper::Target target{.url = QUrl(),
                                    .hasToken = !settings.token.isEmpty(),
                                    .identityProblem = settings.identityProblem};
    if (const auto *problem = std::get_if<ChatError>(&settings.endpoint))
        target.url = *problem;
    else
        target.url
            = std::get<Endpoint>(settings.endpoint).handshakeUrl(settings.session, settings.token);
    return target;
}

void ChatService::configure(const ConnectionSettings &settings)
{
    takeSession(settings.session);
    m_keeper->setTarget(targetOf(settings));
}

void ChatService::renewToken(const ConnectionSettings &settings)
{
    Q_ASSERT(m_session == settings.session);
    m_keeper->renewTarget(targetOf(settings));
}

void ChatService::takeSession(const SessionId &session)
{
    if (m_session == session)
        return;
    m_session = session;
    m_queue->clear();
    noteQueue();
    m_receiver->startSession();
}

void ChatService::start()
{
    m_keeper->start();
}

void ChatService::stop()
{
    m_keeper->stop();
}

void ChatService::retryNow()
{
    m_keeper->retryNow();
}

void ChatService::wake()
{
    Q_EMIT aboutToBeUsed();
    m_keeper->wake();
}

void ChatService::setInUse(bool isInUse)
{
    if (isInUse)
        Q_EMIT aboutToBeUsed();
    m_keeper->setInUse(isInUse);
}

void ChatService::hurry()
{
    m_keeper->hurry();
}

void ChatService::send(const OutgoingMessage &message)
{
    m_queue->add(message);
    wake();
    sendNext();
}

void ChatService::reconnect()
{
    m_keeper->reconnect();
}

bool ChatService::cancel(MessageId id)
{
    return m_queue->cancel(id);
}

bool ChatService::edit(MessageId id, const QString &text)
{
    return m_queue->edit(id, text);
}

const ConnectionStatus &ChatService::status() const noexcept
{
    return m_keeper->status();
}

int ChatService::droppedFrames() const noexcept
{
    return m_receiver->droppedFrames();
}

bool ChatService::isAssistantTyping() const noexcept
{
    return m_receiver->isTyping();
}

void ChatService::sendNext()
{
    while (m_keeper->isReady()) {
        const auto message = m_queue->begin();
        // Whoever heard of it may have stopped or changed everything.
        if (!message || m_queue->prepared() != message->id)
            return;
        const auto frame = m_codec.encode({.text = message->text,
                                           .sessionId = m_session->toString(),
                                           .timestamp = message->timestamp,
                                           .clientMessageId = message->clientId});
        if (const auto *problem = std::get_if<ChatError>(&frame)) {
            m_queue->failPrepared(problem->code);
        } else {
            waitToTransmit(message->id, std::get<QString>(frame));
            return;
        }
    }
}

void ChatService::waitToTransmit(MessageId id, const QString &frame)
{
    ++m_passage;
    if (!m_barrier) {
        transmit(id, frame);
        return;
    }
    m_barrier([self = QPointer(this), passage = m_passage, id, frame] {
        if (self && self->m_passage == passage)
            self->transmit(id, frame);
    });
}

void ChatService::transmit(MessageId id, const QString &frame)
{
    // The connection may have ended and the question wait again.
    if (m_queue->prepared() != id)
        return;
    if (!m_keeper->isReady()) {
        m_queue->putBack();
        return;
    }
    m_queue->commit();
    if (!m_transport.send(frame))
        m_queue->putBack(); // the end of the connection is about to be reported
}

void ChatService::onOnline()
{
    m_receiver->startConnection();
    sendNext();
}

void ChatService::onLost(const TransportOutcome &outcome)
{
    m_receiver->endConnection();
    const Code code = outcome.error ? outcome.error->code : Code::ConnectionLost;
    if (code == Code::MessageTooLong)
        m_queue->endConnection(Delivery::Failed, code);
    else
        m_queue->endConnection(Delivery::Unanswered,
                               code == Code::UnreadableMessage ? code : Code::ConnectionLost);
    if (m_queue->isWaiting())
        m_keeper->reconnectSoon();
}

void ChatService::noteQueue()
{
    m_keeper->setBusy(m_queue->isBusy());
}

void ChatService::onText(const QString &text)
{
    if (!m_session || !m_keeper->isOnline())
        return;
    m_keeper->noteWord();
    m_receiver->receive(text, *m_session);
    sendNext();
}

} // namespace ecom67
