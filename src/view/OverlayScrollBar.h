// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollBar>

class QAbstractScrollArea;

namespace ecom67 {

/// A slim scroll bar over the trailing edge of a scroll area. It takes no width from the content,
/// so bubbles do not change their shape when a chat grows longer than its window.
class OverlayScrollBar : public QScrollBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverlayScrollBar)

public:
    static constexpr int kWidth = 10;

    /// Mirrors the area's own vertical scroll bar, which must be switched off.
    explicit OverlayScrollBar(QAbstractScrollArea *area);
    ~OverlayScrollBar() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow(QScrollBar *source);
    void place();

    QAbstractScrollArea *m_area;
};

} // namespace ecom67
