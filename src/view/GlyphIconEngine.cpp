// SPDX-License-Identifier: MIT
#include "view/GlyphIconEngine.h"

#include <QPainter>
#include <QPixmap>

namespace ecom67 {

GlyphIconEngine::GlyphIconEngine(Glyph glyph, const QColor &color, const QColor &disabledColor)
    : m_glyph(glyph)
    , m_color(color)
    , m_disabledColor(disabledColor)
{
}

void GlyphIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode,
                            QIcon::State /*state*/)
{
    paintGlyph(*painter, m_glyph, rect, mode == QIcon::Disabled ? m_disabledColor : m_color);
}

QPixmap GlyphIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap GlyphIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                                      qreal /*scale*/)
{
    // size is in pixels of the device already; the caller sets the ratio of the result.
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, pixmap.rect(), mode, state);
    return pixmap;
}

QIconEngine *GlyphIconEngine::clone() const
{
    return new GlyphIconEngine(*this);
}

} // namespace ecom67
