// SPDX-License-Identifier: MIT
#include "chaos/ClockShift.h"

#include <atomic>
#include <ctime>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static std::atomic<time_t> &shift()
{
    static std::atomic<time_t> seconds = 0;
    return seconds;
}

namespace ecom67::test {

ClockShift::ClockShift(std::chrono::seconds by)
{
    shift() = static_cast<time_t>(by.count());
}

ClockShift::~ClockShift()
{
    shift() = 0;
}

} // namespace ecom67::test

extern "C" {

int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const auto result = static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += shift();
    return result;
}

int gettimeofday(timeval *time, void * /*zone*/) noexcept
{
    timespec now{};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    *time = {.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1'000};
    return result;
}
}
