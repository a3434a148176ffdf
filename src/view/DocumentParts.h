// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageTarget.h"

class QTextDocument;

namespace ecom67 {

/// What a document that is laid out has beside its letters, in its own coordinates: what can be
/// pressed, and what is painted behind the text.
struct DocumentParts
{
    struct Box
    {
        enum class Kind {
            Code, ///< a surface of its own
            Quote, ///< a bar at the side
        };
        Kind kind;
        QRect rect;
    };

    /// A text with code in it needs that much room for "Copy".
    static constexpr int kNarrowestCode = 96;

    QList<MessageTarget> targets; ///< in the order of reading
    QList<Box> boxes;

    static DocumentParts of(const QTextDocument &document);
};

} // namespace ecom67
