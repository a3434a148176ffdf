// SPDX-License-Identifier: MIT
#pragma once

#include "storage/MessageRecord.h"

#include <QDateTime>

#include <chrono>
#include <functional>

namespace ecom67 {

/// What is kept of one conversation.
struct StorageLimits
{
    int messages = kMostStoredMessages; ///< the newest
    std::chrono::days age{30}; ///< since it was stored; applies when a file is opened
    /// What waited to be sent for longer is not sent without asking any more; applies when a file
    /// is opened.
    std::chrono::hours waiting{24};
    /// For tests; called on the thread of the database.
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
};

} // namespace ecom67
