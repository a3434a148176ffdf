// SPDX-License-Identifier: MIT
#include "view/Badge.h"

#include "view/Fonts.h"
#include "view/Theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecom67::badge {

static constexpr int kMostShown = 99;
static constexpr int kPaddingX = 8;
static constexpr int kPaddingY = 2;

QString textFor(int count)
{
    if (count <= 0)
        return {};
    const QString number = QLocale().toString(std::min(count, kMostShown));
    return count > kMostShown ? QString(number + u'+') : number;
}

QSize sizeFor(const QString &text)
{
    const int width = QFontMetrics(textFont(kSmallSize)).horizontalAdvance(text);
    const int height = kSmallLine + 2 * kPaddingY;
    return {std::max(width + 2 * kPaddingX, height), height};
}

void paint(QPainter &painter, const QRect &rect, const QString &text, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.badge);
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setPen(theme.onBrand);
    const QFont font = textFont(kSmallSize);
    const int width = QFontMetrics(font).horizontalAdvance(text);
    painter.setFont(font);
    painter.drawText(rect.left() + (rect.width() - width) / 2,
                     rect.top() + baselineIn(font, rect.height()), text);
}

} // namespace ecom67::badge
