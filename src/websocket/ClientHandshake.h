// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/HttpHead.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>
#include <utility>

namespace ecom67 {

/// The client's half of the opening handshake (RFC 6455 section 4.1): writes the request and
/// judges the answer. Asks for no extension and no sub-protocol.
class ClientHandshake
{
public:
    enum class Failure {
        NotHttp, ///< no HTTP/1.1 status line
        Refused, ///< a status other than 101, see statusOf()
        NotUpgraded, ///< 101, but not to WebSocket
        WrongAccept, ///< the peer did not read our key: a confused proxy or cache
        UnwantedExtension, ///< an extension or sub-protocol nobody asked for
    };

    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    /// nonce is 16 random bytes, fresh for each attempt. Control characters in extra headers are
    /// dropped, since they could smuggle in another header.
    ClientHandshake(QUrl url, const QByteArray &nonce, Headers extraHeaders = {});

    QByteArray request() const;

    /// Nothing when the answer opens the WebSocket.
    [[nodiscard]] std::optional<Failure> check(const HttpHead &answer) const;

    /// The number in an HTTP/1.x status line, 0 when there is none.
    static int statusOf(const HttpHead &answer);

private:
    QUrl m_url;
    QByteArray m_key;
    Headers m_extraHeaders;
};

} // namespace ecom67
