// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QString>

#include <memory>

class QColor;
class QTextDocument;

namespace ecom67 {

/// How a message's text, which comes from outside, becomes something to look at or to say.
namespace messageText {

/// Characters of one message that are laid out; the rest is announced, not shown.
inline constexpr qsizetype kMostShown = 8'000;

/// Whether the text is Markdown (the assistant's) or exactly what it is (everybody else's).
bool isMarkdown(Message::Role role);

/// A document ready to be laid out: no HTML, no images or other resources, lines of kBodyLine.
std::unique_ptr<QTextDocument> document(const Message &message, const QColor &linkColor);

/// The whole text without Markdown's marks, for the clipboard.
QString plainText(const Message &message);

/// The same for screen readers: no more of it than is shown, whatever arrives.
QString spokenText(const Message &message);

} // namespace messageText

} // namespace ecom67
