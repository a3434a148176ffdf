// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>

namespace ecom67 {

/// Most suggestions and most action buttons taken from one answer.
inline constexpr int kMostSuggestions = 10;
/// Longest suggestion, button caption or action; a longer one is left out, not cut, since a cut
/// one would say or do something else than the server meant.
inline constexpr qsizetype kLongestSuggestion = 200;

/// Reads the "data" object of an answer or an error. Whatever has the wrong type is left out.
AnswerDetails readAnswerDetails(const QJsonObject &data);

/// Reads a timestamp of the wire as readServerTime() does; what cannot be one is now.
QDateTime readTimestamp(const QJsonValue &value, const QDateTime &now);

} // namespace ecom67
