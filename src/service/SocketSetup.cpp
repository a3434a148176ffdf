// SPDX-License-Identifier: MIT
#include "service/SocketSetup.h"

#include "service/NetworkSetup.h"

#include <QWebSocket>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr quint64 kOutgoingFrame = 16 * 1'024; // API Gateway takes 32 KB
static constexpr quint64 kIncomingFrame = 256 * 1'024;
static constexpr quint64 kIncomingMessage = 1'024 * 1'024;
/// More than a frame, or it would never be complete; not more, since all that is in the buffer is
/// taken in one turn of the event loop: a flood of 100,000 answers held it up for a second.
static constexpr qint64 kReadAtOnce = 2 * kIncomingFrame;

std::unique_ptr<QWebSocket> makeWebSocket(const QUrl &url, const NetworkSetup &network)
{
    auto socket = std::make_unique<QWebSocket>();
    socket->setOutgoingFrameSize(kOutgoingFrame);
    socket->setMaxAllowedIncomingFrameSize(kIncomingFrame);
    socket->setMaxAllowedIncomingMessageSize(kIncomingMessage);
    socket->setReadBufferSize(kReadAtOnce);
    socket->setProxy(network.proxyFor(url));
    if (url.scheme() == "wss"_L1)
        socket->setSslConfiguration(network.tls());
    return socket;
}

QNetworkRequest handshakeRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", NetworkSetup::userAgent());
    return request;
}

} // namespace ecom67
