// SPDX-License-Identifier: MIT
#include "view/WindowMover.h"

#include "view/FloatingWindow.h"

#include <QWindow>

#include <algorithm>

namespace ecom67 {

WindowMover::WindowMover(FloatingWindow *window)
    : QObject(window)
    , m_window(window)
{
}

WindowMover::~WindowMover() = default;

void WindowMover::startMove(const QPoint &globalPosition)
{
    startResize(globalPosition, {});
}

void WindowMover::startResize(const QPoint &globalPosition, Qt::Edges edges)
{
    QWindow *handle = m_window->windowHandle();
    if (handle && (edges ? handle->startSystemResize(edges) : handle->startSystemMove()))
        return;
    m_isActive = true;
    m_edges = edges;
    m_start = globalPosition;
    m_bodyAtStart = m_window->bodyGeometry();
}

void WindowMover::moveTo(const QPoint &globalPosition)
{
    if (!m_isActive)
        return;
    const QPoint distance = globalPosition - m_start;
    if (!m_edges) {
        m_window->setBodyGeometry(m_bodyAtStart.translated(distance));
        return;
    }
    const QSize minimum = m_window->minimumSize().shrunkBy(m_window->shadowMargins());
    m_window->setBodyGeometry(resized(m_bodyAtStart, m_edges, distance, minimum));
}

void WindowMover::end()
{
    m_isActive = false;
}

QRect WindowMover::resized(const QRect &body, Qt::Edges edges, const QPoint &distance,
                           const QSize &minimum)
{
    QRect result = body;
    if (edges.testFlag(Qt::LeftEdge))
        result.setLeft(std::min(body.left() + distance.x(), body.right() + 1 - minimum.width()));
    if (edges.testFlag(Qt::RightEdge))
        result.setRight(std::max(body.right() + distance.x(), body.left() - 1 + minimum.width()));
    if (edges.testFlag(Qt::TopEdge))
        result.setTop(std::min(body.top() + distance.y(), body.bottom() + 1 - minimum.height()));
    if (edges.testFlag(Qt::BottomEdge))
        result.setBottom(std::max(body.bottom() + distance.y(), body.top() - 1 + minimum.height()));
    return result;
}

} // namespace ecom67
