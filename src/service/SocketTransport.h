// SPDX-License-Identifier: MIT
#pragma once

#include "service/GuardedTransport.h"
#include "websocket/FrameReader.h"
#include "websocket/FrameWriter.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace ecom67 {

class HandshakeReader;
class SocketLink;

/// ChatTransport without Qt WebSockets: the client's side of RFC 6455, which the layer websocket
/// reads and writes, over a SocketLink. Says what is to be done about what the server says; how it
/// is said, and over what, is theirs.
class SocketTransport : public GuardedTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SocketTransport)

public:
    explicit SocketTransport(const NetworkSetup &network, const Limits &limits = {},
                             QObject *parent = nullptr);
    ~SocketTransport() override;

private:
    void connectSocket(const QUrl &url) override;
    void dropSocket() override;
    void closeSocket() override;
    bool isSocketWritable() const override;
    qint64 unsentBytes() const override;
    bool writeMessage(const QString &text, const QByteArray &utf8) override;
    void writePing(const QByteArray &payload) override;

    void sendRequest(const QUrl &url);
    void onBytes(const QByteArray &bytes);
    void readAnswer(const QByteArray &bytes);
    void readFrames(const QByteArray &bytes);
    void onFrame(const FrameEvent &event);
    void onClosing(const FrameEvent &event);
    void onFailed(QAbstractSocket::SocketError error, const QString &text);
    void answerPing();
    void finishRefused(); ///< with as much of the reason as has come
    void finishViolated(CloseCode code, const QString &what);

    FrameWriter m_writer{WebSocketRole::Client, 16 * 1'024}; ///< API Gateway takes 32 KB
    FrameReader m_reader{WebSocketRole::Client};
    std::optional<QByteArray> m_owedPong; ///< to the last ping; those before it are outdated
    std::unique_ptr<HandshakeReader> m_handshake; ///< until it is over
    QTimer m_bodyTimer;
    std::unique_ptr<SocketLink> m_link;
};

} // namespace ecom67
