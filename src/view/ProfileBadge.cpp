// SPDX-License-Identifier: MIT
#include "view/ProfileBadge.h"

#include "view/Fonts.h"
#include "view/Theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ecom67 {

static constexpr int kPadding = 8;
static constexpr int kHeight = 18;
static constexpr int kWidest = 96; ///< the name of the program needs room, too

ProfileBadge::ProfileBadge(QWidget *parent)
    : QWidget(parent)
{
    setFont(textFont(kSmallSize, QFont::DemiBold));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents); // the window is moved by it, too
}

ProfileBadge::~ProfileBadge() = default;

void ProfileBadge::setText(const QString &text)
{
    m_text = text;
    updateGeometry();
    update();
}

QString ProfileBadge::shownText() const
{
    return QFontMetricsF(font()).elidedText(m_text, Qt::ElideRight, width() - 2 * kPadding);
}

QSize ProfileBadge::sizeHint() const
{
    // Rounded up: what is short by a part of a pixel is cut by a letter or two.
    const qreal words = QFontMetricsF(font()).horizontalAdvance(m_text);
    return {std::min(static_cast<int>(std::ceil(words)) + 1 + 2 * kPadding, kWidest), kHeight};
}

void ProfileBadge::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.onBrand);
    painter.drawRoundedRect(QRectF(rect()), kHeight / 2.0, kHeight / 2.0);
    painter.setPen(theme.brand);
    painter.drawText(rect(), Qt::AlignCenter, shownText());
}

} // namespace ecom67
