// SPDX-License-Identifier: MIT
#pragma once

#include "app/BenchProcess.h"

#include <QString>

namespace ecom67 {

/// Measures how long a question takes from the Enter key to its bubble on the screen, with the
/// conversation stored on the disk, and for how long storing it keeps the window from answering.
/// Prints the figures; judges nothing.
///
/// Needs a display and a QCoreApplication. scripts/with-slow-disk makes the disk slow.
class SendBench
{
public:
    /// Path of the program to start, which must understand --bench send-run.
    explicit SendBench(const QString &program);

    /// Runs it all, about half a minute. The exit code for main().
    [[nodiscard]] int run();

private:
    BenchProcess m_process;
};

} // namespace ecom67
