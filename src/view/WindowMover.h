// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPoint>
#include <QRect>
#include <QSize>

namespace ecom67 {

class FloatingWindow;

/// Moves and resizes a frameless window with the mouse: asks the window system to do it, and does
/// it itself where that cannot.
class WindowMover : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowMover)

public:
    explicit WindowMover(FloatingWindow *window);
    ~WindowMover() override;

    void startMove(const QPoint &globalPosition);
    void startResize(const QPoint &globalPosition, Qt::Edges edges);
    void moveTo(const QPoint &globalPosition);
    void end();

    /// The body that results from dragging edges by a distance, never smaller than minimum.
    static QRect resized(const QRect &body, Qt::Edges edges, const QPoint &distance,
                         const QSize &minimum);

private:
    FloatingWindow *m_window;
    QRect m_bodyAtStart;
    QPoint m_start;
    Qt::Edges m_edges;
    bool m_isActive = false; ///< we do it ourselves
};

} // namespace ecom67
