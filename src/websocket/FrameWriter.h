// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/CloseCode.h"
#include "websocket/Frame.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace ecom67 {

/// Turns messages into the bytes of their frames (RFC 6455 section 5). Keeps no state between
/// messages.
class FrameWriter
{
public:
    using MaskSource = std::function<MaskKey()>; ///< a fresh, unpredictable key for each frame

    /// API Gateway's limit for one frame, in payload bytes.
    static constexpr qsizetype kLongestFrame = 32 * 1024;

    /// Messages longer than longestFrame are fragmented. Without a source a client takes its mask
    /// keys from the system's cryptographic generator (RFC 6455 section 5.3).
    explicit FrameWriter(WebSocketRole self, qsizetype longestFrame = kLongestFrame,
                         MaskSource maskSource = {});

    QByteArray text(QByteArrayView utf8) const; ///< utf8 is not checked
    QByteArray binary(QByteArrayView payload) const;

    /// Payloads of control frames are cut at 125 bytes.
    QByteArray ping(QByteArrayView payload = {}) const;
    QByteArray pong(QByteArrayView payload) const;

    /// NoStatus writes a close frame without a code. reason is UTF-8, cut between characters.
    QByteArray close(CloseCode code, QByteArrayView reason = {}) const;

    /// One frame exactly as described, right or wrong.
    static QByteArray frame(const FrameHeader &header, QByteArrayView payload);

private:
    QByteArray message(Opcode opcode, QByteArrayView payload) const;
    QByteArray control(Opcode opcode, QByteArrayView payload) const;
    FrameHeader headerFor(Opcode opcode, bool isFinal) const;

    WebSocketRole m_self;
    qsizetype m_longestFrame;
    MaskSource m_maskSource;
};

} // namespace ecom67
