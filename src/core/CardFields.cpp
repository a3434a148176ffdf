// SPDX-License-Identifier: MIT
#include "core/CardFields.h"

#include "core/LinkPolicy.h"
#include "core/ServerTime.h"
#include "core/ShownText.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kLongestNumber = 40;
static constexpr qsizetype kLongestAddress = 2'048;

/// Numbers came as text from some databases.
static std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    if (!value.isString() || value.toString().size() > kLongestNumber)
        return std::nullopt;
    bool isNumber = false;
    const double number = value.toString().trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString CardFields::text(QLatin1StringView key, qsizetype longest) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isDouble()) // a number where a name should be
        return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return shownText(value.toString(), longest);
}

QString CardFields::id(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    const QString text = value.isDouble()
        ? QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest)
        : value.toString();
    return shownText(text, kLongestId) == text ? text : QString();
}

std::optional<Money> CardFields::money(QLatin1StringView key) const
{
    return readMoney(m_object.value(key), m_object.value("currency"_L1).toString());
}

std::optional<double> CardFields::number(QLatin1StringView key, double least, double most) const
{
    const auto number = numberOf(m_object.value(key));
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

std::optional<int> CardFields::count(QLatin1StringView key) const
{
    const auto number = numberOf(m_object.value(key));
    if (!number || *number < 0)
        return std::nullopt;
    return static_cast<int>(std::min<double>(*number, kMostCounted));
}

std::optional<bool> CardFields::flag(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QDateTime CardFields::time(QLatin1StringView key) const
{
    return readServerTime(m_object.value(key));
}

QUrl CardFields::link(QLatin1StringView key) const
{
    const QString address = m_object.value(key).toString();
    if (address.size() > kLongestAddress)
        return {};
    const QUrl url(address, QUrl::StrictMode);
    return url.scheme() == "https"_L1 && isOpenable(url) ? url : QUrl();
}

int howManyMore(qsizetype shown, qsizetype there, std::optional<int> counted)
{
    const qsizetype all = std::max<qsizetype>(there, counted.value_or(0));
    return static_cast<int>(std::clamp<qsizetype>(all - shown, 0, CardFields::kMostCounted));
}

} // namespace ecom67
