// SPDX-License-Identifier: MIT
#include "protocol/AnswerReader.h"

#include "protocol/WellFormedText.h"

#include <QJsonArray>
#include <QTimeZone>

#include <cmath>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr double kSecondsBelow = 1e12;
static constexpr qint64 kEarliest = 946'684'800'000; // 2000-01-01 UTC
static constexpr qint64 kLatest = 4'102'444'800'000; // 2100-01-01 UTC
static constexpr qsizetype kLongestIsoText = 40;

/// A short text of the answer, or an empty one when it is missing, blank, or too long.
static QString shortText(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text.size() > kLongestSuggestion || text.trimmed().isEmpty())
        return {};
    return wellFormed(text);
}

static QStringList readSuggestions(const QJsonArray &array)
{
    QStringList suggestions;
    for (const auto &value : array) {
        if (suggestions.size() == kMostSuggestions)
            break;
        const QString text = shortText(value);
        if (!text.isEmpty())
            suggestions.append(text);
    }
    return suggestions;
}

static QList<ActionButton> readActionButtons(const QJsonArray &array)
{
    QList<ActionButton> buttons;
    for (const auto &value : array) {
        if (buttons.size() == kMostSuggestions)
            break;
        const ActionButton button{.text = shortText(value["text"_L1]),
                                  .action = shortText(value["action"_L1])};
        if (!button.text.isEmpty() && !button.action.isEmpty())
            buttons.append(button);
    }
    return buttons;
}

AnswerDetails readAnswerDetails(const QJsonObject &data)
{
    return {.responseType = shortText(data["response_type"_L1]),
            .suggestions = readSuggestions(data["suggestions"_L1].toArray()),
            .actionButtons = readActionButtons(data["action_buttons"_L1].toArray()),
            .requiresAction = data["requires_action"_L1].toBool(),
            .retryPossible = data["retry_possible"_L1].toBool(),
            .payload = data["data"_L1].toObject()};
}

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

QDateTime readTimestamp(const QJsonValue &value, const QDateTime &now)
{
    const QDateTime time
        = value.isDouble() ? fromNumber(value.toDouble()) : fromIsoText(value.toString());
    const bool isPlausible = time.isValid() && time.toMSecsSinceEpoch() >= kEarliest
        && time.toMSecsSinceEpoch() <= kLatest;
    return (isPlausible ? time : now).toUTC();
}

} // namespace ecom67
