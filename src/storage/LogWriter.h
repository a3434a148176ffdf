// SPDX-License-Identifier: MIT
#pragma once

#include "storage/LogFile.h"

#include <QByteArray>

#include <chrono>
#include <memory>

namespace ecom67 {

/// Writes a log in a thread of its own: whoever logs never waits for the disk. What the disk does
/// not take in time is given up, and how many lines that were stands in the log once it takes
/// some again.
class LogWriter
{
    Q_DISABLE_COPY_MOVE(LogWriter)

public:
    using Time = std::chrono::milliseconds;

    static constexpr qsizetype kMostWaiting = 256 * 1'024; ///< bytes

    struct Waits
    {
        Time beforeTryingAgain{5'000}; ///< after the disk refused
        Time atTheEnd{300}; ///< for what is not written yet
    };

    explicit LogWriter(std::unique_ptr<LogFile> file);
    LogWriter(std::unique_ptr<LogFile> file, Waits waits);
    ~LogWriter(); ///< waits for the disk, but no longer than said

    /// One line without its end. From any thread.
    void write(QByteArray line);

    /// Waits until everything is written, refused or given up. False when the disk hangs.
    bool flush(Time longest);

    /// Whether the last attempt to write failed.
    bool isRefused() const;

private:
    struct Shared;

    static void run(const std::shared_ptr<Shared> &shared, Waits waits);

    Waits m_waits;
    std::shared_ptr<Shared> m_shared; ///< outlives this object while the disk hangs
};

} // namespace ecom67
