// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"
#include "service/ConnectionEnd.h"
#include "service/LinkWatch.h"

#include <QTimer>

#include <memory>

namespace ecom67 {

class NetworkSetup;

/// What every transport keeps to, whoever speaks WebSocket for it: the phases of a connection, a
/// fresh socket for each attempt, every time limit, liveness by bytes, the bound of what is unsent,
/// one outcome. Knows no library: an implementation makes and drops the socket and tells what
/// happens to it.
class GuardedTransport : public ChatTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuardedTransport)

public:
    /// Every wait and bound there is, so that a test can shorten it.
    struct Limits
    {
        std::chrono::milliseconds pingEvery{25'000};
        std::chrono::milliseconds silenceAfter{40'000}; ///< without one byte: a ping and 15 s
        std::chrono::milliseconds proofWithin{5'000}; ///< of life, when asked for
        std::chrono::milliseconds closeWithin{2'000}; ///< then the connection is aborted
        qint64 mostHeadBytes = 64 * 1'024; ///< unread, of the answer to the handshake
        qint64 mostUnsentBytes = 512 * 1'024; ///< beyond it the peer does not read any more
    };

    /// The setup must outlive it.
    GuardedTransport(const NetworkSetup &network, const Limits &limits, QObject *parent);
    ~GuardedTransport() override;

    void open(const QUrl &url, std::chrono::milliseconds handshakeTimeout) final;
    [[nodiscard]] bool send(const QString &text) final;
    void close() final;
    bool isOpen() const final { return m_phase == Phase::Open; }
    void checkLink() final;

protected:
    enum class Phase { Idle, Handshake, Open, Closing };

    /// Makes a socket and starts to connect it.
    virtual void connectSocket(const QUrl &url) = 0;
    /// Aborts the socket, if there is one, and hears nothing more of it; see discard(). The
    /// implementation's destructor has to do the same.
    virtual void dropSocket() = 0;
    /// Starts the closing handshake with code 1000.
    virtual void closeSocket() = 0;
    /// False as soon as either side has begun to close.
    virtual bool isSocketWritable() const = 0;
    virtual qint64 unsentBytes() const = 0;
    /// Hands over one message, twice: as it is and in UTF-8. False when not all of it was taken.
    virtual bool writeMessage(const QString &text, const QByteArray &utf8) = 0;
    virtual void writePing(const QByteArray &payload) = 0;
    /// The connection is over: the last of what there is to know, before the socket is dropped.
    virtual void completeFacts(ConnectionEnd & /*facts*/) const { }

    // What an implementation tells.
    void noteBytes() { m_watch.heard(); } ///< any byte is a sign of life
    void noteOpened();
    void noteText(const QString &text);
    void abortBecause(ConnectionEnd::LocalReason reason);
    void finish();
    void finishLater(); ///< once the signals of the moment have been heard

    /// Deletes a socket later, since one of its signals may be on the stack.
    void discard(std::unique_ptr<QObject> socket);

    Phase phase() const noexcept { return m_phase; }
    quint64 attempt() const noexcept { return m_attempt; } ///< another one after each open()
    const Limits &limits() const noexcept { return m_limits; }
    const NetworkSetup &network() const noexcept { return m_network; }
    ConnectionEnd &facts() noexcept { return m_facts; } ///< of this attempt

private:
    bool isWritable() const;
    void reset();

    const NetworkSetup &m_network;
    Limits m_limits;
    Phase m_phase = Phase::Idle;
    quint64 m_attempt = 0; ///< outcomes of an earlier attempt are dropped
    int m_emissionDepth = 0; ///< above 0: a signal of the socket is on the stack
    ConnectionEnd m_facts;
    QTimer m_handshakeTimer;
    QTimer m_closeTimer;
    LinkWatch m_watch;
};

} // namespace ecom67
