// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageLayout.h"

#include <QCache>

#include <optional>

namespace ecom67 {

/// Keeps the layouts of the messages that were in view last. What a layout depends on is part of
/// the key, so only a change of the text has to be told.
class MessageLayoutCache
{
public:
    explicit MessageLayoutCache(const Theme &theme);

    /// Made when it is not there. Valid until the next call.
    const MessageLayout &layout(const Message &message, const MessageLayout::Context &context);

    void forget(MessageId id); ///< its text has changed
    void clear();

private:
    /// Everything a layout depends on but the text, which is long and hardly ever changes.
    struct Stamp
    {
        MessageLayout::Context context;
        Message::Delivery delivery = Message::Delivery::None;
        std::optional<ChatError::Code> failure;

        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    struct Entry
    {
        Stamp stamp;
        MessageLayout layout;
    };

    MessageLayout makeLayout(const Message &message, const Stamp &stamp) const;
    static Stamp stampOf(const Message &message, const MessageLayout::Context &context);

    const Theme &m_theme;
    QCache<MessageId, Entry> m_layouts;
};

} // namespace ecom67
