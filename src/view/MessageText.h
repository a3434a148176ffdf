// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "view/MessageParts.h"

#include <QString>

namespace ecom67 {

/// How a message's text, which comes from outside, becomes something to look at or to say.
namespace messageText {

/// How much of one message is laid out at first, and how much each "Show more" adds: a weight, see
/// messageParts, which is the number of characters where there are only letters.
inline constexpr qsizetype kMostShown = messageParts::kWeight;

/// Whether the text is Markdown (the assistant's) or exactly what it is (everybody else's).
bool isMarkdown(Message::Role role);

/// Whether that weight is not all of it.
bool isFolded(const Message &message, qsizetype shown);

/// The text as it is shown, spoken and copied: bounded, and nothing in it that is not text.
QString readable(const Message &message);

/// A block of code as it was written, by its number in the message: what "Copy" copies. What is
/// shown decides when the two differ, so that nobody copies what was not seen.
QString code(const Message &message, int number, const QString &shown);

/// The whole text without Markdown's marks, for the clipboard.
QString plainText(const Message &message);

/// The same for screen readers: no more of it than is shown, whatever arrives.
QString spokenText(const Message &message);

} // namespace messageText

} // namespace ecom67
