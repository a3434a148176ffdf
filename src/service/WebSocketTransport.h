// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"
#include "service/ConnectionEnd.h"
#include "service/LinkWatch.h"

#include <QPointer>
#include <QTimer>

#include <memory>

class QWebSocket;

namespace ecom67 {

class NetworkSetup;

/// ChatTransport over QWebSocket, with a guard for each fault of QWebSocket 6.4 that was found:
/// a fresh socket for each attempt, since close code and error text outlive open(); a timer of
/// its own for the handshake, since QWebSocket has none; an abort at the first error, since it
/// stays in ConnectingState after an HTTP error on a kept-alive connection; bounds on all sizes.
class WebSocketTransport : public ChatTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebSocketTransport)

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

    /// The setup must outlive it; without one, the system's network.
    explicit WebSocketTransport(QObject *parent = nullptr);
    explicit WebSocketTransport(Limits limits, QObject *parent = nullptr);
    explicit WebSocketTransport(const NetworkSetup &network, QObject *parent = nullptr);
    WebSocketTransport(const NetworkSetup &network, Limits limits, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const QUrl &url, std::chrono::milliseconds handshakeTimeout) override;
    [[nodiscard]] bool send(const QString &text) override;
    void close() override;
    bool isOpen() const override;
    void checkLink() override;

private:
    enum class Phase { Idle, Handshake, Open, Closing };

    WebSocketTransport(std::unique_ptr<const NetworkSetup> own, const NetworkSetup *given,
                       Limits limits, QObject *parent);
    void makeSocket(const QUrl &url);
    void detach(QWebSocket *socket);
    void releaseSocket();
    void onBytes();
    void onConnected();
    void onError(QAbstractSocket::SocketError error);
    void onTextMessage(const QString &text);
    void abortBecause(ConnectionEnd::LocalReason reason);
    bool isWritable() const;
    void finishUnlessClosing();
    void finishLater(); ///< once the signals of the moment have been heard
    void finish();

    const std::unique_ptr<const NetworkSetup> m_ownNetwork; ///< when none was given
    const NetworkSetup &m_network;
    Limits m_limits;
    Phase m_phase = Phase::Idle;
    quint64 m_attempt = 0; ///< outcomes of an earlier attempt are dropped
    int m_emissionDepth = 0; ///< above 0: a signal of the socket is on the stack
    ConnectionEnd m_end;
    QTimer m_handshakeTimer;
    QTimer m_closeTimer;
    LinkWatch m_watch;
    // Last: a QWebSocket emits disconnected() from its destructor.
    QPointer<QAbstractSocket> m_link; ///< of m_socket: what runs over the wire
    std::unique_ptr<QWebSocket> m_socket;
};

} // namespace ecom67
