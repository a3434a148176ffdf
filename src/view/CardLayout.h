// SPDX-License-Identifier: MIT
#pragma once

#include "core/Card.h"
#include "core/PictureHosts.h"
#include "view/CardText.h"
#include "view/MessageTarget.h"
#include "view/TextBlock.h"

#include <QList>
#include <QPoint>
#include <QRect>
#include <QSize>
#include <QUrl>

namespace ecom67 {

class ShopLinks;

/// Where everything of the cards of one answer lies, below each other and as wide as they may be.
/// The origin is the left upper corner of the first one.
struct CardLayout
{
    static constexpr int kGap = 8; ///< between two cards
    static constexpr int kPadding = 8;
    static constexpr int kBorder = 1;
    static constexpr qreal kCornerRadius = 6;
    static constexpr int kPictureSide = 56;
    static constexpr qreal kPictureRadius = 4;

    enum class Ink { Heading, Text, Muted, Good, Warning, Bad, Link };

    struct Words
    {
        TextBlock block;
        QRect rect; ///< the column it was broken for, as high as it is
        Ink ink = Ink::Text;
    };
    /// A dot for a step of a parcel's way, and the line to the next one.
    struct Step
    {
        QRect dot;
        QRect line; ///< null behind the last one
    };

    /// A place that is there from the beginning, whether or not the picture ever comes.
    struct Picture
    {
        QUrl url;
        QRect rect; ///< kPictureSide wide and high
    };

    static CardLayout make(const QList<Card> &cards, int width, Qt::LayoutDirection direction,
                           const ShopLinks &shop, const PictureHosts &pictures = {});

    QSize size; ///< empty without cards
    QList<QRect> boxes;
    QList<Words> words;
    QList<QRect> rules;
    QList<Step> steps;
    QList<Picture> pictures;
    QList<MessageTarget> targets; ///< in the order of reading

    void translate(const QPoint &offset);
};

} // namespace ecom67
