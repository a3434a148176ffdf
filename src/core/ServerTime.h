// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QJsonValue>

namespace ecom67 {

/// Reads a time of the server: milliseconds, seconds (numbers below 1e12), or ISO 8601, where one
/// without an offset is UTC. The result is in UTC; anything else, and anything outside of 2000 to
/// 2100, is invalid.
[[nodiscard]] QDateTime readServerTime(const QJsonValue &value);

} // namespace ecom67
