// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>

namespace ecom67 {

/// Decides how long to wait before a lost connection is tried again. It never gives up.
///
/// A pure value: it holds no timer and no socket, so the caller owns the waiting and a test owns
/// the randomness. Full jitter (a random share of a doubling ceiling) keeps a fleet of kiosks
/// from coming back in the same instant after an outage
/// (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
class ReconnectPolicy
{
public:
    using Delay = std::chrono::milliseconds;
    using Random = std::function<double()>; ///< yields values from 0 to 1

    /// Why the connection has to be made again.
    enum class Cause {
        Trouble, ///< anything that may be over in a moment
        Planned, ///< close 1001: API Gateway's idle or lifetime limit; no failure at all
        RateLimited, ///< 429 or close 1008
        Configuration, ///< a refusal that only a changed setting ends
    };

    struct Limits
    {
        Delay firstDelay{1'000};
        Delay longestDelay{30'000};
        Delay plannedDelay{2'000}; ///< ceiling of the jitter after a planned close
        Delay rateLimitedDelay{5'000}; ///< at least this after a refusal for its rate
        Delay longestAskedDelay{300'000}; ///< a server that asks for more is asked again then
        Delay slowDelay{60'000}; ///< configuration trouble, and after attemptsBeforeSlow
        int attemptsBeforeSlow = 10;
    };

    explicit ReconnectPolicy(Random random = {});
    explicit ReconnectPolicy(Limits limits, Random random = {});

    /// The wait before the next attempt. Counts as one failed attempt unless it was planned.
    /// asked is what the server wants to be waited for at least.
    [[nodiscard]] Delay nextDelay(Cause cause, Delay asked = Delay::zero());

    /// The wait when something says that the trouble may be over: short, but not the same on all
    /// machines that came back at once. Counts as no attempt.
    [[nodiscard]] Delay hintedDelay() const;

    /// A little less than span, so that what began together does not end together.
    [[nodiscard]] Delay spread(Delay span) const;

    /// Call once a connection has been stable: the next loss starts from the first delay again.
    void reset() noexcept;

    int attemptsMade() const noexcept { return m_attemptsMade; }

private:
    Delay upTo(Delay ceiling) const;
    Delay ownDelay(Cause cause);

    Limits m_limits;
    Random m_random;
    Delay m_ceiling;
    int m_attemptsMade = 0;
};

} // namespace ecom67
