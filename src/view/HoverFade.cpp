// SPDX-License-Identifier: MIT
#include "view/HoverFade.h"

#include <QEvent>
#include <QWidget>

namespace ecom67 {

HoverFade::HoverFade(QWidget *target, std::chrono::milliseconds duration)
    : QObject(target)
    , m_target(target)
{
    m_animation.setDuration(static_cast<int>(duration.count()));
    m_animation.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_progress = value.toReal();
        m_target->update();
    });
    target->installEventFilter(this);
}

HoverFade::~HoverFade() = default;

QColor HoverFade::blend(const QColor &atRest, const QColor &hovered) const
{
    const auto mix = [this](float from, float to) {
        return from + (to - from) * static_cast<float>(m_progress);
    };
    return QColor::fromRgbF(
        mix(atRest.redF(), hovered.redF()), mix(atRest.greenF(), hovered.greenF()),
        mix(atRest.blueF(), hovered.blueF()), mix(atRest.alphaF(), hovered.alphaF()));
}

bool HoverFade::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Enter:
        fadeTo(m_target->isEnabled() ? 1.0 : 0.0);
        break;
    case QEvent::Leave:
    case QEvent::Hide:
        fadeTo(0.0);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void HoverFade::fadeTo(qreal end)
{
    m_animation.stop();
    if (!m_isAnimated || !m_target->isVisible()) {
        m_progress = end;
        m_target->update();
        return;
    }
    m_animation.setStartValue(m_progress);
    m_animation.setEndValue(end);
    m_animation.start();
}

} // namespace ecom67
