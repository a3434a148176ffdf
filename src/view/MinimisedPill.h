// SPDX-License-Identifier: MIT
#pragma once

#include "view/PaintedButton.h"

namespace ecom67 {

/// The minimised chat: an icon, "Chat Support" and the number of unread messages.
class MinimisedPill : public PaintedButton
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

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_unreadCount = 0;
};

} // namespace ecom67
