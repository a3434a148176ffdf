// SPDX-License-Identifier: MIT
#include "view/FloatingWindow.h"

#include "view/X11Surface.h"

#include <QCloseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace ecom67 {

static QMargins unitedExtent(const FloatingWindow::Look &look)
{
    QMargins all(look.grip, look.grip, look.grip, look.grip);
    for (const BoxShadow &shadow : look.shadows) {
        const QMargins one = shadow.extent();
        all = {std::max(all.left(), one.left()), std::max(all.top(), one.top()),
               std::max(all.right(), one.right()), std::max(all.bottom(), one.bottom())};
    }
    return all;
}

FloatingWindow::FloatingWindow(Look look, Qt::WindowType type, QWidget *parent)
    : QMainWindow(parent,
                  type | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint
                      | Qt::NoDropShadowWindowHint)
    , m_look(std::move(look))
{
    setAttribute(Qt::WA_TranslucentBackground);
    setMargins(unitedExtent(m_look));
}

FloatingWindow::~FloatingWindow() = default;

QRect FloatingWindow::bodyGeometry() const
{
    return geometry().marginsRemoved(m_margins);
}

void FloatingWindow::setBodyGeometry(const QRect &body)
{
    setGeometry(body.marginsAdded(m_margins));
}

QRect FloatingWindow::bodyRect() const
{
    return rect().marginsRemoved(m_margins);
}

void FloatingWindow::setOnTop(bool isOnTop)
{
    // QWidget::setWindowFlag() would hide it and make it anew, in view of the person.
    Qt::WindowFlags flags = windowFlags();
    flags.setFlag(Qt::WindowStaysOnTopHint, isOnTop);
    overrideWindowFlags(flags);
    if (QWindow *window = windowHandle())
        window->setFlag(Qt::WindowStaysOnTopHint, isOnTop);
}

void FloatingWindow::setMargins(const QMargins &margins)
{
    m_margins = margins;
    setContentsMargins(margins);
}

void FloatingWindow::updateSurface()
{
    m_isBlended = blendsTranslucency();
    const QMargins margins = m_isBlended ? unitedExtent(m_look) : QMargins();
    if (margins != m_margins) {
        const QRect body = bodyGeometry();
        setMargins(margins);
        setBodyGeometry(body);
    }
    updateShape();
}

void FloatingWindow::updateShape()
{
    if (!m_isBlended) {
        setMask(bodyShape());
        return;
    }
    clearMask();
    const int grip = m_look.grip;
    passClicksThroughMargins(*this, m_margins - QMargins(grip, grip, grip, grip));
}

void FloatingWindow::showEvent(QShowEvent *event)
{
    updateSurface();
    QMainWindow::showEvent(event);
}

void FloatingWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateShape();
}

void FloatingWindow::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isBlended) {
        for (const BoxShadow &shadow : std::as_const(m_look.shadows))
            shadow.paint(painter, bodyRect(), m_look.cornerRadius);
    } else {
        painter.fillRect(rect(), m_look.backing);
    }
    paintBody(painter);
}

void FloatingWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    Q_EMIT closeRequested();
}

void FloatingWindow::paintBody(QPainter & /*painter*/)
{
}

QRegion FloatingWindow::bodyShape() const
{
    if (m_look.shape)
        return m_look.shape();
    QPainterPath path;
    path.addRoundedRect(bodyRect(), m_look.cornerRadius, m_look.cornerRadius);
    return {path.toFillPolygon().toPolygon()};
}

} // namespace ecom67
