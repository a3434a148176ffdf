// SPDX-License-Identifier: MIT
#include "view/CardLayout.h"

#include "core/ShopLinks.h"
#include "view/CardTypesetter.h"

namespace ecom67 {

CardLayout CardLayout::make(const QList<Card> &cards, int width, Qt::LayoutDirection direction,
                            const ShopLinks &shop, const PictureHosts &pictures)
{
    CardLayout layout;
    CardTypesetter typesetter(layout, width, direction);
    for (const Card &card : cards)
        typesetter.addCard(cardLines(card, shop, pictures));
    typesetter.finish();
    return layout;
}

void CardLayout::translate(const QPoint &offset)
{
    for (QList<QRect> *rects : {&boxes, &rules}) {
        for (QRect &rect : *rects)
            rect.translate(offset);
    }
    for (Words &each : words)
        each.rect.translate(offset);
    for (Step &step : steps) {
        step.dot.translate(offset);
        step.line.translate(offset);
    }
    for (Picture &picture : pictures)
        picture.rect.translate(offset);
    for (MessageTarget &target : targets)
        target.translate(offset);
}

} // namespace ecom67
