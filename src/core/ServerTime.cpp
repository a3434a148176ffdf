// SPDX-License-Identifier: MIT
#include "core/ServerTime.h"

#include <QTimeZone>

#include <cmath>

namespace ecom67 {

static constexpr double kSecondsBelow = 1e12;
static constexpr qint64 kEarliest = 946'684'800'000; // 2000-01-01 UTC
static constexpr qint64 kLatest = 4'102'444'800'000; // 2100-01-01 UTC
static constexpr qsizetype kLongestIsoText = 40;

static QDateTime fromNumber(double number)
{
    const double milliseconds = number < kSecondsBelow ? number * 1'000 : number;
    // The comparison is false for a NaN and keeps the conversion below in range.
    if (!(milliseconds >= double(kEarliest) && milliseconds <= double(kLatest)))
        return {};
    return QDateTime::fromMSecsSinceEpoch(std::llround(milliseconds), QTimeZone::utc());
}

static QDateTime fromIsoText(QString text)
{
    if (text.size() > kLongestIsoText)
        return {};
    // Read as local time first, a naive one would move when it falls into the hour that the
    // clocks skip here.
    const QStringView time = QStringView(text).mid(QStringView(u"2026-01-01").size());
    const bool isNaive
        = !time.contains(u'Z', Qt::CaseInsensitive) && !time.contains(u'+') && !time.contains(u'-');
    if (isNaive)
        text += u'Z';
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QDateTime readServerTime(const QJsonValue &value)
{
    const QDateTime time
        = value.isDouble() ? fromNumber(value.toDouble()) : fromIsoText(value.toString());
    const bool isPlausible = time.isValid() && time.toMSecsSinceEpoch() >= kEarliest
        && time.toMSecsSinceEpoch() <= kLatest;
    return isPlausible ? time.toUTC() : QDateTime();
}

} // namespace ecom67
