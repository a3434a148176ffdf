// SPDX-License-Identifier: MIT
#include "view/PaintedButton.h"

#include "view/HoverFade.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <chrono>

namespace ecom67 {

PaintedButton::PaintedButton(int fadeMs, QWidget *parent)
    : QAbstractButton(parent)
    , m_fade(new HoverFade(this, std::chrono::milliseconds(fadeMs)))
{
    setCursor(Qt::PointingHandCursor);
}

PaintedButton::~PaintedButton() = default;

void PaintedButton::setAnimated(bool isAnimated)
{
    m_fade->setAnimated(isAnimated);
}

QColor PaintedButton::fade(const QColor &atRest, const QColor &hovered) const
{
    return m_fade->blend(atRest, hovered);
}

void PaintedButton::keyPressEvent(QKeyEvent *event)
{
    m_isFocusShown = true;
    update();
    // QAbstractButton knows only Space.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void PaintedButton::mousePressEvent(QMouseEvent *event)
{
    m_isFocusShown = false;
    QAbstractButton::mousePressEvent(event);
}

void PaintedButton::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
        m_isFocusShown = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
            || reason == Qt::ShortcutFocusReason;
    QAbstractButton::focusInEvent(event);
}

} // namespace ecom67
