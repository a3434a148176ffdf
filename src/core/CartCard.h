// SPDX-License-Identifier: MIT
#pragma once

#include "core/Money.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ecom67 {

/// One line of a cart or of an order.
struct CardItem
{
    QString productId;
    QString name;
    int quantity = 1;
    std::optional<Money> sum; ///< of the whole line
    bool isGone = false; ///< cannot be had any more

    friend bool operator==(const CardItem &, const CardItem &) = default;
};

struct CardItems
{
    QList<CardItem> items;
    int more = 0;
    std::optional<Money> subtotal;
    std::optional<Money> tax;
    std::optional<Money> shipping;
    std::optional<Money> discount;
    std::optional<Money> total;

    friend bool operator==(const CardItems &, const CardItems &) = default;
};

struct CartCard
{
    enum class Operation { None, Add, Update, Remove, Clear, Other };

    Operation operation = Operation::None; ///< None: just the cart
    bool isDone = true; ///< the operation
    CardItems content;
    QStringList problems; ///< the shop's own words

    friend bool operator==(const CartCard &, const CartCard &) = default;
};

} // namespace ecom67
