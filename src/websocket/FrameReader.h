// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/CloseCode.h"
#include "websocket/Frame.h"
#include "websocket/Utf8Validator.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace ecom67 {

/// Something the peer said.
struct FrameEvent
{
    enum class Kind {
        Text, ///< a whole message; payload is valid UTF-8
        Binary, ///< a whole message
        Ping,
        Pong,
        Close, ///< code is NoStatus when the frame had none; payload is the reason
        Violation, ///< the peer broke the protocol: close with code; payload says why
    };

    Kind kind = Kind::Text;
    QByteArray payload;
    CloseCode code = CloseCode::NoStatus;

    friend bool operator==(const FrameEvent &, const FrameEvent &) = default;
};

/// Turns received bytes, cut anywhere, into events (RFC 6455 sections 5 and 8.1). Every fault is
/// found at the first byte that shows it, and no memory is set aside for what was only announced.
/// After a Close or a Violation nothing more is read.
class FrameReader
{
public:
    struct Limits
    {
        qsizetype longestFrame = 256 * 1024; ///< payload bytes
        qsizetype longestMessage = 1024 * 1024; ///< payload bytes of all fragments together
    };

    explicit FrameReader(WebSocketRole self);
    FrameReader(WebSocketRole self, Limits limits);

    void append(QByteArrayView bytes);

    /// The next event, or nothing until more bytes are appended. Call until it returns nothing.
    [[nodiscard]] std::optional<FrameEvent> next();

    bool isFinished() const noexcept { return m_isFinished; }

private:
    enum class Progress {
        NeedsBytes,
        Advanced,
        Failed,
    };

    Progress readHeader();
    Progress checkFirstByte(quint8 first);
    Progress checkLength(quint64 length, int extraBytes);
    Progress readPayload();
    std::optional<FrameEvent> finishFrame();
    FrameEvent closeEvent();
    Progress fail(CloseCode code, const char *why);
    FrameEvent finished(FrameEvent event);
    QByteArrayView unread() const;

    WebSocketRole m_self;
    Limits m_limits;
    QByteArray m_received;
    qsizetype m_position = 0; ///< of the first unread byte in m_received

    bool m_isInPayload = false;
    FrameHeader m_header;
    quint64 m_payloadSize = 0;
    quint64 m_payloadRead = 0;
    QByteArray m_control; ///< payload of the control frame being read

    std::optional<Opcode> m_messageKind; ///< of the fragmented message being read
    QByteArray m_message;
    Utf8Validator m_utf8;

    std::optional<FrameEvent> m_violation;
    bool m_isFinished = false;
};

} // namespace ecom67
