// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Message.h"
#include "core/SessionId.h"

#include <QList>
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
    bool isAskedAnew = false; ///< the customer asked again: it waits from now on
};

/// The customer has put other words in the place of a message that was never sent.
struct SetText
{
    MessageId id = 0;
    QString text;
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

/// Whose conversation it is from now on; see ownerOf().
struct SetOwner
{
    QString owner;
};

/// The new one is nobody's yet.
struct ResetConversation
{
    SessionId session;
};

using ConversationWrite = std::variant<AppendMessage, UpdateDelivery, SetText, RemoveMessage,
                                       SetLastSeen, SetDraft, SetOwner, ResetConversation>;

/// Changes that belong together: after a crash, all of them are there or none. When one is refused,
/// since another program changed the file, those behind it are not made either. A reset comes
/// first.
using ConversationChange = QList<ConversationWrite>;

} // namespace ecom67
