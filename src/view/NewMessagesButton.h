// SPDX-License-Identifier: MIT
#pragma once

#include "view/TextButton.h"

namespace ecom67 {

/// Floats over the lower end of the messages: how many new ones there are below those in view, and
/// the way there.
class NewMessagesButton : public TextButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewMessagesButton)

public:
    /// Keeps its place in the list when that is resized.
    explicit NewMessagesButton(QWidget *list);
    ~NewMessagesButton() override;

    /// Hidden when there are none or the end is in view.
    void showCount(int count, bool isAtEnd);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
};

} // namespace ecom67
