// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QString>

#include <optional>

namespace ecom67 {

class ConversationModel;

/// Brings back what the customer sent before, one message after the other, into an empty field.
/// What somebody has changed is a text of their own and is never replaced.
class InputRecall
{
public:
    /// conversation must outlive this object.
    explicit InputRecall(const ConversationModel &conversation);

    // What the field is to hold in place of its text; nothing when that is not to be replaced.
    std::optional<QString> earlier(const QString &text);
    std::optional<QString> later(const QString &text); ///< empty behind the last one

    /// Whether the field holds what was brought back, unchanged.
    bool isRecalled(const QString &text) const;

private:
    std::optional<QString> take(int row);

    const ConversationModel &m_conversation;
    MessageId m_id = 0; ///< of the message that was brought back, 0: none
    QString m_text;
};

} // namespace ecom67
