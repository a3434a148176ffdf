// SPDX-License-Identifier: MIT
#pragma once

#include "core/CartCard.h"
#include "core/OrderCard.h"
#include "core/ProductCard.h"

#include <QList>

#include <variant>

namespace ecom67 {

struct AnswerDetails;

/// What an answer can carry to be looked at: values only. All texts come from outside, went
/// through shownText() and may be empty; the view makes the sentences around them.
using Card = std::variant<ProductsCard, CartCard, OrdersCard, OrderCard, TrackingCard>;

/// Most things of one kind that a card shows; of the others it only says how many they are.
inline constexpr int kMostOnCard = 5;

/// The cards of an answer: products, then cart, then orders. Reads whatever came: what is missing
/// or of a wrong type is left out, what nothing is left of makes no card, and every text and list
/// is bounded.
[[nodiscard]] QList<Card> readCards(const AnswerDetails &details);

/// How many lines the cards will have, roughly and at no cost, for heights that nobody sees yet.
[[nodiscard]] int estimateCardLines(const AnswerDetails &details);

} // namespace ecom67
