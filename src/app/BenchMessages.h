// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QList>

namespace ecom67 {

/// What a conversation of a shop looks like, for measuring: each text is another one, and half of
/// the messages are Markdown with a list or with code. The same count gives the same messages.
class BenchMessages
{
public:
    /// The first ones of a conversation, one a minute, so that they spread over days.
    static QList<Message> first(int count);
    static Message make(MessageId id); ///< from 1 on
};

} // namespace ecom67
