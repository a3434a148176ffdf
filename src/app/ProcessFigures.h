// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace ecom67 {

/// Figures of this process as the Linux kernel counts them; nothing on other systems.
struct ProcessFigures
{
    qint64 proportionalSetKb = 0; ///< PSS of /proc/self/smaps_rollup
    qint64 uniqueSetKb = 0; ///< private clean and dirty pages
    QHash<QString, qint64> wakeUps; ///< voluntary context switches so far, by thread

    /// Wake-ups since an earlier reading, of the threads that lived at both times: threads of a
    /// pool end by themselves and would count backwards.
    qint64 wakeUpsSince(const ProcessFigures &earlier) const;

    [[nodiscard]] static std::optional<ProcessFigures> read();
};

} // namespace ecom67
