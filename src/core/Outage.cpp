// SPDX-License-Identifier: MIT
#include "core/Outage.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

/// In a field that nothing from outside gets into: no server can make such a line.
static constexpr auto kMark = "outage"_L1;
static constexpr int kMostTimes = 1'000;

Message Outage::toMessage() const
{
    const QString begin = from.toUTC().toString(Qt::ISODateWithMs);
    const QString end = to.toUTC().toString(Qt::ISODateWithMs);
    Message message;
    message.role = Message::Role::Notice;
    message.text = from.toUTC().toString(Qt::ISODate) + u'/' + to.toUTC().toString(Qt::ISODate);
    message.timestamp = to;
    message.clientId = kMark;
    message.details.payload = {{u"from"_s, begin}, {u"to"_s, end}, {u"times"_s, times}};
    return message;
}

std::optional<Outage> Outage::of(const Message &message)
{
    if (message.role != Message::Role::Notice || message.clientId != kMark)
        return std::nullopt;
    const QJsonObject &payload = message.details.payload;
    const auto time = [&payload](QLatin1StringView key) {
        return QDateTime::fromString(payload.value(key).toString(), Qt::ISODateWithMs).toUTC();
    };
    const Outage outage{time("from"_L1), time("to"_L1), payload.value("times"_L1).toInt()};
    const bool isWhole = outage.from.isValid() && outage.to.isValid() && outage.from <= outage.to
        && outage.times >= 1 && outage.times <= kMostTimes;
    return isWhole ? std::optional(outage) : std::nullopt;
}

} // namespace ecom67
