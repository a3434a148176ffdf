// SPDX-License-Identifier: MIT
#include "core/CardFamilies.h"
#include "core/CardFields.h"
#include "core/PictureHosts.h"
#include "core/ShownText.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kFew = 5; ///< worth saying how many are left
static constexpr qsizetype kMostSpecifications = 6;
static constexpr qsizetype kLongestSpecification = 60;

static Stock stockOf(const CardFields &fields)
{
    const auto left = fields.count("stock"_L1);
    const auto isAvailable = fields.flag("is_available"_L1);
    // Of two that disagree the worse: a promise that cannot be kept is the greater harm.
    if (isAvailable == false || left == 0)
        return {.level = Stock::Level::None, .left = 0};
    if (left && *left <= kFew)
        return {.level = Stock::Level::Few, .left = *left};
    if (left || isAvailable)
        return {.level = Stock::Level::Plenty, .left = 0};
    return {};
}

static QList<std::pair<QString, QString>> specificationsOf(const QJsonObject &object)
{
    QList<std::pair<QString, QString>> specifications;
    for (auto it = object.begin();
         it != object.end() && specifications.size() < kMostSpecifications; ++it) {
        const QString name = shownText(it.key(), kLongestSpecification);
        const QString value = shownText(it.value().toVariant().toString(), kLongestSpecification);
        if (!name.isEmpty() && !value.isEmpty())
            specifications.append({name, value});
    }
    return specifications;
}

/// Nothing when there is neither a name nor an id to call it by.
static std::optional<ProductCard> productOf(const QJsonObject &object)
{
    const CardFields fields(object);
    ProductCard product{.id = fields.id("product_id"_L1),
                        .name = fields.name("name"_L1),
                        .brand = fields.name("brand"_L1),
                        .description = fields.prose("description"_L1),
                        .reason = {},
                        .price = fields.money("price"_L1),
                        .rating = fields.number("rating"_L1, 0, 5),
                        .stock = stockOf(fields),
                        .picture = pictureUrl(object.value("image_url"_L1).toString()),
                        .specifications = specificationsOf(fields.object("specifications"_L1))};
    if (product.price && product.price->amount < 0)
        product.price.reset();
    if (product.name.isEmpty())
        product.name = product.id;
    return product.name.isEmpty() ? std::nullopt : std::optional(product);
}

static ProductsCard recommendationsOf(const QJsonArray &array)
{
    ProductsCard card{.kind = ProductsCard::Kind::Recommendations, .products = {}, .more = 0};
    const auto read = [](const QJsonObject &recommendation) {
        // One without the wrapping is still a product.
        const bool isWrapped = recommendation.value("product"_L1).isObject();
        auto product
            = productOf(isWrapped ? recommendation.value("product"_L1).toObject() : recommendation);
        if (product)
            product->reason = CardFields(recommendation).prose("reasoning"_L1);
        return product;
    };
    card.products = readFirst(array, std::nullopt, card.more, read);
    return card;
}

static ProductsCard searchResultOf(const QJsonObject &object)
{
    const CardFields fields(object);
    ProductsCard card;
    card.products = readFirst(fields.list("products"_L1), fields.count("total_count"_L1), card.more,
                              productOf);
    return card;
}

std::optional<Card> readProducts(const QJsonValue &value)
{
    ProductsCard card;
    if (value.isArray()) {
        card = recommendationsOf(value.toArray());
    } else if (value.toObject().value("products"_L1).isArray()) {
        card = searchResultOf(value.toObject());
    } else if (const auto product = productOf(value.toObject())) {
        card = {.kind = ProductsCard::Kind::Detail, .products = {*product}, .more = 0};
    }
    return card.products.isEmpty() ? std::nullopt : std::optional<Card>(card);
}

} // namespace ecom67
