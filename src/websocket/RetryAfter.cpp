// SPDX-License-Identifier: MIT
#include "websocket/RetryAfter.h"

#include <QLocale>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<seconds> readRetryAfter(QByteArrayView value, const QDateTime &now)
{
    value = value.trimmed();
    if (value.isEmpty())
        return std::nullopt;
    if (std::all_of(value.begin(), value.end(), isDigit)) {
        // Longer than any number of seconds we would wait for, however long it is.
        const bool isHuge = value.size() > 9;
        return isHuge ? kLongestRetryAfter
                      : std::min(seconds(value.toByteArray().toInt()), kLongestRetryAfter);
    }
    QDateTime date
        = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return std::clamp(seconds(now.secsTo(date)), seconds(0), kLongestRetryAfter);
}

} // namespace ecom67
