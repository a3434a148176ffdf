// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <memory>

class QTextDocument;

namespace ecom67 {

struct Theme;

/// A message's text, which comes from outside, as a document ready to be laid out: no HTML, no
/// pictures or other resources, lines of kBodyLine.
namespace messageDocument {

/// It holds the beginning of the message, about that weight of it, see messageParts.
std::unique_ptr<QTextDocument> make(const Message &message, const Theme &theme, qsizetype shown);

/// Adds the parts that stand between two weights to a document that holds the first one. The
/// time it takes depends on what is added, not on what there is.
void extend(QTextDocument &document, const Message &message, const Theme &theme, qsizetype from,
            qsizetype to);

} // namespace messageDocument

} // namespace ecom67
