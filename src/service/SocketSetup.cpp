// SPDX-License-Identifier: MIT
#include "service/SocketSetup.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QSslConfiguration>
#include <QWebSocket>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr quint64 kOutgoingFrame = 16 * 1'024; // API Gateway takes 32 KB
static constexpr quint64 kIncomingFrame = 256 * 1'024;
static constexpr quint64 kIncomingMessage = 1'024 * 1'024;
/// More than a frame, or it would never be complete; not more, since all that is in the buffer is
/// taken in one turn of the event loop: a flood of 100,000 answers held it up for a second.
static constexpr qint64 kReadAtOnce = 2 * kIncomingFrame;

static bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

/// QWebSocket never asks for the proxy of https, so that one set by https_proxy would be missed.
QNetworkProxy proxyFor(QUrl url)
{
    if (isLoopback(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool isEncrypted = url.scheme() == "wss"_L1 || url.scheme() == "https"_L1;
    url.setScheme(isEncrypted ? u"https"_s : u"http"_s);
    url.setQuery(QString()); // a proxy script has no business with session and token
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

std::unique_ptr<QWebSocket> makeWebSocket(const QUrl &url)
{
    auto socket = std::make_unique<QWebSocket>();
    socket->setOutgoingFrameSize(kOutgoingFrame);
    socket->setMaxAllowedIncomingFrameSize(kIncomingFrame);
    socket->setMaxAllowedIncomingMessageSize(kIncomingMessage);
    socket->setReadBufferSize(kReadAtOnce);
    socket->setProxy(proxyFor(url));
    if (url.scheme() == "wss"_L1) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        socket->setSslConfiguration(tls);
    }
    return socket;
}

QNetworkRequest handshakeRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", "E-Com67-Support/" ECOM67_VERSION);
    return request;
}

} // namespace ecom67
