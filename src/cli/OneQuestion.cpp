// SPDX-License-Identifier: MIT
#include "cli/OneQuestion.h"

#include <algorithm>

namespace ecom67 {

using namespace std::chrono_literals;
using Delivery = Message::Delivery;

static constexpr MessageId kQuestion = 1;

/// The deadline of the whole is ours: the service must not give up before it.
static ChatService::Timing timingFor(std::chrono::milliseconds timeout)
{
    ChatService::Timing timing;
    timing.firstHandshake = std::min<std::chrono::milliseconds>(timeout, timing.firstHandshake);
    timing.unansweredAfter = timeout + 1h;
    timing.gatewayTimeoutGrace = timeout + 1h;
    return timing;
}

OneQuestion::OneQuestion(const ConnectionSettings &connection, const NetworkSetup::Options &network,
                         std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_transport(makeTransport(m_network))
    , m_service(*m_transport, ReconnectPolicy(), timingFor(timeout))
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(timeout);
    connect(&m_deadline, &QTimer::timeout, this, &OneQuestion::onTimeout);
    connect(&m_service, &ChatService::statusChanged, this, &OneQuestion::onStatusChanged);
    connect(&m_service, &ChatService::deliveryChanged, this, &OneQuestion::onDeliveryChanged);
    connect(&m_service, &ChatService::messageReceived, this, &OneQuestion::onMessageReceived);
    m_service.configure(connection);
}

OneQuestion::~OneQuestion()
{
    // The service says goodbye while we are half gone.
    m_service.disconnect(this);
}

void OneQuestion::ask(const QString &text)
{
    m_deadline.start();
    m_service.send({.id = kQuestion,
                    .text = text,
                    .clientId = QString::number(kQuestion),
                    .timestamp = QDateTime::currentDateTimeUtc()});
    m_service.start();
}

void OneQuestion::onStatusChanged(const ConnectionStatus &status)
{
    if (status.error)
        fail(*status.error);
}

void OneQuestion::onDeliveryChanged(MessageId, Delivery delivery,
                                    std::optional<ChatError::Code> failure)
{
    if (m_isFinished)
        return;
    m_outcome.delivery = delivery;
    if (delivery == Delivery::Sending)
        m_sinceSending.start();
    if (delivery == Delivery::Answered)
        // The answer itself follows; a blank one never does.
        QMetaObject::invokeMethod(this, &OneQuestion::finish, Qt::QueuedConnection);
    else if (failure)
        fail({.code = *failure, .detail = {}, .httpStatus = 0, .setting = {}});
}

void OneQuestion::onMessageReceived(const Message &message, MessageId question)
{
    if (question != kQuestion)
        return; // a welcome or a notice
    m_outcome.answer = message;
}

void OneQuestion::onTimeout()
{
    const bool wasConnected = m_service.status().state == ConnectionStatus::State::Online;
    fail({.code = wasConnected ? ChatError::Code::AnswerTimeout : ChatError::Code::ConnectTimeout,
          .detail = {},
          .httpStatus = 0,
          .setting = {}});
}

void OneQuestion::fail(const ChatError &error)
{
    if (m_outcome.error || m_isFinished)
        return;
    m_outcome.error = error;
    // What there is of an answer may still be on its way through the service.
    QMetaObject::invokeMethod(this, &OneQuestion::finish, Qt::QueuedConnection);
}

void OneQuestion::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_deadline.stop();
    if (m_sinceSending.isValid())
        m_outcome.latency = std::chrono::milliseconds(m_sinceSending.elapsed());
    if (!m_outcome.answer && !m_outcome.error) {
        m_outcome.error = ChatError{.code = ChatError::Code::UnreadableMessage,
                                    .detail = {},
                                    .httpStatus = 0,
                                    .setting = {}};
    }
    m_service.stop();
    Q_EMIT finished();
}

} // namespace ecom67
