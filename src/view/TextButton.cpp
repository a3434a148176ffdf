// SPDX-License-Identifier: MIT
#include "view/TextButton.h"

#include "view/Fonts.h"
#include "view/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace ecom67 {

static constexpr qreal kRadius = 6;
static constexpr int kPaddingX = 12;
static constexpr int kHeight = 36;
static constexpr int kBareHeight = 28;

TextButton::TextButton(QWidget *parent)
    : PaintedButton(150, parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

TextButton::~TextButton() = default;

void TextButton::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void TextButton::setRound(bool isRound)
{
    m_isRound = isRound;
    update();
}

QSize TextButton::sizeHint() const
{
    const int size = m_kind == Kind::Bare ? kSmallSize : kBodySize;
    const int width = QFontMetrics(textFont(size, QFont::Bold)).horizontalAdvance(text());
    const bool isBare = m_kind == Kind::Bare;
    return {width + 2 * (isBare ? kPaddingX / 2 : kPaddingX), isBare ? kBareHeight : kHeight};
}

void TextButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = m_isRound ? plate.height() / 2 : kRadius;
    const bool isPrimary = m_kind == Kind::Primary;

    QColor words = theme.link;
    if (isPrimary) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fade(isEnabled() ? theme.brand : theme.sendDisabled,
                              isEnabled() ? theme.brandHover : theme.sendDisabled));
        words = theme.onBrand;
    } else {
        painter.setPen(m_kind == Kind::Bare ? QPen(Qt::NoPen) : QPen(theme.inputBorder, 1));
        const QColor resting = m_kind == Kind::Bare ? QColor(Qt::transparent) : theme.surface;
        painter.setBrush(fade(resting, theme.border));
        if (!isEnabled())
            words = theme.mutedText;
    }
    painter.drawRoundedRect(plate, radius, radius);

    painter.setFont(textFont(m_kind == Kind::Bare ? kSmallSize : kBodySize, QFont::Bold));
    painter.setPen(words);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    if (isFocusShown()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isPrimary ? theme.onBrand : theme.focusRing, 2));
        painter.drawRoundedRect(plate.adjusted(2, 2, -2, -2), radius - 2, radius - 2);
    }
}

} // namespace ecom67
