// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "storage/ConversationWrite.h"

#include <optional>

namespace ecom67 {

class ConversationModel;
class ConversationStore;

/// The conversation on the screen and on the disk, changed together, and the numbers of its
/// messages. Decides nothing.
class Transcript
{
public:
    /// Both must outlive this object.
    Transcript(ConversationStore &store, ConversationModel &conversation);

    /// Numbers go on behind this one: they never come twice, whatever was removed.
    void continueAfter(MessageId newest) { m_newest = newest; }
    MessageId newest() const noexcept { return m_newest; }

    /// Null when there is none of this number; valid until the next change.
    const Message *find(MessageId id) const;
    bool isLastQuestion(MessageId id) const;

    // What comes with a change is stored in the same step.
    MessageId append(Message message, const ConversationChange &inTheSameStep = {});
    /// Shows a message that is not complete, with a number of its own; finish() stores it.
    MessageId begin(Message message);
    void finish(const Message &message);
    void remove(MessageId id, const ConversationChange &inTheSameStep = {});
    void setText(MessageId id, const QString &text, const ConversationChange &inTheSameStep = {});
    void setDelivery(MessageId id, Message::Delivery delivery,
                     std::optional<ChatError::Code> failure);
    /// The customer asked again: it waits from now on. failure is the one it stayed unanswered
    /// with.
    void setWaitingAnew(MessageId id, const QString &text, std::optional<ChatError::Code> failure,
                        const ConversationChange &inTheSameStep);

    void hide(MessageId id); ///< from the screen; the caller removes it from the disk

    /// What was appended is in the list now, not only at the end of the event loop's turn.
    void flush();

private:
    ConversationStore &m_store;
    ConversationModel &m_conversation;
    MessageId m_newest = 0;
};

} // namespace ecom67
