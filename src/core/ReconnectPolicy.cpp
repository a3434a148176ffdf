// SPDX-License-Identifier: MIT
#include "core/ReconnectPolicy.h"

#include <QRandomGenerator>
#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecom67 {

static double systemRandom()
{
    return QRandomGenerator::global()->generateDouble();
}

ReconnectPolicy::ReconnectPolicy(Random random)
    : ReconnectPolicy(Limits{}, std::move(random))
{
}

ReconnectPolicy::ReconnectPolicy(Limits limits, Random random)
    : m_limits(limits)
    , m_random(random ? std::move(random) : systemRandom)
    , m_ceiling(limits.firstDelay)
{
    Q_ASSERT(limits.firstDelay > Delay::zero() && limits.firstDelay <= limits.longestDelay);
}

ReconnectPolicy::Delay ReconnectPolicy::upTo(Delay ceiling) const
{
    const double drawn = m_random();
    // Not a number: clamp() would hand it on.
    const double share = std::isnan(drawn) ? 1.0 : std::clamp(drawn, 0.0, 1.0);
    return std::chrono::duration_cast<Delay>(ceiling * share);
}

ReconnectPolicy::Delay ReconnectPolicy::nextDelay(Cause cause, Delay asked)
{
    const Delay own = ownDelay(cause);
    const Delay obeyed = std::min(asked, m_limits.longestAskedDelay);
    // Everybody is told the same wait; they are not to come back in the same moment.
    return obeyed > own ? obeyed + hintedDelay() : own;
}

ReconnectPolicy::Delay ReconnectPolicy::ownDelay(Cause cause)
{
    if (cause == Cause::Planned)
        return upTo(m_limits.plannedDelay);

    ++m_attemptsMade;
    const Delay ceiling = m_ceiling;
    // Doubling the ceiling rather than shifting by the attempt number cannot overflow.
    m_ceiling = std::min(m_ceiling * 2, m_limits.longestDelay);

    if (cause == Cause::Configuration || m_attemptsMade > m_limits.attemptsBeforeSlow)
        return m_limits.slowDelay / 2 + upTo(m_limits.slowDelay / 2);
    if (cause == Cause::RateLimited)
        return m_limits.rateLimitedDelay + upTo(ceiling);
    return upTo(ceiling);
}

ReconnectPolicy::Delay ReconnectPolicy::hintedDelay() const
{
    return upTo(m_limits.firstDelay);
}

ReconnectPolicy::Delay ReconnectPolicy::spread(Delay span) const
{
    return span - upTo(span / 30);
}

void ReconnectPolicy::reset() noexcept
{
    m_attemptsMade = 0;
    m_ceiling = m_limits.firstDelay;
}

} // namespace ecom67
