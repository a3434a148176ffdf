// SPDX-License-Identifier: MIT
#include "service/WakeWatch.h"

#include <QDateTime>

#include <utility>

namespace ecom67 {

WakeWatch::Clocks WakeWatch::systemClocks()
{
    using namespace std::chrono;
    return {.wall = [] { return milliseconds(QDateTime::currentMSecsSinceEpoch()); },
            .monotonic
            = [] { return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()); }};
}

WakeWatch::WakeWatch(Waits waits, Clocks clocks, QObject *parent)
    : QObject(parent)
    , m_waits(waits)
    , m_clocks(std::move(clocks))
{
    m_timer.setInterval(m_waits.lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &WakeWatch::look);
}

WakeWatch::~WakeWatch() = default;

void WakeWatch::setActive(bool isActive)
{
    if (isActive == m_timer.isActive())
        return;
    if (!isActive) {
        m_timer.stop();
        return;
    }
    remember();
    m_timer.start();
}

void WakeWatch::look()
{
    if (!m_timer.isActive())
        return;
    const Time wall = m_clocks.wall() - m_wall;
    const Time monotonic = m_clocks.monotonic() - m_monotonic;
    remember();
    const Time gap = wall > monotonic ? wall - monotonic : monotonic - wall;
    if (gap > m_waits.tolerance || monotonic > m_waits.lookEvery + m_waits.tolerance)
        Q_EMIT jumped();
}

void WakeWatch::remember()
{
    m_wall = m_clocks.wall();
    m_monotonic = m_clocks.monotonic();
}

} // namespace ecom67
