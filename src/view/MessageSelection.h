// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <algorithm>
#include <compare>
#include <limits>

namespace ecom67 {

/// A place between two characters of what is shown of a message.
struct TextPlace
{
    static constexpr int kEnd = std::numeric_limits<int>::max(); ///< behind the last one

    MessageId id = 0; ///< 0: nowhere
    int position = 0;

    friend auto operator<=>(const TextPlace &, const TextPlace &) = default;
};

/// What is selected in the conversation: from where it began to where it leads. Names messages by
/// their numbers, so that new ones change nothing.
struct MessageSelection
{
    struct Range
    {
        int start = 0;
        int end = 0;
        bool isEmpty() const noexcept { return start >= end; }
    };

    TextPlace anchor;
    TextPlace cursor;

    bool isEmpty() const { return anchor.id == 0 || anchor == cursor; }
    const TextPlace &first() const { return anchor < cursor ? anchor : cursor; }
    const TextPlace &last() const { return anchor < cursor ? cursor : anchor; }
    bool isInOneMessage() const { return anchor.id == cursor.id; }

    /// The selected part of a message of which so many characters are shown.
    Range rangeIn(MessageId id, int length) const
    {
        if (isEmpty() || id < first().id || id > last().id)
            return {};
        return {id == first().id ? std::min(first().position, length) : 0,
                id == last().id ? std::min(last().position, length) : length};
    }
};

} // namespace ecom67
