// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace ecom67 {

class HoverFade;

/// The minimised chat: an icon, "Chat Support" and the number of unread messages.
class MinimisedPill : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MinimisedPill)

public:
    static constexpr int kHeight = 48;
    static constexpr int kCornerRadius = 8;

    explicit MinimisedPill(QWidget *parent = nullptr);
    ~MinimisedPill() override;

    int unreadCount() const noexcept { return m_unreadCount; }
    void setUnreadCount(int count);
    void setAnimated(bool isAnimated);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    HoverFade *m_fade;
    int m_unreadCount = 0;
};

} // namespace ecom67
