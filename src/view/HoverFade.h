// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QObject>
#include <QVariantAnimation>

#include <chrono>

class QWidget;

namespace ecom67 {

/// Fades a widget's colour in and out as the mouse enters and leaves it, by repainting it while
/// the fade runs. The widget asks for the colour when it paints.
class HoverFade : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HoverFade)

public:
    HoverFade(QWidget *target, std::chrono::milliseconds duration);
    ~HoverFade() override;

    /// Off: the colour changes at once.
    void setAnimated(bool isAnimated) { m_isAnimated = isAnimated; }

    /// Between the colour at rest and the colour under the mouse.
    QColor blend(const QColor &atRest, const QColor &hovered) const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fadeTo(qreal end);

    QWidget *m_target;
    QVariantAnimation m_animation;
    qreal m_progress = 0;
    bool m_isAnimated = true;
};

} // namespace ecom67
