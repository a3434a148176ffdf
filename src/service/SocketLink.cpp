// SPDX-License-Identifier: MIT
#include "service/SocketLink.h"

#include "service/NetworkSetup.h"

#include <QNetworkProxy>
#include <QSslSocket>
#include <QTcpSocket>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// In one turn of the event loop: 100,000 short answers at once must not hold up the window.
static constexpr qint64 kReadAtOnce = 32 * 1'024;
/// Kept by us; the rest stays with the system, which tells the peer to wait.
static constexpr qint64 kReadBuffer = 2 * kReadAtOnce;

SocketLink::SocketLink(const NetworkSetup &network, const QUrl &url, QObject *parent)
    : QObject(parent)
    , m_url(url)
    , m_isEncrypted(url.scheme() == "wss"_L1)
{
    if (m_isEncrypted) {
        m_tls = new QSslSocket(this);
        m_tls->setSslConfiguration(network.tls());
        // Nobody ignores these: the handshake fails.
        connect(m_tls, &QSslSocket::sslErrors, this, &SocketLink::certificateRefused);
        m_socket = m_tls;
    } else {
        m_socket = new QTcpSocket(this);
    }
    m_socket->setProxy(network.proxyFor(url));
    m_socket->setReadBufferSize(kReadBuffer);
    // A call that is queued would come before everybody else's turn.
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(0);
    connect(&m_readTimer, &QTimer::timeout, this, &SocketLink::readSome);
    connect(m_socket, &QIODevice::readyRead, this, &SocketLink::readSome);
    connect(m_socket, &QAbstractSocket::errorOccurred, this, &SocketLink::onError);
    // Queued: some failures say "disconnected" first and why afterwards.
    connect(m_socket, &QAbstractSocket::disconnected, this, &SocketLink::onDisconnected,
            Qt::QueuedConnection);
}

SocketLink::~SocketLink()
{
    // A socket says goodbye from its destructor.
    m_socket->disconnect(this);
}

void SocketLink::connectToHost()
{
    const QString host = m_url.host(QUrl::FullyEncoded);
    if (m_isEncrypted) {
        connect(m_tls, &QSslSocket::encrypted, this, &SocketLink::ready);
        m_tls->connectToHostEncrypted(host, static_cast<quint16>(m_url.port(443)));
    } else {
        connect(m_socket, &QAbstractSocket::connected, this, &SocketLink::ready);
        m_socket->connectToHost(host, static_cast<quint16>(m_url.port(80)));
    }
}

bool SocketLink::usesProxy() const
{
    return m_socket->proxy().type() != QNetworkProxy::NoProxy;
}

bool SocketLink::isConnected() const
{
    return !m_hasFailed && !m_isAborted && m_socket->state() == QAbstractSocket::ConnectedState;
}

void SocketLink::write(const QByteArray &bytes)
{
    if (isConnected())
        m_socket->write(bytes);
}

void SocketLink::flush()
{
    if (isConnected())
        m_socket->flush();
}

qint64 SocketLink::unsentBytes() const
{
    return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
}

void SocketLink::abort()
{
    m_socket->disconnect(this);
    m_isAborted = true;
    m_readTimer.stop();
    m_socket->abort();
}

void SocketLink::readSome()
{
    // What is there already has its turn; more of it does not come first.
    if (m_readTimer.isActive() || m_isAborted)
        return;
    const QByteArray bytes = m_socket->read(kReadAtOnce);
    if (!bytes.isEmpty())
        Q_EMIT received(bytes);
    if (m_isAborted)
        return;
    if (m_socket->bytesAvailable() > 0)
        m_readTimer.start();
    else if (m_hasFailed)
        Q_EMIT failed(m_error, m_errorText);
}

void SocketLink::onError(QAbstractSocket::SocketError error)
{
    if (m_isAborted || std::exchange(m_hasFailed, true))
        return;
    m_error = error;
    m_errorText = m_socket->errorString();
    // What came before the end is heard before it.
    if (m_socket->bytesAvailable() > 0)
        m_readTimer.start();
    else
        Q_EMIT failed(m_error, m_errorText);
}

void SocketLink::onDisconnected()
{
    onError(QAbstractSocket::RemoteHostClosedError);
}

} // namespace ecom67
