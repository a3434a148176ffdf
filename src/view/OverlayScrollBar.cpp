// SPDX-License-Identifier: MIT
#include "view/OverlayScrollBar.h"

#include "view/Theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>

namespace ecom67 {

static constexpr int kThumbWidth = 6;
static constexpr int kShortestThumb = 24;

OverlayScrollBar::OverlayScrollBar(QAbstractScrollArea *area)
    : QScrollBar(Qt::Vertical, area)
    , m_area(area)
{
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    area->installEventFilter(this);

    QScrollBar *source = area->verticalScrollBar();
    connect(source, &QScrollBar::rangeChanged, this, [this, source] { follow(source); });
    connect(source, &QScrollBar::valueChanged, this, &QScrollBar::setValue);
    connect(this, &QScrollBar::valueChanged, source, &QScrollBar::setValue);
    follow(source);
}

OverlayScrollBar::~OverlayScrollBar() = default;

void OverlayScrollBar::follow(QScrollBar *source)
{
    {
        // A shorter range must not push its own clamped value back into the source.
        const QSignalBlocker blocker(this);
        setRange(source->minimum(), source->maximum());
        setPageStep(source->pageStep());
        setSingleStep(source->singleStep());
        setValue(source->value());
    }
    setVisible(source->maximum() > source->minimum());
    place();
    update();
}

void OverlayScrollBar::place()
{
    QRect edge(0, 0, kWidth, m_area->height());
    if (layoutDirection() == Qt::LeftToRight)
        edge.moveRight(m_area->width() - 1);
    setGeometry(edge);
    raise();
}

bool OverlayScrollBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange)
        place();
    return QScrollBar::eventFilter(watched, event);
}

void OverlayScrollBar::paintEvent(QPaintEvent * /*event*/)
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect thumb
        = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this);
    QRectF bar(0, 0, kThumbWidth, std::max(thumb.height(), kShortestThumb));
    bar.moveCenter(QPointF(rect().center().x() + 0.5, QRectF(thumb).center().y()));

    QColor color = themeOf(this).mutedText;
    color.setAlphaF(underMouse() || isSliderDown() ? 1.0F : 0.6F);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(bar, kThumbWidth / 2.0, kThumbWidth / 2.0);
}

} // namespace ecom67
