// SPDX-License-Identifier: MIT
#include "view/GlyphButton.h"

#include "view/Theme.h"

#include <QPainter>

namespace ecom67 {

static constexpr int kIconSide = 20;

GlyphButton::GlyphButton(QWidget *parent)
    : PaintedButton(150, parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

GlyphButton::~GlyphButton() = default;

void GlyphButton::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    update();
}

void GlyphButton::setUpsideDown(bool isUpsideDown)
{
    m_isUpsideDown = isUpsideDown;
    update();
}

void GlyphButton::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

int GlyphButton::plateSide() const
{
    return m_kind == Kind::Send ? 36 : 28;
}

QRect GlyphButton::plateRect() const
{
    QRect plate(0, 0, plateSide(), plateSide());
    plate.moveTopLeft({(width() - plate.width()) / 2, (height() - plate.height()) / 2});
    return plate;
}

QSize GlyphButton::sizeHint() const
{
    switch (m_kind) {
    case Kind::Header:
        return {36, 44}; // all the width there is beside each other
    case Kind::Send:
        return {36, 38}; // as high as the field, so that it is centred on its last line
    case Kind::Quiet:
        break;
    }
    return {32, 32};
}

QColor GlyphButton::plateColor() const
{
    const Theme &theme = themeOf(this);
    switch (m_kind) {
    case Kind::Header:
        return isDown() ? theme.brandHover : fade(theme.brand, theme.brandHover);
    case Kind::Quiet:
        return fade(Qt::transparent, theme.border);
    case Kind::Send:
        break;
    }
    if (!isEnabled())
        return theme.sendDisabled;
    return isDown() ? theme.brandHover : fade(theme.brand, theme.brandHover);
}

QColor GlyphButton::glyphColor() const
{
    const Theme &theme = themeOf(this);
    if (m_kind == Kind::Quiet)
        return isEnabled() ? theme.text : theme.sendDisabled;
    return theme.onBrand;
}

void GlyphButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate = plateRect();
    const qreal radius = m_kind == Kind::Send ? 6 : 4;
    painter.setPen(Qt::NoPen);
    painter.setBrush(plateColor());
    painter.drawRoundedRect(plate, radius, radius);

    QRectF icon(0, 0, kIconSide, kIconSide);
    icon.moveCenter(plate.center());
    const bool isMirrored = layoutDirection() == Qt::RightToLeft && m_glyph == Glyph::Send;
    if (m_isUpsideDown) {
        painter.save();
        painter.translate(2 * icon.center());
        painter.rotate(180);
    }
    paintGlyph(painter, m_glyph, icon, glyphColor(), isMirrored);
    if (m_isUpsideDown)
        painter.restore();

    if (isFocusShown()) {
        const Theme &theme = themeOf(this);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_kind == Kind::Quiet ? theme.focusRing : theme.onBrand, 2));
        painter.drawRoundedRect(plate.adjusted(2, 2, -2, -2), radius - 1, radius - 1);
    }
}

} // namespace ecom67
