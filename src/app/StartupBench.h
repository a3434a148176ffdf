// SPDX-License-Identifier: MIT
#pragma once

#include "app/BenchProcess.h"

#include <QString>

namespace ecom67 {

/// Measures how fast the program starts and what it costs when idle, by starting it again and
/// again against a local gateway that lives in the measuring process. Prints medians; judges
/// nothing: machines differ, so no test fails on a time.
///
/// Needs a display (Xvfb will do), a QCoreApplication, and Linux for the memory figures.
class StartupBench
{
public:
    /// Path of the program to start, which must understand --bench startup-run.
    explicit StartupBench(const QString &program);

    /// Runs it all, about a minute. The exit code for main().
    [[nodiscard]] int run();

private:
    BenchProcess m_process;
};

/// Set to measure memory, wake-ups and painting too, not only the start.
inline constexpr const char *kBenchFullVariable = "ECOM67_BENCH_FULL";

} // namespace ecom67
