// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QString>

namespace ecom67 {

/// The words for how far a message of the customer's has come, and what can be done about it.
struct DeliveryText
{
    QString note; ///< empty: nothing to say
    QString action; ///< empty: nothing to do
    bool isProblem = false;

    static DeliveryText of(const Message &message, bool isStillWorking);

    /// Whether the action takes a waiting message back; otherwise it asks again.
    static bool isCancellable(const Message &message);
    static bool isRepeatable(const Message &message);
};

/// One sentence for a screen reader: who, when, how far, what.
QString messageDescription(const Message &message);

/// Hours and minutes on this machine's clock, as its language writes them.
QString timeText(const QDateTime &timestamp);

} // namespace ecom67
