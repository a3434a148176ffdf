// SPDX-License-Identifier: MIT
#pragma once

#include "app/Sample.h"

#include <chrono>

namespace ecom67 {

/// Lets the program go on while it is measured, and notes for how long each round of its event loop
/// keeps a key or a click waiting.
class EventRounds
{
public:
    /// Rounds without a pause, as while somebody drags.
    void handleFor(std::chrono::milliseconds duration);

    /// Until the program has nothing left to do of its own accord. Milliseconds of processor time
    /// that this took.
    static double settle();

    const Sample &lengths() const noexcept { return m_lengths; }

private:
    Sample m_lengths;
};

} // namespace ecom67
