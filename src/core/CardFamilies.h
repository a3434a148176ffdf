// SPDX-License-Identifier: MIT
#pragma once

#include "core/Card.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace ecom67 {

// One reader for each family of tools of the backend (docs/PROTOCOL.md, "Answers"); see
// readCards(), which is the only one that calls them.

[[nodiscard]] std::optional<Card> readProducts(const QJsonValue &value);
[[nodiscard]] std::optional<Card> readCart(const QJsonValue &value);
[[nodiscard]] std::optional<Card> readOrders(const QJsonValue &value);

/// The lines and sums that carts and orders share; total is the key of the sum of all.
[[nodiscard]] CardItems readItems(const QJsonObject &object, QLatin1StringView total);

} // namespace ecom67
