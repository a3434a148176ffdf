// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QDateTime>

#include <optional>

namespace ecom67 {

/// A time without a connection, told by one line of the conversation. Stored as a notice, so that
/// a version that does not know it shows the times as they are.
struct Outage
{
    QDateTime from; ///< UTC
    QDateTime to;
    int times = 1; ///< how often the connection was lost in that time, from 1 to 1,000

    Message toMessage() const;
    /// The outage that a message tells of, or nothing when it is another one, or damaged.
    static std::optional<Outage> of(const Message &message);

    friend bool operator==(const Outage &, const Outage &) = default;
};

} // namespace ecom67
