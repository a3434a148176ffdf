// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>

namespace ecom67 {

/// Figures of this process as the Linux kernel counts them; nothing on other systems.
struct ProcessFigures
{
    qint64 proportionalSetKb = 0; ///< PSS of /proc/self/smaps_rollup
    qint64 uniqueSetKb = 0; ///< private clean and dirty pages
    qint64 wakeUps = 0; ///< voluntary context switches of all threads since their start

    [[nodiscard]] static std::optional<ProcessFigures> read();
};

} // namespace ecom67
