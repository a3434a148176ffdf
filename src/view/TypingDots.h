// SPDX-License-Identifier: MIT
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace ecom67 {

/// Three bouncing dots in a bubble: the assistant is typing. Its timer runs only while it is on
/// the screen and repaints nothing but itself. Without motion it says so in words instead.
class TypingDots : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TypingDots)

public:
    explicit TypingDots(QWidget *parent = nullptr);
    ~TypingDots() override;

    void setAnimated(bool isAnimated);
    bool isTicking() const { return m_timer.isActive(); }

    QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void paintDots(QPainter &painter, const QRect &bubble);

    QBasicTimer m_timer;
    QElapsedTimer m_clock;
    bool m_isAnimated = true;
};

} // namespace ecom67
