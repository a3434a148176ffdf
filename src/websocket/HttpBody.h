// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/HttpHead.h"

#include <QByteArray>
#include <QByteArrayView>

namespace ecom67 {

/// The beginning of the body of an HTTP/1.1 answer, which may be refusing a handshake: as much as
/// somebody wants to read of it (RFC 9112 section 6, chunks included).
struct HttpBody
{
    QByteArray bytes; ///< at most as many as were wanted
    bool isComplete = false; ///< nothing more is to come, or nothing more is wanted

    /// received is what came after the head. A body that announces no length, or one that is not a
    /// number, lasts until the connection ends and is never complete before.
    [[nodiscard]] static HttpBody read(const HttpHead &head, QByteArrayView received,
                                       qsizetype wanted);
};

} // namespace ecom67
