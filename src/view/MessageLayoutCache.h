// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageLayout.h"

#include <QCache>
#include <QHash>

#include <optional>

namespace ecom67 {

/// Remembers the height of every message (8 bytes each would do; a few dozen it takes) and the
/// whole layout of those that were painted last. What a layout depends on is part of the key, so
/// only a change
/// of the text has to be told.
class MessageLayoutCache
{
public:
    explicit MessageLayoutCache(const Theme &theme);

    /// The exact height, if it has been worked out for this context.
    std::optional<int> knownHeight(const Message &message,
                                   const MessageLayout::Context &context) const;

    /// The exact layout; made when it is not there. Valid until the next call.
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
    struct Height
    {
        Stamp stamp;
        int height = 0;
    };
    struct Entry
    {
        Stamp stamp;
        MessageLayout layout;
    };

    MessageLayout makeLayout(const Message &message, const Stamp &stamp) const;
    static Stamp stampOf(const Message &message, const MessageLayout::Context &context);

    const Theme &m_theme;
    QHash<MessageId, Height> m_heights;
    QCache<MessageId, Entry> m_layouts;
};

} // namespace ecom67
