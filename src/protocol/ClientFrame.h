// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

namespace ecom67 {

/// One question as it goes to the server; FrameCodec::encode() gives its JSON.
struct ClientFrame
{
    QString text;
    QString sessionId; ///< never empty: the backend breaks on a null and invents one if missing
    QDateTime timestamp; ///< sent as milliseconds since 1970, which today's backend ignores
    QString clientMessageId; ///< metadata.clientMessageId, so that a server can drop repeats

    friend bool operator==(const ClientFrame &, const ClientFrame &) = default;
};

} // namespace ecom67
