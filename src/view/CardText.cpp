// SPDX-License-Identifier: MIT
#include "view/CardText.h"

#include "core/ShopLinks.h"

#include <QCoreApplication>
#include <QLocale>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = CardLine::Kind;
using Tone = CardLine::Tone;

QList<CardLine> cardLines(const Card &card, const ShopLinks &shop, const PictureHosts &pictures)
{
    if (const auto *products = std::get_if<ProductsCard>(&card))
        return productLines(*products, shop, pictures);
    if (const auto *cart = std::get_if<CartCard>(&card))
        return cartLines(*cart);
    if (const auto *orders = std::get_if<OrdersCard>(&card))
        return orderListLines(*orders);
    if (const auto *order = std::get_if<OrderCard>(&card))
        return orderLines(*order);
    return trackingLines(std::get<TrackingCard>(card));
}

static QString wordsOf(const CardLine &line)
{
    const QString comma = line.text.isEmpty() || line.value.isEmpty() ? QString() : u", "_s;
    return line.text + comma + line.value;
}

static QString sentence(const CardLine &line)
{
    const QString words = wordsOf(line);
    return words.endsWith(u'.') ? words.chopped(1) : words; // another one follows
}

QString cardSentences(const QList<Card> &cards)
{
    QStringList sentences;
    for (const Card &card : cards) {
        const QList<CardLine> lines = cardLines(card, ShopLinks(), PictureHosts());
        QStringList words;
        for (const CardLine &line : lines) {
            if (line.kind != Kind::Rule)
                words.append(sentence(line));
        }
        //: Screen reader: what an answer shows in a box below its text; %1 is what stands there
        sentences.append(QCoreApplication::translate("Card", "Card: %1").arg(words.join(u". "_s)));
    }
    return sentences.join(u". "_s);
}

QString cardCopy(const QList<Card> &cards)
{
    QStringList copies;
    for (const Card &card : cards) {
        QStringList words;
        const QList<CardLine> lines = cardLines(card, ShopLinks());
        for (const CardLine &line : lines) {
            if (line.kind != Kind::Rule)
                words.append(wordsOf(line));
        }
        copies.append(words.join(u'\n'));
    }
    return copies.join(u"\n\n"_s);
}

QList<CardLine> moreLines(int more)
{
    if (more == 0)
        return {};
    //: Below the first of many products, orders or things in a cart
    return {{.kind = Kind::Small,
             .text = QCoreApplication::translate("Card", "and %n more", nullptr, more),
             .tone = Tone::Muted}};
}

static void addSum(QList<CardLine> &lines, const QString &name, const std::optional<Money> &money,
                   Kind kind = Kind::Amount)
{
    if (money)
        lines.append({.kind = kind, .text = name, .value = moneyText(*money, QLocale())});
}

static QString itemText(const CardItem &item)
{
    if (item.quantity == 1)
        return item.name;
    //: A thing in a cart or an order; %1 how many of it, %2 its name
    return QCoreApplication::translate("Card", "%1 \u00d7 %2")
        .arg(QLocale().toString(item.quantity), item.name);
}

QList<CardLine> contentLines(const CardItems &content)
{
    QList<CardLine> lines;
    for (const CardItem &item : content.items) {
        lines.append({.kind = Kind::Amount,
                      .text = itemText(item),
                      .value = item.sum ? moneyText(*item.sum, QLocale()) : QString()});
        if (item.isGone)
            lines.append({.kind = Kind::Small,
                          .text = QCoreApplication::translate("Card", "No longer available"),
                          .tone = Tone::Bad});
    }
    lines += moreLines(content.more);
    if (content.items.isEmpty())
        return lines;
    QList<CardLine> sums;
    if (content.subtotal != content.total)
        addSum(sums, QCoreApplication::translate("Card", "Subtotal"), content.subtotal);
    addSum(sums, QCoreApplication::translate("Card", "Tax"), content.tax);
    addSum(sums, QCoreApplication::translate("Card", "Shipping"), content.shipping);
    addSum(sums, QCoreApplication::translate("Card", "Discount"), content.discount);
    addSum(sums, QCoreApplication::translate("Card", "Total"), content.total, Kind::Total);
    if (!sums.isEmpty())
        lines += CardLine{.kind = Kind::Rule, .text = {}};
    return lines + sums;
}

} // namespace ecom67
