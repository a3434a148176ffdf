// SPDX-License-Identifier: MIT
#include "service/LinkWatch.h"

namespace ecom67 {

using namespace std::chrono_literals;

/// How late a timer may be before the process counts as stopped for a while.
static constexpr std::chrono::milliseconds kLateness = 5s;

LinkWatch::LinkWatch(std::chrono::milliseconds pingEvery, std::chrono::milliseconds silenceAfter,
                     QObject *parent)
    : QObject(parent)
    , m_silenceAfter(silenceAfter)
{
    Q_ASSERT(silenceAfter > pingEvery);
    m_pingTimer.setInterval(pingEvery);
    m_silenceTimer.setSingleShot(true);
    connect(&m_pingTimer, &QTimer::timeout, this, &LinkWatch::onPingTimer);
    connect(&m_silenceTimer, &QTimer::timeout, this, &LinkWatch::onSilenceTimer);
}

LinkWatch::~LinkWatch() = default;

void LinkWatch::start()
{
    m_pings = 0;
    m_isChecking = false;
    m_lastByte.start();
    m_pingTimer.start();
    m_silenceTimer.start(m_silenceAfter);
}

void LinkWatch::stop()
{
    m_pingTimer.stop();
    m_silenceTimer.stop();
}

void LinkWatch::heard()
{
    m_lastByte.start();
    if (!m_isChecking)
        return;
    m_isChecking = false;
    m_silenceTimer.start(m_silenceAfter);
    Q_EMIT alive();
}

void LinkWatch::check(std::chrono::milliseconds within)
{
    if (!m_pingTimer.isActive() || m_isChecking)
        return;
    m_isChecking = true;
    m_silenceTimer.start(within);
    onPingTimer();
}

void LinkWatch::onPingTimer()
{
    Q_EMIT pingDue(QByteArray::number(++m_pings));
}

void LinkWatch::onSilenceTimer()
{
    const std::chrono::milliseconds silence(m_lastByte.elapsed());
    // The timer is not restarted with each byte: a busy link would do little else.
    if (!m_isChecking && silence < m_silenceAfter) {
        m_silenceTimer.start(m_silenceAfter - silence);
        return;
    }
    // Late itself: this process stood still, and what came meanwhile has not been read yet.
    if (!m_isChecking && silence > m_silenceAfter + kLateness) {
        check(kLateness);
        return;
    }
    stop();
    Q_EMIT silent();
}

} // namespace ecom67
