// SPDX-License-Identifier: MIT
#include "chaos/ChaosPipe.h"

#include <algorithm>
#include <utility>

namespace ecom67::test {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

static constexpr auto kTick = 5ms;

ChaosPipe::ChaosPipe(QTcpSocket &from, QTcpSocket &to, const Weather &weather, QObject *parent)
    : QObject(parent)
    , m_from(from)
    , m_to(to)
    , m_weather(weather)
    , m_lastTick(Clock::now())
{
    m_latencyTimer.setSingleShot(true);
    m_rateTimer.setInterval(kTick);
    connect(&m_from, &QIODevice::readyRead, this, &ChaosPipe::take);
    connect(&m_to, &QAbstractSocket::connected, this, &ChaosPipe::flow);
    connect(&m_latencyTimer, &QTimer::timeout, this, &ChaosPipe::arrive);
    connect(&m_rateTimer, &QTimer::timeout, this, &ChaosPipe::flow);
}

ChaosPipe::~ChaosPipe() = default;

void ChaosPipe::take()
{
    m_underway.append({.due = Clock::now() + m_weather.latency, .bytes = m_from.readAll()});
    arrive();
}

void ChaosPipe::arrive()
{
    const auto now = Clock::now();
    while (!m_underway.isEmpty() && m_underway.first().due <= now)
        m_arrived += m_underway.takeFirst().bytes;
    if (!m_underway.isEmpty()) {
        const auto left
            = std::chrono::ceil<std::chrono::milliseconds>(m_underway.first().due - now);
        m_latencyTimer.start(left);
    }
    flow();
}

qsizetype ChaosPipe::allowance()
{
    if (m_weather.bytesPerSecond == 0)
        return m_arrived.size();
    const auto now = Clock::now();
    const std::chrono::duration<double> passed = now - std::exchange(m_lastTick, now);
    const double bytes = passed.count() * static_cast<double>(m_weather.bytesPerSecond);
    return std::clamp<qsizetype>(static_cast<qsizetype>(bytes), 1, m_arrived.size());
}

void ChaosPipe::flow()
{
    const bool canPass = !m_weather.isBlackHole && !m_arrived.isEmpty()
        && m_to.state() == QAbstractSocket::ConnectedState;
    if (!canPass) {
        m_rateTimer.stop();
        return;
    }
    QByteArray bytes = m_arrived.first(allowance());
    m_arrived.remove(0, bytes.size());
    const bool isCut = m_weather.cutAfter >= 0 && m_passed + bytes.size() >= m_weather.cutAfter;
    if (isCut)
        bytes.truncate(std::max<qint64>(m_weather.cutAfter - m_passed, 0));
    pass(std::move(bytes));
    if (isCut) {
        Q_EMIT cut(); // the owner ends both sides
        return;
    }
    if (m_arrived.isEmpty()) {
        m_rateTimer.stop();
    } else if (!m_rateTimer.isActive()) {
        m_lastTick = Clock::now();
        m_rateTimer.start();
    }
}

void ChaosPipe::pass(QByteArray bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (m_weather.corruptFrom >= 0 && m_passed + i >= m_weather.corruptFrom)
            bytes[i] = char(bytes.at(i) ^ 0x10);
    }
    m_passed += bytes.size();
    const qsizetype slice = m_weather.slice > 0 ? m_weather.slice : bytes.size();
    // A flush finds out that the other side is gone.
    for (qsizetype at = 0; at < bytes.size() && m_to.isOpen(); at += slice) {
        m_to.write(bytes.sliced(at, std::min(slice, bytes.size() - at)));
        m_to.flush();
    }
}

} // namespace ecom67::test
