// SPDX-License-Identifier: MIT
#include "model/IdleReset.h"

#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;

IdleReset::IdleReset(Timing timing, std::function<Need()> need, QObject *parent)
    : QObject(parent)
    , m_timing(timing)
    , m_need(std::move(need))
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(timing.untilQuestion);
    m_step.setInterval(timing.step);
    connect(&m_idle, &QTimer::timeout, this, &IdleReset::onIdle);
    connect(&m_step, &QTimer::timeout, this, &IdleReset::onStep);
}

IdleReset::~IdleReset() = default;

void IdleReset::noteActivity()
{
    if (m_timing.untilQuestion == 0ms)
        return;
    m_idle.start();
    m_step.stop();
    if (std::exchange(m_left, 0) > 0)
        Q_EMIT asked(0);
}

void IdleReset::onIdle()
{
    switch (m_need()) {
    case Need::None:
        return; // the next input begins anew
    case Need::Awaited:
        m_idle.start();
        return;
    case Need::Some:
        m_left = m_timing.countdown;
        m_step.start();
        Q_EMIT asked(m_left);
        return;
    }
}

void IdleReset::onStep()
{
    --m_left;
    Q_EMIT asked(m_left);
    if (m_left > 0)
        return;
    m_step.stop();
    Q_EMIT resetDue();
}

} // namespace ecom67
