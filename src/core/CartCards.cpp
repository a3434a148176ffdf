// SPDX-License-Identifier: MIT
#include "core/CardFamilies.h"
#include "core/CardFields.h"
#include "core/ShownText.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kMostProblems = 3;

static std::optional<CardItem> itemOf(QJsonObject object, const QString &currency)
{
    // The currency stands beside the list.
    if (!object.contains("currency"_L1))
        object.insert("currency"_L1, currency);
    const CardFields fields(object);
    CardItem item{.productId = fields.id("product_id"_L1),
                  .name = fields.name("name"_L1),
                  .quantity = fields.count("quantity"_L1).value_or(1),
                  .sum = fields.money("subtotal"_L1),
                  .isGone = fields.flag("is_available"_L1) == false};
    if (item.name.isEmpty())
        item.name = item.productId;
    // The price of one is the sum of the line only where that is one.
    if (!item.sum && item.quantity == 1)
        item.sum = fields.money("price"_L1);
    return item.name.isEmpty() ? std::nullopt : std::optional(item);
}

/// A line of sums that says nothing is left out.
static std::optional<Money> unlessZero(const std::optional<Money> &money)
{
    return money && money->amount != 0 ? money : std::nullopt;
}

CardItems readItems(const QJsonObject &object, QLatin1StringView total)
{
    const CardFields fields(object);
    const QString currency = object.value("currency"_L1).toString();
    CardItems content;
    content.items = readFirst(fields.list("items"_L1), std::nullopt, content.more,
                              [&](const QJsonObject &item) { return itemOf(item, currency); });
    content.subtotal = fields.money("subtotal"_L1);
    content.tax = unlessZero(fields.money("tax"_L1));
    content.shipping = fields.money("shipping"_L1);
    content.discount = unlessZero(fields.money("discount"_L1));
    content.total = fields.money(total);
    return content;
}

static CartCard::Operation operationOf(const QJsonValue &value)
{
    using Operation = CartCard::Operation;
    const QString name = value.toString();
    if (name == "add"_L1)
        return Operation::Add;
    if (name == "update"_L1)
        return Operation::Update;
    if (name == "remove"_L1)
        return Operation::Remove;
    return name == "clear"_L1 ? Operation::Clear : Operation::Other;
}

static QStringList problemsOf(const CardFields &summary)
{
    QStringList problems;
    for (const auto &value : summary.list("validation_errors"_L1)) {
        const QString problem = shownText(value.toString(), CardFields::kLongestProse);
        if (!problem.isEmpty() && !problems.contains(problem))
            problems.append(problem);
        if (problems.size() == kMostProblems)
            break;
    }
    return problems;
}

static CartCard summaryOf(const QJsonObject &object)
{
    CartCard card;
    card.content = readItems(object, "total"_L1);
    card.problems = problemsOf(CardFields(object));
    return card;
}

static CartCard operationCardOf(const QJsonObject &object)
{
    const CardFields fields(object);
    CartCard card = summaryOf(fields.object("cart_summary"_L1));
    card.operation = operationOf(object.value("operation"_L1));
    card.isDone = fields.flag("success"_L1).value_or(true);
    if (card.isDone)
        return card;
    const QString reason = fields.prose("message"_L1);
    if (!reason.isEmpty() && !card.problems.contains(reason))
        card.problems.prepend(reason);
    card.problems = card.problems.first(std::min(card.problems.size(), kMostProblems));
    return card;
}

std::optional<Card> readCart(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const bool isOperation
        = object.contains("operation"_L1) || object.value("cart_summary"_L1).isObject();
    if (isOperation)
        return operationCardOf(object);
    // An empty cart is worth a card; anything else that is no cart is not.
    const CartCard card = summaryOf(object);
    const bool isCart = object.value("items"_L1).isArray() || card.content.total.has_value()
        || !card.problems.isEmpty();
    return isCart ? std::optional<Card>(card) : std::nullopt;
}

} // namespace ecom67
