// SPDX-License-Identifier: MIT
#include "service/WebSocketTransport.h"

#include "service/SocketSetup.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QWebSocket>

#include <utility>

namespace ecom67 {

WebSocketTransport::WebSocketTransport(const NetworkSetup &network, const Limits &limits,
                                       QObject *parent)
    : GuardedTransport(network, limits, parent)
{
}

WebSocketTransport::~WebSocketTransport()
{
    WebSocketTransport::dropSocket();
}

void WebSocketTransport::connectSocket(const QUrl &url)
{
    makeSocket(url);
    m_socket->open(handshakeRequest(url));
    if (!m_socket)
        return; // failed inside open(): a scheme it does not know
    m_link = m_socket->findChild<QAbstractSocket *>();
    if (m_link)
        connect(m_link, &QIODevice::readyRead, this, &WebSocketTransport::onBytes);
}

void WebSocketTransport::makeSocket(const QUrl &url)
{
    m_socket = makeWebSocket(url, network());
    facts().usedProxy = m_socket->proxy().type() != QNetworkProxy::NoProxy;

    QWebSocket *socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, &WebSocketTransport::noteOpened);
    connect(socket, &QWebSocket::disconnected, this, &WebSocketTransport::finishLater);
    // A peer may send its close frame and keep the connection: nothing more comes after it.
    connect(socket, &QWebSocket::aboutToClose, this, &WebSocketTransport::finishUnlessClosing);
    connect(socket, &QWebSocket::textMessageReceived, this, &WebSocketTransport::noteText);
    connect(socket, &QWebSocket::textFrameReceived, this, &WebSocketTransport::noteBytes);
    connect(socket, &QWebSocket::pong, this, &WebSocketTransport::noteBytes);
    connect(socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            facts().tlsErrors.append(error.error());
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(socket, &QWebSocket::errorOccurred, this, &WebSocketTransport::onError);
#else
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &WebSocketTransport::onError);
#endif
}

void WebSocketTransport::dropSocket()
{
    if (!m_socket)
        return;
    // May run inside one of its signals, where deleting it crashes.
    disconnect(m_socket.get(), nullptr, this, nullptr);
    if (m_link)
        disconnect(m_link, nullptr, this, nullptr);
    std::unique_ptr<QWebSocket> socket = std::exchange(m_socket, nullptr);
    socket->abort();
    discard(std::move(socket));
}

void WebSocketTransport::closeSocket()
{
    m_socket->close(QWebSocketProtocol::CloseCodeNormal);
}

/// QWebSocket closes the socket beneath as soon as either side wants to end, well before it says
/// that the connection is over; writing then is a fault.
bool WebSocketTransport::isSocketWritable() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState;
}

qint64 WebSocketTransport::unsentBytes() const
{
    return m_socket->bytesToWrite();
}

bool WebSocketTransport::writeMessage(const QString &text, const QByteArray &utf8)
{
    return m_socket->sendTextMessage(text) == utf8.size();
}

void WebSocketTransport::writePing(const QByteArray &payload)
{
    m_socket->ping(payload);
}

void WebSocketTransport::completeFacts(ConnectionEnd &facts) const
{
    if (!m_socket)
        return;
    facts.closeCode = m_socket->closeCode();
    facts.closeReason = m_socket->closeReason();
}

void WebSocketTransport::onBytes()
{
    noteBytes();
    // QWebSocket looks at how much there is only once, when the first line has come.
    if (phase() == Phase::Handshake && m_link->bytesAvailable() > limits().mostHeadBytes)
        abortBecause(ConnectionEnd::LocalReason::EndlessHead);
}

void WebSocketTransport::onError(QAbstractSocket::SocketError error)
{
    facts().hasSocketError = true;
    facts().webSocketError = error;
    facts().errorText = m_socket->errorString();
    if (m_link)
        facts().tcpError = m_link->error();
    finish();
}

void WebSocketTransport::finishUnlessClosing()
{
    if (phase() == Phase::Open)
        finishLater();
}

} // namespace ecom67
