// SPDX-License-Identifier: MIT
#include "view/MessageLayoutCache.h"

#include <memory>

namespace ecom67 {

/// Some screens full of messages: enough for scrolling back and forth.
static constexpr int kLayoutsKept = 128;

MessageLayoutCache::MessageLayoutCache(const Theme &theme)
    : m_theme(theme)
    , m_layouts(kLayoutsKept)
{
}

MessageLayoutCache::Stamp MessageLayoutCache::stampOf(const Message &message,
                                                      const MessageLayout::Context &context)
{
    return {context, message.delivery, message.failure};
}

const MessageLayout &MessageLayoutCache::layout(const Message &message,
                                                const MessageLayout::Context &context)
{
    const Stamp stamp = stampOf(message, context);
    if (const Entry *entry = m_layouts.object(message.id); entry && entry->stamp == stamp)
        return entry->layout;
    auto entry = std::make_unique<Entry>(Entry{stamp, makeLayout(message, stamp)});
    Entry *kept = entry.release(); // the cache owns it from here
    m_layouts.insert(message.id, kept);
    return kept->layout;
}

/// What was laid out stays as it is when a long message is unfolded.
MessageLayout MessageLayoutCache::makeLayout(const Message &message, const Stamp &stamp) const
{
    const Entry *before = m_layouts.object(message.id);
    if (before) {
        Stamp folded = stamp;
        folded.context.shown = before->stamp.context.shown;
        if (folded == before->stamp && folded.context.shown < stamp.context.shown)
            return MessageLayout::unfold(before->layout, folded.context.shown, message,
                                         stamp.context, m_theme);
    }
    return MessageLayout::make(message, stamp.context, m_theme);
}

void MessageLayoutCache::forget(MessageId id)
{
    m_layouts.remove(id);
}

void MessageLayoutCache::clear()
{
    m_layouts.clear();
}

} // namespace ecom67
