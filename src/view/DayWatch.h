// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace ecom67 {

/// Tells when another day has begun on this machine's clock, also after it slept or the clock was
/// set, then with up to an hour's delay.
class DayWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DayWatch)

public:
    using Clock = std::function<QDateTime()>; ///< local time

    explicit DayWatch(Clock clock = {}, QObject *parent = nullptr);
    ~DayWatch() override;

    const QDate &today() const noexcept { return m_today; }
    void check(); ///< now, e.g. since the window is shown again
    std::chrono::milliseconds wait() const; ///< until it looks by itself

Q_SIGNALS:
    void dayChanged(const QDate &today);

private:
    Clock m_clock;
    QDate m_today;
    QTimer m_timer;
};

} // namespace ecom67
