// SPDX-License-Identifier: MIT
#include "core/Card.h"

#include "core/CardFamilies.h"
#include "core/Message.h"

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

QList<Card> readCards(const AnswerDetails &details)
{
    QList<Card> cards;
    for (const auto &card : {readProducts(details.payload.value("products"_L1)),
                             readCart(details.payload.value("cart"_L1)),
                             readOrders(details.payload.value("orders"_L1))}) {
        if (card)
            cards.append(*card);
    }
    return cards;
}

int estimateCardLines(const AnswerDetails &details)
{
    // Heading, sums or state, then some lines for each thing in the list.
    static constexpr int kAlways = 5;
    static constexpr int kEach = 3;
    int lines = 0;
    for (const auto family : {"products"_L1, "cart"_L1, "orders"_L1}) {
        const QJsonValue value = details.payload.value(family);
        if (!value.isObject() && !value.isArray())
            continue;
        qsizetype things = value.toArray().size();
        for (const auto list : {"products"_L1, "items"_L1, "orders"_L1, "status_history"_L1})
            things = std::max(things, value[list].toArray().size());
        lines += kAlways + kEach * static_cast<int>(std::min<qsizetype>(things, kMostOnCard));
    }
    return lines;
}

} // namespace ecom67
