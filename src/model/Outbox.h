// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "storage/ConversationWrite.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace ecom67 {

class ChatService;
class Transcript;

/// The customer's questions: puts them into the transcript, hands them to the service and carries
/// out what the customer wants done with them. Nothing that may have been sent is ever sent again
/// without a wish of the customer's.
class Outbox
{
public:
    enum class TakenBack {
        No, ///< it did not wait any more
        NeverSent, ///< it is Failed now, as Cancelled
        AsBefore, ///< it waited to be asked again, and is what it was before
    };

    /// Both must outlive this object.
    Outbox(ChatService &service, Transcript &transcript);

    /// Hands over what waits from an earlier run, in order.
    void resume(const QList<Message> &waiting);
    void clear(); ///< the transcript is gone

    /// What comes with it is stored in the same step; here and below.
    void ask(const QString &text, const ConversationChange &inTheSameStep = {});

    /// Asks a failed or unanswered question again: in place when it is the last one; otherwise it
    /// moves to the end. Anything else, as that of a second click, does nothing.
    void askAgain(MessageId id);

    /// Puts other words in the place of one that waits, or asks one that failed again with them.
    /// False, and nothing is done with the text, when it may have been sent.
    [[nodiscard]] bool reword(MessageId id, const QString &text,
                              const ConversationChange &inTheSameStep);

    TakenBack takeBack(MessageId id);

    /// Returns the failure that goes with that state. One that waits to be asked again keeps the
    /// one it was left unanswered with, also over a restart: it may have been received after all.
    std::optional<ChatError::Code> noteDelivery(MessageId id, Message::Delivery delivery,
                                                std::optional<ChatError::Code> failure);

private:
    using State = std::pair<Message::Delivery, std::optional<ChatError::Code>>;

    void submit(const Message &message);
    void append(const QString &text, const State &before, const ConversationChange &inTheSameStep);
    void askAgain(MessageId id, const QString &text, const ConversationChange &inTheSameStep);
    static std::optional<ChatError::Code> failureOf(const State &before);

    ChatService &m_service;
    Transcript &m_transcript;
    QHash<MessageId, State> m_stateBefore; ///< of what waits to be asked again
};

} // namespace ecom67
