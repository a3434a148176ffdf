// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QWidget;

namespace ecom67 {

/// Lets the caret of an editor stop blinking some seconds after the last input, and stay visible:
/// a blinking caret alone wakes an idle program six times a second.
class CaretRest : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaretRest)

public:
    explicit CaretRest(QWidget *editor,
                       std::chrono::milliseconds restAfter = std::chrono::seconds(10));
    ~CaretRest() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void blink();
    void rest();

    QTimer m_timer;
    int m_flashTime; ///< of the desktop, in milliseconds
};

} // namespace ecom67
