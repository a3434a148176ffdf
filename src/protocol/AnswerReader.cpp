// SPDX-License-Identifier: MIT
#include "protocol/AnswerReader.h"

#include "core/ServerTime.h"
#include "protocol/WellFormedText.h"

#include <QJsonArray>

namespace ecom67 {

using namespace Qt::StringLiterals;

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

QDateTime readTimestamp(const QJsonValue &value, const QDateTime &now)
{
    const QDateTime time = readServerTime(value);
    return time.isValid() ? time : now.toUTC();
}

} // namespace ecom67
