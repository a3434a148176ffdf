// SPDX-License-Identifier: MIT
#include "service/WebSocketTransport.h"

#include "service/Logging.h"
#include "service/NetworkSetup.h"
#include "service/SocketSetup.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QWebSocket>

#include <utility>

namespace ecom67 {

WebSocketTransport::WebSocketTransport(QObject *parent)
    : WebSocketTransport(Limits{}, parent)
{
}

WebSocketTransport::WebSocketTransport(Limits limits, QObject *parent)
    : WebSocketTransport(std::make_unique<const NetworkSetup>(), nullptr, limits, parent)
{
}

WebSocketTransport::WebSocketTransport(const NetworkSetup &network, QObject *parent)
    : WebSocketTransport(network, Limits{}, parent)
{
}

WebSocketTransport::WebSocketTransport(const NetworkSetup &network, Limits limits, QObject *parent)
    : WebSocketTransport(nullptr, &network, limits, parent)
{
}

WebSocketTransport::WebSocketTransport(std::unique_ptr<const NetworkSetup> own,
                                       const NetworkSetup *given, Limits limits, QObject *parent)
    : ChatTransport(parent)
    , m_ownNetwork(std::move(own))
    , m_network(given ? *given : *m_ownNetwork)
    , m_limits(limits)
    , m_watch(limits.pingEvery, limits.silenceAfter)
{
    using Reason = ConnectionEnd::LocalReason;
    m_handshakeTimer.setSingleShot(true);
    m_closeTimer.setSingleShot(true);
    connect(&m_handshakeTimer, &QTimer::timeout, this,
            [this] { abortBecause(Reason::HandshakeTimeout); });
    connect(&m_closeTimer, &QTimer::timeout, this, &WebSocketTransport::finish);
    connect(&m_watch, &LinkWatch::silent, this, [this] { abortBecause(Reason::Silence); });
    // Queued: a byte is heard inside a signal of the socket.
    connect(&m_watch, &LinkWatch::alive, this, &WebSocketTransport::linkConfirmed,
            Qt::QueuedConnection);
    connect(&m_watch, &LinkWatch::pingDue, this, [this](const QByteArray &payload) {
        if (isWritable())
            m_socket->ping(payload);
    });
}

WebSocketTransport::~WebSocketTransport()
{
    if (m_emissionDepth > 0) {
        releaseSocket();
    } else if (m_socket) {
        detach(m_socket.get());
        m_socket->abort();
    }
}

void WebSocketTransport::open(const QUrl &url, std::chrono::milliseconds handshakeTimeout)
{
    releaseSocket();
    ++m_attempt;
    m_end = {};
    m_phase = Phase::Handshake;
    m_handshakeTimer.start(handshakeTimeout);
    makeSocket(url);
    if (auto problem = m_network.proxyProblem()) {
        m_end.proxyProblem = std::move(problem);
        finish();
        return;
    }
    m_socket->open(handshakeRequest(url));
    if (!m_socket)
        return; // failed inside open(): a scheme it does not know
    m_link = m_socket->findChild<QAbstractSocket *>();
    if (m_link)
        connect(m_link, &QIODevice::readyRead, this, &WebSocketTransport::onBytes);
}

void WebSocketTransport::makeSocket(const QUrl &url)
{
    m_socket = makeWebSocket(url, m_network);
    m_end.usedProxy = m_socket->proxy().type() != QNetworkProxy::NoProxy;

    QWebSocket *socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, &WebSocketTransport::onConnected);
    connect(socket, &QWebSocket::disconnected, this, &WebSocketTransport::finishLater);
    // A peer may send its close frame and keep the connection: nothing more comes after it.
    connect(socket, &QWebSocket::aboutToClose, this, &WebSocketTransport::finishUnlessClosing);
    connect(socket, &QWebSocket::textMessageReceived, this, &WebSocketTransport::onTextMessage);
    connect(socket, &QWebSocket::textFrameReceived, &m_watch, &LinkWatch::heard);
    connect(socket, &QWebSocket::pong, &m_watch, &LinkWatch::heard);
    connect(socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_end.tlsErrors.append(error.error());
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(socket, &QWebSocket::errorOccurred, this, &WebSocketTransport::onError);
#else
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &WebSocketTransport::onError);
#endif
}

void WebSocketTransport::detach(QWebSocket *socket)
{
    disconnect(socket, nullptr, this, nullptr);
    disconnect(socket, nullptr, &m_watch, nullptr);
    if (m_link)
        disconnect(m_link, nullptr, this, nullptr);
}

