// SPDX-License-Identifier: MIT
#pragma once

#include "view/PaintedButton.h"

namespace ecom67 {

/// The round button that opens the chat, with the number of unread messages in its corner.
class LauncherButton : public PaintedButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LauncherButton)

public:
    static constexpr int kSide = 56;

    explicit LauncherButton(QWidget *parent = nullptr);
    ~LauncherButton() override;

    int unreadCount() const noexcept { return m_unreadCount; }
    void setUnreadCount(int count);

    /// What it paints on, for a window that cannot blend.
    QRegion shape() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    QRect badgeRect() const;

    int m_unreadCount = 0;
};

} // namespace ecom67
