// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <string>
#include <string_view>

namespace ecom67::test {

/// What one watched process has to say, in a file of its own in the folder that the variable
/// ECOM67_LEAK_WATCH names, for report.py to read: BEGIN, a line for each LEAK, and at its end
/// FIGURES: how many writes were looked at, how many values were known from its connections.
class WatchReport
{
public:
    WatchReport();

    bool isWanted() const noexcept { return !m_folder.empty(); }
    /// One line, written at once: the process may be killed next.
    void say(std::string_view line) const;

    std::atomic<unsigned long> looked = 0; ///< how many writes were looked at

private:
    std::string m_folder;
};

} // namespace ecom67::test
