// SPDX-License-Identifier: MIT
#pragma once

#include "service/GuardedTransport.h"

#include <QPointer>

#include <memory>

class QWebSocket;

namespace ecom67 {

/// ChatTransport over QWebSocket, with a guard for each fault of QWebSocket 6.4 that was found:
/// a fresh socket for each attempt, since close code and error text outlive open(); a limit for the
/// handshake, since QWebSocket has none; an abort at the first error, since it stays in
/// ConnectingState after an HTTP error on a kept-alive connection; bounds on all sizes.
class WebSocketTransport : public GuardedTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebSocketTransport)

public:
    explicit WebSocketTransport(const NetworkSetup &network, const Limits &limits = {},
                                QObject *parent = nullptr);
    ~WebSocketTransport() override;

private:
    void connectSocket(const QUrl &url) override;
    void dropSocket() override;
    void closeSocket() override;
    bool isSocketWritable() const override;
    qint64 unsentBytes() const override;
    bool writeMessage(const QString &text, const QByteArray &utf8) override;
    void writePing(const QByteArray &payload) override;
    void completeFacts(ConnectionEnd &facts) const override;

    void makeSocket(const QUrl &url);
    void onBytes();
    void onError(QAbstractSocket::SocketError error);
    void finishUnlessClosing();

    // Last: a QWebSocket emits disconnected() from its destructor.
    QPointer<QAbstractSocket> m_link; ///< of m_socket: what runs over the wire
    std::unique_ptr<QWebSocket> m_socket;
};

} // namespace ecom67
