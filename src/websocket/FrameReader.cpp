// SPDX-License-Identifier: MIT
#include "websocket/FrameReader.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace ecom67 {

FrameReader::FrameReader(WebSocketRole self)
    : FrameReader(self, Limits{})
{
}

FrameReader::FrameReader(WebSocketRole self, Limits limits)
    : m_self(self)
    , m_limits(limits)
{
}

void FrameReader::append(QByteArrayView bytes)
{
    if (m_isFinished)
        return;
    // A peer that ends every packet inside a head would otherwise have all of them kept.
    m_received.remove(0, m_position);
    m_position = 0;
    m_received.append(bytes);
}

QByteArrayView FrameReader::unread() const
{
    return QByteArrayView(m_received).sliced(m_position);
}

std::optional<FrameEvent> FrameReader::next()
{
    while (!m_isFinished) {
        const Progress progress = m_isInPayload ? readPayload() : readHeader();
        if (progress == Progress::NeedsBytes)
            return std::nullopt;
        if (progress == Progress::Failed)
            return finished(*std::exchange(m_violation, std::nullopt));
        if (m_isInPayload && m_payloadRead == m_payloadSize) {
            m_isInPayload = false;
            if (auto event = finishFrame())
                return event;
        }
    }
    return std::nullopt;
}

FrameReader::Progress FrameReader::checkFirstByte(quint8 first)
{
    const quint8 code = first & 0x0F;
    m_header = {.opcode = static_cast<Opcode>(code),
                .isFinal = (first & 0x80) != 0,
                .reserved = static_cast<quint8>((first >> 4) & 0x7),
                .mask = {}};
    if (m_header.reserved != 0)
        return fail(CloseCode::ProtocolError, "reserved bit without an extension");
    if ((code > 0x2 && code < 0x8) || code > 0xA)
        return fail(CloseCode::ProtocolError, "reserved opcode");
    if (isControl(m_header.opcode))
        return m_header.isFinal ? Progress::Advanced
                                : fail(CloseCode::ProtocolError, "fragmented control frame");
    if (m_header.opcode == Opcode::Continuation && !m_messageKind)
        return fail(CloseCode::ProtocolError, "continuation of nothing");
    if (m_header.opcode != Opcode::Continuation && m_messageKind)
        return fail(CloseCode::ProtocolError, "new message inside a fragmented one");
    return Progress::Advanced;
}

FrameReader::Progress FrameReader::checkLength(quint64 length, int extraBytes)
{
    if ((extraBytes == 2 && length <= 125) || (extraBytes == 8 && length <= 0xFFFF))
        return fail(CloseCode::ProtocolError, "length not in its shortest form");
    if (length >> 63)
        return fail(CloseCode::ProtocolError, "length with its highest bit set");
    if (isControl(m_header.opcode))
        return Progress::Advanced;
    if (length > static_cast<quint64>(m_limits.longestFrame))
        return fail(CloseCode::MessageTooBig, "frame too long");
    if (length > static_cast<quint64>(m_limits.longestMessage - m_message.size()))
        return fail(CloseCode::MessageTooBig, "message too long");
    return Progress::Advanced;
}

FrameReader::Progress FrameReader::readHeader()
{
    const QByteArrayView bytes = unread();
    if (bytes.isEmpty())
        return Progress::NeedsBytes;
    if (checkFirstByte(static_cast<quint8>(bytes[0])) == Progress::Failed)
        return Progress::Failed;
    if (bytes.size() < 2)
        return Progress::NeedsBytes;

    const auto second = static_cast<quint8>(bytes[1]);
    const bool isMasked = (second & 0x80) != 0;
    if (isMasked != (m_self == WebSocketRole::Server))
        return fail(CloseCode::ProtocolError,
                    isMasked ? "masked frame from a server" : "unmasked frame from a client");
    const int shortLength = second & 0x7F;
    if (isControl(m_header.opcode) && shortLength > kLongestControlPayload)
        return fail(CloseCode::ProtocolError, "control frame too long");

    const int extraBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    if (bytes.size() < 2 + extraBytes)
        return Progress::NeedsBytes;
    const char *extra = bytes.data() + 2;
    const quint64 length = extraBytes == 2 ? qFromBigEndian<quint16>(extra)
        : extraBytes == 8                  ? qFromBigEndian<quint64>(extra)
                                           : static_cast<quint64>(shortLength);
    if (checkLength(length, extraBytes) == Progress::Failed)
        return Progress::Failed;

    const int headerSize = 2 + extraBytes + (isMasked ? 4 : 0);
    if (bytes.size() < headerSize)
        return Progress::NeedsBytes;
    if (isMasked) {
        m_header.mask.emplace();
        std::copy_n(extra + extraBytes, 4, m_header.mask->begin());
    }
    m_position += headerSize;
    m_payloadSize = length;
    m_payloadRead = 0;
    m_control.clear();
    m_isInPayload = true;
    if (!isControl(m_header.opcode) && m_header.opcode != Opcode::Continuation)
        m_messageKind = m_header.opcode;
    return Progress::Advanced;
}

