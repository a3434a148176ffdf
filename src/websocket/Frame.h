// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <optional>

namespace ecom67 {

/// Which end of the connection we are: a client masks what it writes, a server must not
/// (RFC 6455 section 5.1).
enum class WebSocketRole {
    Client,
    Server,
};

/// RFC 6455 section 5.2.
enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

constexpr bool isControl(Opcode opcode) noexcept
{
    return (static_cast<quint8>(opcode) & 0x8) != 0;
}

/// Longest payload of a control frame, in bytes (RFC 6455 section 5.5).
inline constexpr qsizetype kLongestControlPayload = 125;

/// The four bytes a client scrambles its payload with, in the order of the wire.
using MaskKey = std::array<char, 4>;

/// All of a frame's head but the length, which follows from the payload.
struct FrameHeader
{
    Opcode opcode = Opcode::Text;
    bool isFinal = true;
    quint8 reserved = 0; ///< RSV1 to RSV3 as the bits 4, 2 and 1; anything but 0 is a violation
    std::optional<MaskKey> mask = {};

    friend bool operator==(const FrameHeader &, const FrameHeader &) = default;
};

/// Masks or unmasks bytes in place. offset is the place of bytes[0] in the frame's payload.
void applyMask(char *bytes, qsizetype size, const MaskKey &key, quint64 offset = 0) noexcept;

} // namespace ecom67
