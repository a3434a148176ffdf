// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QMetaObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>

namespace ecom67::test {

/// A ChatTransport with no network: the test plays the server. Keeps the contract of the
/// interface, so that exactly one ended() follows each open().
class FakeTransport : public ChatTransport
{
public:
    struct Opening
    {
        QUrl url;
        std::chrono::milliseconds handshakeTimeout;
    };

    using ChatTransport::ChatTransport;

    // What the code under test did.
    QList<Opening> openings;
    QStringList sent;
    int closeCalls = 0;
    int liveConnections = 0; ///< attempts and connections; never above 1
    int mostLiveConnections = 0;
    int linkChecks = 0;
    bool takesText = true; ///< false: send() refuses

    int attempts() const { return int(openings.size()); }
    bool isAttempting() const { return m_phase != Phase::Idle; }
    QJsonObject lastSent() const
    {
        return sent.isEmpty() ? QJsonObject()
                              : QJsonDocument::fromJson(sent.last().toUtf8()).object();
    }

    // The server's part.
    void acceptHandshake()
    {
        Q_ASSERT(m_phase == Phase::Handshake);
        m_phase = Phase::Open;
        Q_EMIT opened();
    }
    void receive(const QString &text)
    {
        if (m_phase == Phase::Open)
            Q_EMIT textReceived(text);
    }
    void receive(const QJsonObject &object)
    {
        receive(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }
    /// Refuses the handshake or drops the connection.
    void fail(ChatError::Code code, int httpStatus = 0)
    {
        finish({.error
                = ChatError{.code = code, .detail = {}, .httpStatus = httpStatus, .setting = {}}});
    }
    /// Refuses the handshake and says when to come back.
    void refuseUntil(ChatError::Code code, std::chrono::seconds retryAfter)
    {
        finish({.error = ChatError{.code = code, .detail = {}, .httpStatus = 0, .setting = {}},
                .retryAfter = retryAfter});
    }
    void closePlanned() { finish({.error = {}, .isPlanned = true}); } ///< 1001
    void confirmLink() { Q_EMIT linkConfirmed(); }
    void closeOnPurpose() { finish({}); } ///< 1000, by the server

    // ChatTransport.
    void open(const QUrl &url, std::chrono::milliseconds handshakeTimeout) override
    {
        leave();
        ++m_attempt;
        openings.append({url, handshakeTimeout});
        m_phase = Phase::Handshake;
        mostLiveConnections = std::max(mostLiveConnections, ++liveConnections);
    }
    [[nodiscard]] bool send(const QString &text) override
    {
        if (m_phase != Phase::Open || !takesText)
            return false;
        sent.append(text);
        return true;
    }
    void close() override
    {
        ++closeCalls;
        if (m_phase == Phase::Idle)
            return;
        const bool wasOpened = m_phase == Phase::Open;
        leave();
        const int attempt = m_attempt;
        QMetaObject::invokeMethod(
            this,
            [this, attempt, wasOpened] {
                if (attempt == m_attempt)
                    Q_EMIT ended({.error = {}, .isPlanned = false, .wasOpened = wasOpened});
            },
            Qt::QueuedConnection);
    }
    bool isOpen() const override { return m_phase == Phase::Open; }
    void checkLink() override { ++linkChecks; }

private:
    enum class Phase { Idle, Handshake, Open };

    void leave()
    {
        if (std::exchange(m_phase, Phase::Idle) != Phase::Idle)
            --liveConnections;
    }
    void finish(TransportOutcome outcome)
    {
        Q_ASSERT(m_phase != Phase::Idle);
        outcome.wasOpened = m_phase == Phase::Open;
        leave();
        Q_EMIT ended(outcome);
    }

    Phase m_phase = Phase::Idle;
    int m_attempt = 0;
};

} // namespace ecom67::test
