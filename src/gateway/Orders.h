// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

/// The one order that the made-up shop knows of, in the shapes of the backend's tools.
namespace ecom67::orders {

/// Number of the order, "ord-7f3a9c".
QString knownOrder();

QJsonObject details(const QDateTime &now); ///< OrderInfo
QJsonObject history(const QDateTime &now); ///< OrderHistory
QJsonObject tracking(const QDateTime &now); ///< OrderTracking

/// Day on which it will arrive, for people.
QString arrivalText(const QDateTime &now);

} // namespace ecom67::orders
