// SPDX-License-Identifier: MIT
#pragma once

#include "view/Glyph.h"

#include <QIconEngine>

namespace ecom67 {

/// Lets a glyph of the icon font stand wherever Qt wants a QIcon: painted anew for each size and
/// scale, so it is sharp at 1x, 1.5x and 2x.
class GlyphIconEngine final : public QIconEngine
{
public:
    GlyphIconEngine(Glyph glyph, const QColor &color, const QColor &disabledColor);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    QIconEngine *clone() const override;

private:
    Glyph m_glyph;
    QColor m_color;
    QColor m_disabledColor;
};

} // namespace ecom67
