// SPDX-License-Identifier: MIT
#include "view/MinimisedPill.h"

#include "view/Badge.h"
#include "view/Fonts.h"
#include "view/Glyph.h"
#include "view/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace ecom67 {

static constexpr int kPadding = 16;
static constexpr int kGap = 8;
static constexpr int kIconSide = 20;

MinimisedPill::MinimisedPill(QWidget *parent)
    : PaintedButton(200, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    //: Label of the minimised chat
    setText(tr("Chat Support"));
    setAccessibleName(tr("Restore chat"));
}

MinimisedPill::~MinimisedPill() = default;

void MinimisedPill::setUnreadCount(int count)
{
    if (m_unreadCount == count)
        return;
    m_unreadCount = count;
    //: Said by screen readers about the minimised chat
    setAccessibleDescription(count > 0 ? tr("%n unread message(s)", nullptr, count) : QString());
    updateGeometry();
    update();
}

QSize MinimisedPill::sizeHint() const
{
    const int label = QFontMetrics(textFont(kTitleSize, QFont::Medium)).horizontalAdvance(text());
    int width = kPadding + kIconSide + kGap + label + kPadding;
    if (m_unreadCount > 0)
        width += kGap + badge::sizeFor(badge::textFor(m_unreadCount)).width();
    return {width, kHeight};
}

void MinimisedPill::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isDown() ? theme.brandHover : fade(theme.brand, theme.brandHover));
    painter.drawRoundedRect(rect(), kCornerRadius, kCornerRadius);

    const auto place = [this](const QRect &logical) {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    const int middle = (height() - kIconSide) / 2;
    paintGlyph(painter, Glyph::SpeechBubble, place({kPadding, middle, kIconSide, kIconSide}),
               theme.onBrand, layoutDirection() == Qt::RightToLeft);

    const QFont font = textFont(kTitleSize, QFont::Medium);
    const int labelX = kPadding + kIconSide + kGap;
    const int labelWidth = QFontMetrics(font).horizontalAdvance(text());
    painter.setFont(font);
    painter.setPen(theme.onBrand);
    painter.drawText(place({labelX, 0, labelWidth, height()}), Qt::AlignCenter, text());

    if (m_unreadCount > 0) {
        const QString number = badge::textFor(m_unreadCount);
        const QSize size = badge::sizeFor(number);
        const QRect where(QPoint(labelX + labelWidth + kGap, (height() - size.height()) / 2), size);
        badge::paint(painter, place(where), number, theme);
    }
    if (isFocusShown()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.onBrand, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 5, 5);
    }
}

} // namespace ecom67
