// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QList>
#include <QObject>

namespace ecom67 {

/// What a customer can do with one of the own messages. The one rule for every way to do it:
/// mouse, keyboard, menu and the view model itself.
class MessageVerbs
{
    Q_GADGET

public:
    enum class Verb {
        Edit, ///< in place while it is provably unsent, otherwise as the draft of a new message
        Cancel, ///< takes back what waits
        Retry, ///< what is known not to have arrived
        AskAgain, ///< what may have been received
        Delete,
    };
    Q_ENUM(Verb)

    /// Those that are possible, the most likely wish first.
    static QList<Verb> of(const Message &message);
};

} // namespace ecom67
