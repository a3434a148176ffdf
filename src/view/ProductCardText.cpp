// SPDX-License-Identifier: MIT
#include "core/ShopLinks.h"
#include "view/CardText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = CardLine::Kind;
using Tone = CardLine::Tone;

static QString heading(const ProductsCard &card)
{
    const int count = static_cast<int>(card.products.size()) + card.more;
    switch (card.kind) {
    case ProductsCard::Kind::List:
        //: Above a list of products that were found
        return QCoreApplication::translate("Card", "%n product(s)", nullptr, count);
    case ProductsCard::Kind::Recommendations:
        //: Above a list of products
        return QCoreApplication::translate("Card", "Recommended for you");
    case ProductsCard::Kind::Detail:
        break;
    }
    return {};
}

static QString stockText(const Stock &stock)
{
    switch (stock.level) {
    case Stock::Level::Unknown:
        break;
    case Stock::Level::Plenty:
        return QCoreApplication::translate("Card", "In stock");
    case Stock::Level::Few:
        //: Of a product, how many the shop has
        return QCoreApplication::translate("Card", "Only %n left", nullptr, stock.left);
    case Stock::Level::None:
        return QCoreApplication::translate("Card", "Out of stock");
    }
    return {};
}

static Tone stockTone(const Stock &stock)
{
    switch (stock.level) {
    case Stock::Level::Few:
        return Tone::Warning;
    case Stock::Level::None:
        return Tone::Bad;
    case Stock::Level::Unknown:
    case Stock::Level::Plenty:
        break;
    }
    return Tone::Good;
}

static QString makerText(const ProductCard &product)
{
    if (!product.rating)
        return product.brand;
    const QString number = QLocale().toString(*product.rating, 'f', 1);
    //: What other customers think of a product; %1 is a number like 4.6
    const QString rating = QCoreApplication::translate("Card", "Rated %1 of 5").arg(number);
    return product.brand.isEmpty() ? rating : product.brand + u" \u00b7 "_s + rating;
}

static CardLine titleOf(const ProductCard &product, const ShopLinks &shop,
                        const PictureHosts &pictures)
{
    return {.kind = Kind::Title,
            .text = product.name,
            .value = product.price ? moneyText(*product.price, QLocale()) : QString(),
            .link = shop.productPage(product.id),
            .picture = pictures.allows(product.picture) ? product.picture : QUrl()};
}

/// What stands below the name.
static QList<CardLine> linesOf(const ProductCard &product, bool isWhole)
{
    QList<CardLine> lines;
    const CardLine state{.kind = Kind::Small,
                         .text = makerText(product),
                         .value = stockText(product.stock),
                         .tone = Tone::Muted,
                         .valueTone = stockTone(product.stock)};
    if (!state.text.isEmpty() || !state.value.isEmpty())
        lines.append(state);
    if (!product.reason.isEmpty())
        lines.append({.kind = Kind::Small, .text = product.reason});
    if (!isWhole)
        return lines;
    if (!product.description.isEmpty())
        lines.append({.kind = Kind::Text, .text = product.description});
    for (const auto &[name, value] : product.specifications)
        lines.append({.kind = Kind::Small, .text = name, .value = value, .tone = Tone::Muted});
    return lines;
}

QList<CardLine> productLines(const ProductsCard &card, const ShopLinks &shop,
                             const PictureHosts &pictures)
{
    QList<CardLine> lines;
    if (const QString words = heading(card); !words.isEmpty())
        lines.append({.kind = Kind::Heading, .text = words});
    const bool isWhole = card.kind == ProductsCard::Kind::Detail;
    for (const ProductCard &product : card.products) {
        if (!lines.isEmpty())
            lines.append({.kind = Kind::Rule, .text = {}});
        lines.append(titleOf(product, shop, pictures));
        lines += linesOf(product, isWhole);
    }
    if (card.more > 0)
        lines.append({.kind = Kind::Rule, .text = {}});
    return lines + moreLines(card.more);
}

} // namespace ecom67
