// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace ecom67 {

/// Notices that time has passed unseen: the machine slept, the process was stopped, the clock was
/// set. Compares the wall clock, which counts sleep, with the monotonic one, which need not
/// (CLOCK_MONOTONIC of Linux does not), and looks how late its own timer is.
///
/// Looks once a minute, and whenever it is asked to.
class WakeWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WakeWatch)

public:
    using Time = std::chrono::milliseconds;

    /// Times since any fixed moment.
    struct Clocks
    {
        std::function<Time()> wall;
        std::function<Time()> monotonic;
    };

    struct Waits
    {
        Time lookEvery{60'000};
        Time tolerance{5'000}; ///< drift and late timers of a busy machine
    };

    static Clocks systemClocks();

    WakeWatch(Waits waits, Clocks clocks, QObject *parent = nullptr);
    ~WakeWatch() override;

    void setActive(bool isActive); ///< off at the start
    void look(); ///< nothing while it is off

Q_SIGNALS:
    void jumped();

private:
    void remember();

    Waits m_waits;
    Clocks m_clocks;
    Time m_wall{0};
    Time m_monotonic{0};
    QTimer m_timer;
};

} // namespace ecom67
