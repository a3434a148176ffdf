// SPDX-License-Identifier: MIT
#pragma once

#include "app/BenchProcess.h"

#include <QString>

class QTextStream;
class QUrl;

namespace ecom67 {

/// Measures the list of messages for conversations of growing length, and a flood of answers
/// through a real socket until the last is on the screen. The gateway lives in the measuring
/// process, the window in another one, started anew for each row. Prints the figures; judges
/// nothing.
///
/// Needs a display (Xvfb will do), a QCoreApplication, and Linux for the memory figures.
class ViewBench
{
public:
    /// Path of the program to start, which must understand --bench view-run.
    explicit ViewBench(const QString &program);

    /// Runs it all, some minutes; under one where kBenchShortVariable is set. The exit code for
    /// main().
    [[nodiscard]] int run();

private:
    bool measureLengths(QTextStream &out);
    bool measureBursts(QTextStream &out);

    BenchProcess m_process;
    bool m_isShort;
};

/// Set to leave out the longest conversations and bursts.
inline constexpr const char *kBenchShortVariable = "ECOM67_BENCH_SHORT";

} // namespace ecom67
