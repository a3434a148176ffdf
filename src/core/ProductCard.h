// SPDX-License-Identifier: MIT
#pragma once

#include "core/Money.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace ecom67 {

/// How many of a thing the shop has left.
struct Stock
{
    enum class Level { Unknown, Plenty, Few, None };

    Level level = Level::Unknown;
    int left = 0; ///< of Few: at least 1

    friend bool operator==(const Stock &, const Stock &) = default;
};

struct ProductCard
{
    // With initialisers, so that a designated one may name only what is known.
    QString id{}; ///< as the shop's, empty when it cannot be one
    QString name{};
    QString brand{};
    QString description{};
    QString reason{}; ///< of a recommendation: why this one
    std::optional<Money> price{};
    std::optional<double> rating{}; ///< 0 to 5
    Stock stock{};
    QUrl picture{}; ///< as pictureUrl() reads it; whether it may be loaded is not said
    QList<std::pair<QString, QString>> specifications{}; ///< "battery", "30 h"

    friend bool operator==(const ProductCard &, const ProductCard &) = default;
};

struct ProductsCard
{
    enum class Kind { List, Detail, Recommendations };

    Kind kind = Kind::List;
    QList<ProductCard> products;
    int more = 0; ///< there are, that are not listed here

    friend bool operator==(const ProductsCard &, const ProductsCard &) = default;
};

} // namespace ecom67