void WebSocketTransport::releaseSocket()
{
    m_handshakeTimer.stop();
    m_closeTimer.stop();
    m_watch.stop();
    m_phase = Phase::Idle;
    if (!m_socket)
        return;
    // May run inside one of its signals, where deleting it crashes.
    QWebSocket *socket = m_socket.release();
    detach(socket);
    socket->abort();
    socket->deleteLater();
    // Ours while no signal of it can be on the stack when we go: nothing leaks at the exit.
    if (m_emissionDepth == 0)
        socket->setParent(this);
}

bool WebSocketTransport::isOpen() const
{
    return m_phase == Phase::Open;
}

void WebSocketTransport::checkLink()
{
    if (isWritable())
        m_watch.check(m_limits.proofWithin);
}

/// QWebSocket closes the socket beneath as soon as either side wants to end, well before it says
/// that the connection is over; writing then is a fault.
bool WebSocketTransport::isWritable() const
{
    return m_phase == Phase::Open && m_socket->state() == QAbstractSocket::ConnectedState;
}

bool WebSocketTransport::send(const QString &text)
{
    if (!isWritable())
        return false;
    const qint64 size = text.toUtf8().size();
    if (m_socket->bytesToWrite() + size > m_limits.mostUnsentBytes) {
        abortBecause(ConnectionEnd::LocalReason::Congested);
        return false;
    }
    if (m_socket->sendTextMessage(text) == size)
        return true;
    // A part of it may be on the wire; without its last frame no server takes it for a message.
    if (m_phase == Phase::Open)
        abortBecause(ConnectionEnd::LocalReason::Congested);
    return false;
}

void WebSocketTransport::close()
{
    if (m_phase == Phase::Idle || m_phase == Phase::Closing)
        return;
    m_end.localReason = ConnectionEnd::LocalReason::Closed;
    if (m_phase == Phase::Handshake) {
        finish();
        return;
    }
    m_phase = Phase::Closing;
    m_closeTimer.start(m_limits.closeWithin);
    m_socket->close(QWebSocketProtocol::CloseCodeNormal);
}

void WebSocketTransport::onBytes()
{
    m_watch.heard();
    // QWebSocket looks at how much there is only once, when the first line has come.
    if (m_phase == Phase::Handshake && m_link->bytesAvailable() > m_limits.mostHeadBytes)
        abortBecause(ConnectionEnd::LocalReason::EndlessHead);
}

void WebSocketTransport::onConnected()
{
    if (m_phase != Phase::Handshake)
        return;
    m_handshakeTimer.stop();
    m_phase = Phase::Open;
    m_end.wasOpened = true;
    m_watch.start();
    const QPointer<WebSocketTransport> self(this);
    ++m_emissionDepth;
    Q_EMIT opened();
    if (self)
        --m_emissionDepth;
}

void WebSocketTransport::onTextMessage(const QString &text)
{
    if (m_phase != Phase::Open)
        return;
    const QPointer<WebSocketTransport> self(this);
    ++m_emissionDepth;
    Q_EMIT textReceived(text);
    if (self)
        --m_emissionDepth;
}

void WebSocketTransport::onError(QAbstractSocket::SocketError error)
{
    m_end.hasSocketError = true;
    m_end.webSocketError = error;
    m_end.errorText = m_socket->errorString();
    if (m_link)
        m_end.tcpError = m_link->error();
    finish();
}

void WebSocketTransport::finishUnlessClosing()
{
    if (m_phase == Phase::Open)
        finishLater();
}

void WebSocketTransport::finishLater()
{
    // A refused connection or a failed look-up says "disconnected" first and why afterwards.
    const quint64 attempt = m_attempt;
    QMetaObject::invokeMethod(
        this,
        [this, attempt] {
            if (attempt == m_attempt && m_phase != Phase::Idle)
                finish();
        },
        Qt::QueuedConnection);
}

void WebSocketTransport::abortBecause(ConnectionEnd::LocalReason reason)
{
    m_end.localReason = reason;
    finish();
}

void WebSocketTransport::finish()
{
    if (m_phase == Phase::Idle)
        return;
    m_end.closeCode = m_socket->closeCode();
    m_end.closeReason = m_socket->closeReason();
    releaseSocket();
    m_end.authorityProblem = m_network.authorityProblem();
    const TransportOutcome outcome = outcomeOf(m_end);
    qCDebug(lcService) << "attempt" << m_attempt << "ended, close code" << m_end.closeCode;
    const quint64 attempt = m_attempt;
    QMetaObject::invokeMethod(
        this,
        [this, attempt, outcome] {
            if (attempt == m_attempt)
                Q_EMIT ended(outcome);
        },
        Qt::QueuedConnection);
}

} // namespace ecom67
