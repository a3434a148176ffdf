// SPDX-License-Identifier: MIT
#include "service/LinkWatch.h"

namespace ecom67 {

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
}

void LinkWatch::onPingTimer()
{
    Q_EMIT pingDue(QByteArray::number(++m_pings));
}

void LinkWatch::onSilenceTimer()
{
    // The timer is not restarted with each byte: a busy link would do little else.
    const std::chrono::milliseconds left
        = m_silenceAfter - std::chrono::milliseconds(m_lastByte.elapsed());
    if (left > std::chrono::milliseconds::zero()) {
        m_silenceTimer.start(left);
        return;
    }
    stop();
    Q_EMIT silent();
}

} // namespace ecom67
