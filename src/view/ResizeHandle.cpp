// SPDX-License-Identifier: MIT
#include "view/ResizeHandle.h"

#include "view/FloatingWindow.h"
#include "view/WindowMover.h"

#include <QEvent>
#include <QMouseEvent>

#include <array>

namespace ecom67 {

static Qt::CursorShape cursorFor(Qt::Edges edges)
{
    if (edges == (Qt::LeftEdge | Qt::TopEdge) || edges == (Qt::RightEdge | Qt::BottomEdge))
        return Qt::SizeFDiagCursor;
    if (edges == (Qt::RightEdge | Qt::TopEdge) || edges == (Qt::LeftEdge | Qt::BottomEdge))
        return Qt::SizeBDiagCursor;
    return edges & (Qt::LeftEdge | Qt::RightEdge) ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

void ResizeHandle::addTo(FloatingWindow &window, WindowMover &mover)
{
    const std::array<Qt::Edges, 8> all{Qt::LeftEdge,
                                       Qt::RightEdge,
                                       Qt::TopEdge,
                                       Qt::BottomEdge,
                                       Qt::LeftEdge | Qt::TopEdge,
                                       Qt::RightEdge | Qt::TopEdge,
                                       Qt::LeftEdge | Qt::BottomEdge,
                                       Qt::RightEdge | Qt::BottomEdge};
    for (const Qt::Edges edges : all)
        new ResizeHandle(window, mover, edges); // the window owns it
}

ResizeHandle::ResizeHandle(FloatingWindow &window, WindowMover &mover, Qt::Edges edges)
    : QWidget(&window)
    , m_window(window)
    , m_mover(mover)
    , m_edges(edges)
{
    setCursor(cursorFor(edges));
    setFocusPolicy(Qt::NoFocus);
    window.installEventFilter(this);
    place();
}

ResizeHandle::~ResizeHandle() = default;

void ResizeHandle::place()
{
    const QRect outer = m_window.bodyRect().adjusted(-kOutside, -kOutside, kOutside, kOutside);
    const bool isCorner
        = m_edges & (Qt::LeftEdge | Qt::RightEdge) && m_edges & (Qt::TopEdge | Qt::BottomEdge);
    const int side = isCorner ? kCorner : kOutside + kInside;
    QRect where = outer;
    if (m_edges.testFlag(Qt::LeftEdge))
        where.setWidth(side);
    else if (m_edges.testFlag(Qt::RightEdge))
        where.setLeft(outer.right() + 1 - side);
    if (m_edges.testFlag(Qt::TopEdge))
        where.setHeight(side);
    else if (m_edges.testFlag(Qt::BottomEdge))
        where.setTop(outer.bottom() + 1 - side);
    // The corners belong to the corner handles, whichever of them lies on top.
    if (!isCorner && m_edges & (Qt::LeftEdge | Qt::RightEdge))
        where.adjust(0, kCorner, 0, -kCorner);
    else if (!isCorner)
        where.adjust(kCorner, 0, -kCorner, 0);
    setGeometry(where & m_window.rect());
}

bool ResizeHandle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        place();
        raise();
    }
    return QWidget::eventFilter(watched, event);
}

void ResizeHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_mover.startResize(event->globalPosition().toPoint(), m_edges);
}

void ResizeHandle::mouseMoveEvent(QMouseEvent *event)
{
    m_mover.moveTo(event->globalPosition().toPoint());
}

void ResizeHandle::mouseReleaseEvent(QMouseEvent * /*event*/)
{
    m_mover.end();
}

} // namespace ecom67
