// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/CloseCode.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <variant>

namespace ecom67 {

/// What a connection does for one question, in order.
namespace step {

/// Lets time pass; other questions of the connection go on.
struct Wait
{
    std::chrono::milliseconds time{0};
    friend bool operator==(const Wait &, const Wait &) = default;
};

/// Sends one text message, fragmented where it is longer than a frame may be.
struct Text
{
    QByteArray utf8;
    friend bool operator==(const Text &, const Text &) = default;
};

/// Writes bytes as they are.
struct Wire
{
    QByteArray bytes;
    friend bool operator==(const Wire &, const Wire &) = default;
};

/// Writes nothing at all on the connection for a while.
struct Stall
{
    std::chrono::milliseconds time{0};
    friend bool operator==(const Stall &, const Stall &) = default;
};

/// Sends a close frame; keepsTcp then holds the TCP connection open.
struct Close
{
    CloseCode code = CloseCode::Normal;
    QByteArray reason;
    bool keepsTcp = false;
    friend bool operator==(const Close &, const Close &) = default;
};

/// Ends the TCP connection with a FIN or a RST.
struct Drop
{
    bool isReset = false;
    friend bool operator==(const Drop &, const Drop &) = default;
};

} // namespace step

using Step = std::variant<step::Wait, step::Text, step::Wire, step::Stall, step::Close, step::Drop>;
using Steps = QList<Step>;

} // namespace ecom67