FrameReader::Progress FrameReader::readPayload()
{
    const QByteArrayView bytes = unread();
    if (bytes.isEmpty())
        return Progress::NeedsBytes;
    const auto left = static_cast<qsizetype>(m_payloadSize - m_payloadRead);
    const qsizetype size = std::min(bytes.size(), left);
    QByteArray &target = isControl(m_header.opcode) ? m_control : m_message;
    const qsizetype start = target.size();
    target.append(bytes.first(size));
    if (m_header.mask)
        applyMask(target.data() + start, size, *m_header.mask, m_payloadRead);
    m_position += size;
    m_payloadRead += static_cast<quint64>(size);

    const bool isText = !isControl(m_header.opcode) && m_messageKind == Opcode::Text;
    if (isText && !m_utf8.append(QByteArrayView(target).sliced(start)))
        return fail(CloseCode::InvalidPayload, "text that is not UTF-8");
    return Progress::Advanced;
}

std::optional<FrameEvent> FrameReader::finishFrame()
{
    using Kind = FrameEvent::Kind;
    switch (m_header.opcode) {
    case Opcode::Ping:
        return FrameEvent{Kind::Ping, std::exchange(m_control, {})};
    case Opcode::Pong:
        return FrameEvent{Kind::Pong, std::exchange(m_control, {})};
    case Opcode::Close:
        return finished(closeEvent());
    case Opcode::Continuation:
    case Opcode::Text:
    case Opcode::Binary:
        break;
    }
    if (!m_header.isFinal)
        return std::nullopt;
    const bool isText = m_messageKind == Opcode::Text;
    m_messageKind.reset();
    if (isText && !m_utf8.isComplete()) {
        fail(CloseCode::InvalidPayload, "text that ends inside a character");
        return finished(*std::exchange(m_violation, std::nullopt));
    }
    m_utf8.reset();
    return FrameEvent{isText ? Kind::Text : Kind::Binary, std::exchange(m_message, {})};
}

FrameEvent FrameReader::closeEvent()
{
    using Kind = FrameEvent::Kind;
    if (m_control.isEmpty())
        return {Kind::Close, {}, CloseCode::NoStatus};
    if (m_control.size() == 1)
        return {Kind::Violation, "close code cut short", CloseCode::ProtocolError};
    const auto code = static_cast<CloseCode>(qFromBigEndian<quint16>(m_control.constData()));
    if (!isAllowedOnWire(code))
        return {Kind::Violation, "close code that may not be sent", CloseCode::ProtocolError};
    const QByteArray reason = m_control.sliced(2);
    Utf8Validator utf8;
    if (!utf8.append(reason) || !utf8.isComplete())
        return {Kind::Violation, "close reason that is not UTF-8", CloseCode::InvalidPayload};
    return {Kind::Close, reason, code};
}

FrameReader::Progress FrameReader::fail(CloseCode code, const char *why)
{
    m_violation = FrameEvent{FrameEvent::Kind::Violation, why, code};
    return Progress::Failed;
}

FrameEvent FrameReader::finished(FrameEvent event)
{
    m_isFinished = true;
    m_received.clear();
    m_position = 0;
    return event;
}

} // namespace ecom67
