// SPDX-License-Identifier: MIT
#include "view/DayWatch.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds kLongestWait = 1h;

DayWatch::DayWatch(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock ? std::move(clock) : qOverload<>(&QDateTime::currentDateTime))
    , m_today(m_clock().date())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DayWatch::check);
    m_timer.start(wait());
}

DayWatch::~DayWatch() = default;

std::chrono::milliseconds DayWatch::wait() const
{
    const QDateTime now = m_clock();
    const std::chrono::milliseconds left(now.msecsTo(now.date().addDays(1).startOfDay()));
    // A timer may be a little early: a second behind midnight it is tomorrow for sure.
    return std::clamp<std::chrono::milliseconds>(left + 1s, 1s, kLongestWait);
}

void DayWatch::check()
{
    const QDate today = m_clock().date();
    m_timer.start(wait());
    if (std::exchange(m_today, today) != today)
        Q_EMIT dayChanged(today);
}

} // namespace ecom67
