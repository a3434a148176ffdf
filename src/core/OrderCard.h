// SPDX-License-Identifier: MIT
#pragma once

#include "core/CartCard.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

namespace ecom67 {

struct OrderStatus
{
    enum class Kind {
        Unknown, ///< see text
        Pending,
        Confirmed,
        Processing,
        Shipped,
        Delivered,
        Cancelled,
        Refunded,
    };

    Kind kind = Kind::Unknown;
    QString text; ///< as the shop says it

    friend bool operator==(const OrderStatus &, const OrderStatus &) = default;
};

struct OrderCard
{
    QString id;
    OrderStatus status;
    QDateTime ordered; ///< UTC, like all times here; invalid when unknown
    QDateTime expected;
    QDateTime delivered;
    QString trackingNumber;
    CardItems content;

    friend bool operator==(const OrderCard &, const OrderCard &) = default;
};

struct OrdersCard
{
    QList<OrderCard> orders;
    int more = 0;

    friend bool operator==(const OrdersCard &, const OrdersCard &) = default;
};

struct TrackingStep
{
    OrderStatus status;
    QDateTime time;
    QString note;
    QString place;

    friend bool operator==(const TrackingStep &, const TrackingStep &) = default;
};

struct TrackingCard
{
    QString id;
    OrderStatus status;
    QString carrier;
    QString trackingNumber;
    QString place; ///< where it is now
    QDateTime expected;
    QDateTime delivered;
    QUrl page; ///< of the carrier, or empty
    QList<TrackingStep> steps; ///< oldest first
    int earlier = 0; ///< steps before those

    friend bool operator==(const TrackingCard &, const TrackingCard &) = default;
};

} // namespace ecom67
