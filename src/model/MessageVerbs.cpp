// SPDX-License-Identifier: MIT
#include "model/MessageVerbs.h"

namespace ecom67 {

QList<MessageVerbs::Verb> MessageVerbs::of(const Message &message)
{
    switch (message.delivery) {
    case Message::Delivery::Queued:
        return {Verb::Edit, Verb::Cancel};
    case Message::Delivery::Failed:
        // The same words would be too long again.
        if (message.failure == ChatError::Code::MessageTooLong)
            return {Verb::Edit, Verb::Delete};
        return {Verb::Retry, Verb::Edit, Verb::Delete};
    case Message::Delivery::Unanswered:
        return {Verb::AskAgain, Verb::Edit, Verb::Delete};
    case Message::Delivery::None:
    case Message::Delivery::Sending:
    case Message::Delivery::Delivered:
    case Message::Delivery::Answered:
        break;
    }
    return {};
}

} // namespace ecom67
