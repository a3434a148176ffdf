// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Message.h"
#include "core/SessionId.h"

#include <QString>

#include <optional>
#include <variant>

namespace ecom67 {

/// The changes a stored conversation can see, as values that wait for their turn.
struct AppendMessage
{
    Message message;
};

struct UpdateDelivery
{
    MessageId id = 0;
    Message::Delivery delivery = Message::Delivery::None;
    std::optional<ChatError::Code> failure;
};

struct RemoveMessage
{
    MessageId id = 0;
};

struct SetLastSeen
{
    MessageId id = 0;
};

struct SetDraft
{
    QString text;
};

struct ResetConversation
{
    SessionId session;
};

using ConversationWrite = std::variant<AppendMessage, UpdateDelivery, RemoveMessage, SetLastSeen,
                                       SetDraft, ResetConversation>;

} // namespace ecom67
