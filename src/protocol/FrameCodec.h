// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "protocol/ClientFrame.h"
#include "protocol/ServerFrame.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>
#include <QStringView>

#include <functional>
#include <variant>

class QJsonObject;
class QJsonValue;

namespace ecom67 {

/// Turns the JSON of the wire into values and back, both dialects of the backend.
///
/// Everything received is hostile: sizes, depth and counts are bounded, wrong types are defined
/// results, and nothing throws. Holds no state but its clock, which dates frames without a time.
class FrameCodec
{
public:
    using Clock = std::function<QDateTime()>; ///< yields the present, in UTC

    /// Largest message that is read. API Gateway's own limit is 128 KB.
    static constexpr qsizetype kLargestIncoming = 1'024 * 1'024;

    /// Largest encoded message that is sent, in bytes of UTF-8: API Gateway closes the connection
    /// with 1009 beyond 128 KB; the rest is a margin.
    static constexpr qsizetype kLargestOutgoing = 120 * 1'024;

    explicit FrameCodec(Clock clock = {});

    /// What a received message means to us. The checks are made in the order of docs/PROTOCOL.md:
    /// readable at all, our session, the gateway's own words, then the type.
    ServerFrame decode(QStringView json, QStringView ownSession) const;
    ServerFrame decode(QByteArrayView utf8, QStringView ownSession) const;

    /// The JSON of a question, or MessageTooLong. Carries the text as "message" and "content":
    /// deployments differ in which one they read.
    [[nodiscard]] std::variant<QString, ChatError> encode(const ClientFrame &frame) const;

private:
    ServerFrame classify(const QJsonObject &object, QStringView ownSession) const;
    ServerFrame readText(Message::Role role, const QJsonObject &object) const;

    Clock m_clock;
};

} // namespace ecom67
