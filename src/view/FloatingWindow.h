// SPDX-License-Identifier: MIT
#pragma once

#include "view/BoxShadow.h"
#include "view/Theme.h"

#include <QList>
#include <QMainWindow>

#include <functional>

namespace ecom67 {

/// A frameless window that floats above the others and paints its own shadow. Its body is what a
/// person takes for the window; the shadow lies around it. Where nothing blends translucent
/// windows there is no shadow and the window is cut to the shape of the body.
///
/// A QMainWindow, since screen readers are told nothing about a plain top-level QWidget.
class FloatingWindow : public QMainWindow, public ThemedWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FloatingWindow)

public:
    struct Look
    {
        QList<BoxShadow> shadows;
        qreal cornerRadius = 0;
        QColor backing = {}; ///< fills the jagged edge where the window cannot blend
        int grip = 0; ///< how far outside of the body the mouse still counts, for resizing
        /// The shape of the body where it cannot blend, if it is no round rectangle.
        std::function<QRegion()> shape = {};
    };

    FloatingWindow(Look look, Qt::WindowType type, QWidget *parent = nullptr);
    ~FloatingWindow() override;

    const Theme &theme() const override { return lightTheme(); }

    QRect bodyGeometry() const; ///< in global coordinates, without the shadow
    void setBodyGeometry(const QRect &body);
    QRect bodyRect() const; ///< in coordinates of this window
    QMargins shadowMargins() const { return m_margins; }

    /// Whether it stays above other windows, which it does from the beginning. Counts at once.
    void setOnTop(bool isOnTop);

    /// Cuts the window to its shape again, after that has changed.
    void updateShape();

    /// Looks again whether translucency works; done by itself whenever the window is shown.
    void updateSurface();

Q_SIGNALS:
    /// The person closed it (window manager, Alt+F4); it stays open until somebody hides it.
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

    /// Paints what lies below the children, inside the body. Nothing by default.
    virtual void paintBody(QPainter &painter);

private:
    QRegion bodyShape() const;
    void setMargins(const QMargins &margins);

    Look m_look;
    QMargins m_margins;
    bool m_isBlended = true;
};

} // namespace ecom67
