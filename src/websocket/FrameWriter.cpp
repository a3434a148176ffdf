// SPDX-License-Identifier: MIT
#include "websocket/FrameWriter.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <utility>

namespace ecom67 {

static MaskKey systemMask()
{
    return std::bit_cast<MaskKey>(QRandomGenerator::system()->generate());
}

template <typename Number>
static void appendBigEndian(QByteArray &bytes, Number number)
{
    const Number bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
}

FrameWriter::FrameWriter(WebSocketRole self, qsizetype longestFrame, MaskSource maskSource)
    : m_self(self)
    , m_longestFrame(longestFrame)
    , m_maskSource(maskSource ? std::move(maskSource) : systemMask)
{
    Q_ASSERT(longestFrame > 0);
}

QByteArray FrameWriter::text(QByteArrayView utf8) const
{
    return message(Opcode::Text, utf8);
}

QByteArray FrameWriter::binary(QByteArrayView payload) const
{
    return message(Opcode::Binary, payload);
}

QByteArray FrameWriter::ping(QByteArrayView payload) const
{
    return control(Opcode::Ping, payload);
}

QByteArray FrameWriter::pong(QByteArrayView payload) const
{
    return control(Opcode::Pong, payload);
}

QByteArray FrameWriter::close(CloseCode code, QByteArrayView reason) const
{
    QByteArray payload;
    if (code != CloseCode::NoStatus) {
        appendBigEndian(payload, static_cast<quint16>(code));
        qsizetype size = std::min(reason.size(), kLongestControlPayload - payload.size());
        // Never leave half a character behind: step back over continuation bytes.
        while (size > 0 && size < reason.size() && (reason[size] & '\xC0') == '\x80')
            --size;
        payload.append(reason.first(size));
    }
    return control(Opcode::Close, payload);
}

QByteArray FrameWriter::frame(const FrameHeader &header, QByteArrayView payload)
{
    QByteArray bytes;
    bytes.reserve(payload.size() + 14);
    const int first = (header.isFinal ? 0x80 : 0) | ((header.reserved & 0x7) << 4)
        | static_cast<quint8>(header.opcode);
    bytes.append(static_cast<char>(first));
    const int maskBit = header.mask ? 0x80 : 0;
    if (payload.size() <= 125) {
        bytes.append(static_cast<char>(maskBit | static_cast<int>(payload.size())));
    } else if (payload.size() <= 0xFFFF) {
        bytes.append(static_cast<char>(maskBit | 126));
        appendBigEndian(bytes, static_cast<quint16>(payload.size()));
    } else {
        bytes.append(static_cast<char>(maskBit | 127));
        appendBigEndian(bytes, static_cast<quint64>(payload.size()));
    }
    if (header.mask)
        bytes.append(header.mask->data(), static_cast<qsizetype>(header.mask->size()));
    const qsizetype start = bytes.size();
    bytes.append(payload);
    if (header.mask)
        applyMask(bytes.data() + start, payload.size(), *header.mask);
    return bytes;
}

FrameHeader FrameWriter::headerFor(Opcode opcode, bool isFinal) const
{
    FrameHeader header{.opcode = opcode, .isFinal = isFinal, .reserved = 0, .mask = {}};
    if (m_self == WebSocketRole::Client)
        header.mask = m_maskSource();
    return header;
}

QByteArray FrameWriter::message(Opcode opcode, QByteArrayView payload) const
{
    QByteArray bytes;
    while (payload.size() > m_longestFrame) {
        bytes.append(frame(headerFor(opcode, false), payload.first(m_longestFrame)));
        payload = payload.sliced(m_longestFrame);
        opcode = Opcode::Continuation;
    }
    bytes.append(frame(headerFor(opcode, true), payload));
    return bytes;
}

QByteArray FrameWriter::control(Opcode opcode, QByteArrayView payload) const
{
    return frame(headerFor(opcode, true),
                 payload.first(std::min(payload.size(), kLongestControlPayload)));
}

} // namespace ecom67
