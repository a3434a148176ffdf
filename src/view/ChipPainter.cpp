// SPDX-License-Identifier: MIT
#include "view/ChipPainter.h"

#include "view/ChipLayout.h"
#include "view/Theme.h"

#include <QPainter>

namespace ecom67 {

static constexpr qreal kButtonRadius = 6;
static constexpr qreal kChipRadius = 18; ///< half of a chip of one line

void paintChips(QPainter &painter, const ChipLayout &layout, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < layout.chips.size(); ++i) {
        const ChipLayout::Chip &chip = layout.chips.at(i);
        const bool isDue = chip.look == ChipLayout::Look::Due;
        const bool isChip = chip.look == ChipLayout::Look::Chip;
        const qreal radius = isChip ? kChipRadius : kButtonRadius;
        painter.setPen(isDue ? QPen(theme.brand, 1)
                             : QPen(isChip ? theme.link : theme.inputBorder, 1));
        painter.setBrush(isDue ? theme.brand : theme.surface);
        painter.drawRoundedRect(QRectF(layout.targets.at(i).rect).adjusted(0.5, 0.5, -0.5, -0.5),
                                radius - 0.5, radius - 0.5);
        painter.setPen(isDue ? theme.onBrand : theme.link);
        chip.words.paint(painter, chip.position);
    }
    painter.restore();
}

} // namespace ecom67
