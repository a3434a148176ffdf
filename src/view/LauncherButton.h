// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace ecom67 {

class HoverFade;

/// The round button that opens the chat, with the number of unread messages in its corner.
class LauncherButton : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LauncherButton)

public:
    static constexpr int kSide = 56;

    explicit LauncherButton(QWidget *parent = nullptr);
    ~LauncherButton() override;

    int unreadCount() const noexcept { return m_unreadCount; }
    void setUnreadCount(int count);
    void setAnimated(bool isAnimated);

    /// What it paints on, for a window that cannot blend.
    QRegion shape() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect badgeRect() const;

    HoverFade *m_fade;
    int m_unreadCount = 0;
};

} // namespace ecom67
