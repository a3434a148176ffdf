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

/// A document depends on the text, which is forgotten when it changes, and on how much of it is
/// shown. Whatever else has changed, a width, a state: it is laid out again, but not read again.
MessageLayout MessageLayoutCache::makeLayout(const Message &message, const Stamp &stamp) const
{
    const Entry *before = m_layouts.object(message.id);
    const qsizetype shown = before ? before->stamp.context.shown : 0;
    if (before && shown <= stamp.context.shown)
        return MessageLayout::unfold(before->layout, shown, message, stamp.context, m_theme);
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
