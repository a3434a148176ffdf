// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QListView;

namespace ecom67 {

/// Says when the newest message is on the screen: its pixels, not only its row.
class PaintWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaintWatch)

public:
    /// list must outlive this object.
    explicit PaintWatch(QListView &list, QObject *parent = nullptr);
    ~PaintWatch() override;

    void start(); ///< what is painted from now on counts
    /// Handles events until a part of the last row has been painted and given to the window system.
    void waitForLastRow();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QListView &m_list;
    int m_paintedRow = -1; ///< the last one there was when it was painted
};

} // namespace ecom67
