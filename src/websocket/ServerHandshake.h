// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/HttpHead.h"

#include <QByteArray>
#include <QList>

#include <utility>
#include <variant>

namespace ecom67 {

/// The value of Sec-WebSocket-Accept for a client's key (RFC 6455 section 4.2.2).
QByteArray webSocketAccept(const QByteArray &key);

/// The usual words beside an HTTP status, "Unknown" for one we have no words for.
QByteArray httpReason(int status);

/// An HTTP answer that is no WebSocket.
struct HttpRefusal
{
    int status = 400;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< beside Content-Length and Connection
    QByteArray body;
    bool keepsAlive = true; ///< says "Connection: keep-alive", else "close"

    QByteArray toBytes() const;

    friend bool operator==(const HttpRefusal &, const HttpRefusal &) = default;
};

/// A client's wish to speak WebSocket, checked (RFC 6455 section 4.2.1).
struct UpgradeRequest
{
    QByteArray target; ///< path and query as sent
    QByteArray key;
    HttpHead head;

    /// Fails with 400, 405, 426 (no upgrade, or another version than 13) or 505.
    [[nodiscard]] static std::variant<UpgradeRequest, HttpRefusal> from(const HttpHead &head);

    QByteArray path() const; ///< target up to the query
    QByteArray query() const; ///< target after the first "?"
};

/// The 101 answer. accept is webSocketAccept(key), unless the answer is to be wrong.
QByteArray upgradeResponse(const QByteArray &accept,
                           const QList<std::pair<QByteArray, QByteArray>> &extraHeaders = {});

} // namespace ecom67
