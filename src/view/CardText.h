// SPDX-License-Identifier: MIT
#pragma once

#include "core/Card.h"
#include "core/PictureHosts.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace ecom67 {

class ShopLinks;

/// One line of a card in words: what stands at its beginning and what at its end.
struct CardLine
{
    enum class Kind {
        Heading,
        Title, ///< begins a thing of its own
        Text,
        Small,
        Amount,
        Total,
        Step, ///< of a parcel's way
        StepNote,
        Rule, ///< no words, a line between two things
    };
    enum class Tone { Normal, Muted, Good, Warning, Bad };

    Kind kind = Kind::Text;
    QString text;
    QString value{};
    Tone tone = Tone::Normal; ///< of the text
    Tone valueTone = Tone::Normal;
    QUrl link{}; ///< of the whole thing that begins here
    QUrl picture{}; ///< beside all of it, one that may be loaded

    friend bool operator==(const CardLine &, const CardLine &) = default;
};

/// A card as lines, in the customer's language and formats. Links lead into the configured shop,
/// but for a carrier's own page. Pictures are those of products, from allowed hosts.
QList<CardLine> cardLines(const Card &card, const ShopLinks &shop,
                          const PictureHosts &pictures = {});

/// The cards as sentences for a screen reader; empty when there are none.
QString cardSentences(const QList<Card> &cards);

/// The cards for a copy: a line for each of their lines, an empty one between two cards.
QString cardCopy(const QList<Card> &cards);

// One for each family; see cardLines().
QList<CardLine> productLines(const ProductsCard &card, const ShopLinks &shop,
                             const PictureHosts &pictures);
QList<CardLine> cartLines(const CartCard &card);
QList<CardLine> orderListLines(const OrdersCard &card);
QList<CardLine> orderLines(const OrderCard &card);
QList<CardLine> trackingLines(const TrackingCard &card);

/// What carts and orders share: their things and sums.
QList<CardLine> contentLines(const CardItems &content);
/// "and 42 more", nothing when there are none.
QList<CardLine> moreLines(int more);

} // namespace ecom67
