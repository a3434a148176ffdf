// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "service/ChatService.h"
#include "service/NetworkSetup.h"
#include "service/TransportFactory.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace ecom67 {

/// Asks one question over a connection of its own and ends with the answer or with the first
/// problem: unlike the chat window it never tries again.
class OneQuestion : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneQuestion)

public:
    struct Outcome
    {
        std::optional<Message> answer; ///< whole, or what there is of it beside an error
        std::optional<ChatError> error; ///< empty when answered
        Message::Delivery delivery = Message::Delivery::Queued;
        std::chrono::milliseconds latency{0}; ///< from sending to the answer; 0 when not sent
    };

    OneQuestion(const ConnectionSettings &connection, const NetworkSetup::Options &network,
                std::chrono::milliseconds timeout, QObject *parent = nullptr);
    ~OneQuestion() override;

    void ask(const QString &text);

    const Outcome &outcome() const noexcept { return m_outcome; }

Q_SIGNALS:
    /// Once for each ask(), never from inside it.
    void finished();

private:
    void onStatusChanged(const ConnectionStatus &status);
    void onDeliveryChanged(MessageId id, Message::Delivery delivery,
                           std::optional<ChatError::Code> failure);
    void onMessageReceived(const Message &message, MessageId question);
    void onTimeout();
    void fail(const ChatError &error);
    void finish();

    const NetworkSetup m_network;
    const std::unique_ptr<ChatTransport> m_transport;
    ChatService m_service;
    QTimer m_deadline;
    QElapsedTimer m_sinceSending;
    Outcome m_outcome;
    bool m_isFinished = false;
};

} // namespace ecom67
