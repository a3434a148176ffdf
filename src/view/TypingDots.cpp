// SPDX-License-Identifier: MIT
#include "view/TypingDots.h"

#include "view/BubblePainter.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace ecom67 {

static constexpr int kDot = 8;
static constexpr int kGap = 4;
static constexpr int kPadding = 12;
static constexpr int kBorder = 1;
static constexpr int kHeight = kDot + 2 * (kPadding + kBorder);
static constexpr int kShadowRoom = 3; ///< below the bubble
static constexpr int kStepMs = 40;
static constexpr int kBounceMs = 1'000;
static constexpr double kBouncePixels = 2;
static constexpr std::array<int, 3> kDelayMs{0, 150, 300};

/// Tailwind's bounce: falls ever faster, then rises ever slower. 0 is down, 1 is up.
static double bounce(qint64 elapsedMs)
{
    const double phase = static_cast<double>(elapsedMs % kBounceMs) / kBounceMs;
    const double fall = phase < 0.5 ? phase * 2 : (1 - phase) * 2;
    return 1 - fall * fall * fall;
}

TypingDots::TypingDots(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Assistant is typing"));
    resize(sizeHint());
    hide();
}

TypingDots::~TypingDots() = default;

void TypingDots::setAnimated(bool isAnimated)
{
    m_isAnimated = isAnimated;
    resize(sizeHint());
    if (!isAnimated)
        m_timer.stop();
    else if (isVisible())
        m_timer.start(kStepMs, this);
    update();
}

QSize TypingDots::sizeHint() const
{
    const int dots = 3 * kDot + 2 * kGap;
    const int words = QFontMetrics(textFont(kSmallSize)).horizontalAdvance(accessibleName());
    return {(m_isAnimated ? dots : words) + 2 * (kPadding + kBorder), kHeight + kShadowRoom};
}

void TypingDots::showEvent(QShowEvent * /*event*/)
{
    m_clock.start();
    if (m_isAnimated)
        m_timer.start(kStepMs, this);
}

void TypingDots::hideEvent(QHideEvent * /*event*/)
{
    m_timer.stop();
}

void TypingDots::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        update(rect().adjusted(kPadding, kPadding - 2, -kPadding, -kPadding));
    else
        QWidget::timerEvent(event);
}

void TypingDots::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.canvas);
    const QRect bubble(0, 0, width(), kHeight);
    BubblePainter(theme, painter).paintBox(bubble, Message::Role::Assistant);
    if (m_isAnimated) {
        paintDots(painter, bubble);
        return;
    }
    painter.setPen(theme.mutedText);
    painter.setFont(textFont(kSmallSize));
    painter.drawText(bubble, Qt::AlignCenter, accessibleName());
}

void TypingDots::paintDots(QPainter &painter, const QRect &bubble)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeOf(this).typingDot);
    const qint64 now = m_clock.isValid() ? m_clock.elapsed() : 0;
    qreal x = bubble.left() + kBorder + kPadding;
    for (const int delay : kDelayMs) {
        // Before its turn a dot rests where the bounce begins: up.
        const double lift = bounce(std::max<qint64>(0, now - delay)) * kBouncePixels;
        painter.drawEllipse(QRectF(x, bubble.top() + kBorder + kPadding - lift, kDot, kDot));
        x += kDot + kGap;
    }
}

} // namespace ecom67
