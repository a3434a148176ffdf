// SPDX-License-Identifier: MIT
#include "view/Glyph.h"

#include "view/Fonts.h"
#include "view/GlyphIconEngine.h"

#include <QPainter>

#include <algorithm>

namespace ecom67 {

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &color,
                bool isMirrored)
{
    const qreal side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(rect.center());
    const QString text(QChar(static_cast<char16_t>(glyph)));

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (isMirrored) {
        painter.translate(2 * square.center().x(), 0);
        painter.scale(-1, 1);
    }
    painter.setFont(iconFont(qRound(side)));
    painter.setPen(color);
    // drawText aligns to pixels of the target, a path would blur at the odd size.
    painter.drawText(square.bottomLeft(), text);
    painter.restore();
}

QIcon glyphIcon(Glyph glyph, const QColor &color, const QColor &disabledColor)
{
    return QIcon(new GlyphIconEngine(glyph, color, disabledColor)); // QIcon owns it
}

} // namespace ecom67
