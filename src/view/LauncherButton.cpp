// SPDX-License-Identifier: MIT
#include "view/LauncherButton.h"

#include "view/Badge.h"
#include "view/Glyph.h"
#include "view/Theme.h"

#include <QPainter>

namespace ecom67 {

static constexpr int kIconSide = 24;

LauncherButton::LauncherButton(QWidget *parent)
    : PaintedButton(200, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(sizeHint());
    setAccessibleName(tr("Open chat"));
    setToolTip(tr("Open chat"));
}

LauncherButton::~LauncherButton() = default;

void LauncherButton::setUnreadCount(int count)
{
    if (m_unreadCount == count)
        return;
    m_unreadCount = count;
    //: Said by screen readers about the button that opens the chat
    setAccessibleDescription(count > 0 ? tr("%n unread message(s)", nullptr, count) : QString());
    update();
}

QSize LauncherButton::sizeHint() const
{
    return {kSide, kSide};
}

QRect LauncherButton::badgeRect() const
{
    const QSize size = badge::sizeFor(badge::textFor(m_unreadCount));
    QRect rect(QPoint(0, 0), size);
    if (layoutDirection() == Qt::LeftToRight)
        rect.moveRight(width() - 1);
    return rect;
}

QRegion LauncherButton::shape() const
{
    QRegion region(rect(), QRegion::Ellipse);
    if (m_unreadCount > 0)
        region += QRegion(badgeRect().adjusted(2, 0, -2, 0)) + badgeRect().adjusted(0, 5, 0, -5);
    return region;
}

void LauncherButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isDown() ? theme.brandHover : fade(theme.brand, theme.brandHover));
    painter.drawEllipse(rect());

    QRect icon(0, 0, kIconSide, kIconSide);
    icon.moveCenter(rect().center());
    paintGlyph(painter, Glyph::SpeechBubble, icon, theme.onBrand);

    if (isFocusShown()) {
        // Inside the circle: outside of it there may be another program's window.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.onBrand, 2));
        painter.drawEllipse(QRectF(rect()).adjusted(4, 4, -4, -4));
    }
    if (m_unreadCount > 0)
        badge::paint(painter, badgeRect(), badge::textFor(m_unreadCount), theme);
}

bool LauncherButton::hitButton(const QPoint &position) const
{
    return shape().contains(position);
}

} // namespace ecom67
