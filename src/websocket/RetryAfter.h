// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace ecom67 {

/// Longer waits than this are taken for this one.
inline constexpr std::chrono::seconds kLongestRetryAfter{3'600};

/// How long to wait, as the value of a Retry-After header says (RFC 9110 section 10.2.3): seconds,
/// or a date, which is compared with now. 0 for a date that is over; nothing when it says neither.
std::optional<std::chrono::seconds> readRetryAfter(QByteArrayView value, const QDateTime &now);

} // namespace ecom67
