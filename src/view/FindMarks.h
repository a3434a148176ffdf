// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "core/TextMatcher.h"

#include <QAbstractTextDocumentLayout>
#include <QList>

#include <optional>

class QTextDocument;

namespace ecom67 {

struct Theme;

/// How the words that were looked for are marked where they are painted. Changes no layout.
struct FindMarks
{
    using Selection = QAbstractTextDocumentLayout::Selection;

    TextMatcher matcher; ///< finds nothing: no marks
    MessageId current = 0; ///< the message that has the current place; 0: none
    int ordinal = 0; ///< which of its places that is

    /// The marks in the document of one message.
    QList<Selection> in(const QTextDocument &document, MessageId message, const Theme &theme) const;

    friend bool operator==(const FindMarks &, const FindMarks &) = default;
};

/// Where the line begins that has a place of the document, in the document's pixels from the top.
/// The document is laid out already.
int lineTopAt(const QTextDocument &document, int position);

} // namespace ecom67
