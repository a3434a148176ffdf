// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace ecom67 {

class FloatingWindow;
class WindowMover;

/// An invisible strip along an edge, or square at a corner, of a frameless window: dragging it
/// resizes the window. Lies partly outside of the body, where nothing else wants the mouse.
class ResizeHandle : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResizeHandle)

public:
    static constexpr int kOutside = 5; ///< of the body
    static constexpr int kInside = 3;
    static constexpr int kCorner = 14; ///< side of a corner's square

    /// All eight around a window; they follow its size by themselves.
    static void addTo(FloatingWindow &window, WindowMover &mover);

    ResizeHandle(FloatingWindow &window, WindowMover &mover, Qt::Edges edges);
    ~ResizeHandle() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void place();

    FloatingWindow &m_window;
    WindowMover &m_mover;
    Qt::Edges m_edges;
};

} // namespace ecom67
