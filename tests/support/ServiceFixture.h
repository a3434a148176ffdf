// SPDX-License-Identifier: MIT
#pragma once

#include "FakeTransport.h"
#include "service/ChatService.h"

#include <QJsonObject>
#include <QSignalSpy>

#include <chrono>
#include <memory>
#include <utility>

namespace ecom67::test {

/// A ChatService over a FakeTransport with short waits and no chance, and what it said.
struct ServiceFixture
{
    using Timing = ChatService::Timing;
    using Limits = ReconnectPolicy::Limits;

    /// Deadlines that no test reaches by accident; a test shortens the one it is about.
    static Timing patient()
    {
        using namespace std::chrono_literals;
        return {.firstHandshake = 15s,
                .laterHandshake = 30s,
                .slowAfter = 60s,
                .stableAfter = 60s,
                .stillWorkingAfter = 60s,
                .unansweredAfter = 60s,
                .gatewayTimeoutGrace = 60s};
    }
    static Limits quick()
    {
        using namespace std::chrono_literals;
        return {.firstDelay = 1ms,
                .longestDelay = 4ms,
                .plannedDelay = 1ms,
                .rateLimitedDelay = 40ms,
                .slowDelay = 60ms,
                .attemptsBeforeSlow = 1'000};
    }

    explicit ServiceFixture(Timing timing = patient(), Limits limits = quick(),
                            ChatService::Barrier barrier = {})
        : service(transport, ReconnectPolicy(limits, [] { return 1.0; }), timing,
                  std::move(barrier))
        , statuses(&service, &ChatService::statusChanged)
        , deliveries(&service, &ChatService::deliveryChanged)
        , messages(&service, &ChatService::messageReceived)
        , typing(&service, &ChatService::assistantTypingChanged)
        , slowAnswers(&service, &ChatService::stillWorking)
    {
        configure();
    }

    void configure(const QString &endpoint = QStringLiteral("wss://shop.example/prod"),
                   const QString &token = {})
    {
        service.configure(
            {.endpoint = Endpoint::parse(endpoint), .session = session, .token = token});
    }
    void renewToken(const QString &token)
    {
        service.renewToken({.endpoint = Endpoint::parse(QStringLiteral("wss://shop.example/prod")),
                            .session = session,
                            .token = token});
    }
    void goOnline()
    {
        service.start();
        transport.acceptHandshake();
    }
    void ask(MessageId id, const QString &text = QStringLiteral("hello"))
    {
        service.send({.id = id,
                      .text = text,
                      .clientId = QStringLiteral("c%1").arg(id),
                      .timestamp = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000)});
    }

    /// A frame of the customer dialect, of our session, with a new time for each.
    QJsonObject frame(const QString &type, const QString &text, const QJsonObject &data = {})
    {
        return {{QStringLiteral("type"), type},
                {QStringLiteral("message"), text},
                {QStringLiteral("timestamp"), ++m_lastTime},
                {QStringLiteral("session_id"), session.toString()},
                {QStringLiteral("data"), data}};
    }
    QJsonObject answer(const QString &text) { return frame(QStringLiteral("message"), text); }
    QJsonObject typingFrame(bool isTyping)
    {
        return frame(QStringLiteral("typing"), {}, {{QStringLiteral("is_typing"), isTyping}});
    }
    static QJsonObject gatewayFrame(const QString &text)
    {
        return {{QStringLiteral("message"), text},
                {QStringLiteral("connectionId"), QStringLiteral("L0SM9cOFvHcCIhw=")},
                {QStringLiteral("requestId"), QStringLiteral("L0SM9dGyPHcFqrA=")}};
    }

    ConnectionStatus::State state() const { return service.status().state; }

    /// The deliveries of one question so far, in order.
    QList<Message::Delivery> deliveriesOf(MessageId id) const
    {
        QList<Message::Delivery> found;
        for (const auto &arguments : deliveries) {
            if (arguments.at(0).value<MessageId>() == id)
                found.append(arguments.at(1).value<Message::Delivery>());
        }
        return found;
    }
    /// Why a question failed, by its last delivery.
    std::optional<ChatError::Code> failureOf(MessageId id) const
    {
        std::optional<ChatError::Code> failure;
        for (const auto &arguments : deliveries) {
            if (arguments.at(0).value<MessageId>() == id)
                failure = arguments.at(2).value<std::optional<ChatError::Code>>();
        }
        return failure;
    }
    QStringList texts() const
    {
        QStringList found;
        for (const auto &arguments : messages)
            found.append(arguments.at(0).value<Message>().text);
        return found;
    }
    MessageId lastAnswered() const { return messages.last().at(1).value<MessageId>(); }

    SessionId session = SessionId::generate();
    FakeTransport transport;
    ChatService service;
    QSignalSpy statuses;
    QSignalSpy deliveries;
    QSignalSpy messages;
    QSignalSpy typing;
    QSignalSpy slowAnswers;

private:
    qint64 m_lastTime = 1'767'225'600'000;
};

} // namespace ecom67::test
