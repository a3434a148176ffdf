// SPDX-License-Identifier: MIT
#include "view/CardPainter.h"

#include "view/CardLayout.h"
#include "view/Theme.h"

#include <QPainter>

namespace ecom67 {

static QColor colorOf(CardLayout::Ink ink, const Theme &theme)
{
    switch (ink) {
    case CardLayout::Ink::Heading:
        return theme.noticeText;
    case CardLayout::Ink::Muted:
        return theme.cardMuted;
    case CardLayout::Ink::Good:
        return theme.goodText;
    case CardLayout::Ink::Warning:
        return theme.warningText;
    case CardLayout::Ink::Bad:
        return theme.errorText;
    case CardLayout::Ink::Link:
        return theme.link;
    case CardLayout::Ink::Text:
        break;
    }
    return theme.text;
}

static void paintPictures(QPainter &painter, const CardLayout &layout, const Theme &theme,
                          const QList<QImage> &pictures)
{
    static constexpr qreal kRadius = CardLayout::kPictureRadius;
    for (qsizetype i = 0; i < layout.pictures.size(); ++i) {
        const QRectF place = layout.pictures.at(i).rect;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(place, kRadius, kRadius);
        if (const QImage picture = pictures.value(i); !picture.isNull())
            painter.drawImage(place, picture); // has round corners of its own
        painter.setPen(QPen(theme.cardBorder, CardLayout::kBorder));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), kRadius - 0.5, kRadius - 0.5);
    }
}

void paintCards(QPainter &painter, const CardLayout &layout, const Theme &theme,
                const QList<QImage> &pictures)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setPen(QPen(theme.cardBorder, CardLayout::kBorder));
    painter.setBrush(theme.noticeSurface);
    for (const QRect &box : layout.boxes)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5),
                                CardLayout::kCornerRadius - 0.5, CardLayout::kCornerRadius - 0.5);
    for (const QRect &rule : layout.rules)
        painter.fillRect(rule, theme.cardBorder);
    paintPictures(painter, layout, theme, pictures);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.brand);
    for (const CardLayout::Step &step : layout.steps) {
        if (!step.line.isNull())
            painter.fillRect(step.line, theme.cardBorder);
        painter.drawEllipse(step.dot);
    }
    for (const CardLayout::Words &words : layout.words) {
        painter.setPen(colorOf(words.ink, theme));
        words.block.paint(painter, words.rect.topLeft());
    }
    painter.restore();
}

} // namespace ecom67
