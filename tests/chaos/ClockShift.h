// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>

namespace ecom67::test {

/// The wall clock of this process, set to another time until it goes out of scope: by somebody, or
/// since the machine slept, in which time only this clock goes on. The gateway in the same process
/// sees it too. The monotonic clock stays as it is, as on a real machine.
///
/// Only in a program that links ClockShift.cpp with ENABLE_EXPORTS.
class ClockShift
{
    Q_DISABLE_COPY_MOVE(ClockShift)

public:
    explicit ClockShift(std::chrono::seconds by);
    ~ClockShift();
};

} // namespace ecom67::test
