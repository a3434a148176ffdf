// SPDX-License-Identifier: MIT
#include "view/FindMarks.h"

#include "view/Theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace ecom67 {

QList<FindMarks::Selection> FindMarks::in(const QTextDocument &document, MessageId message,
                                          const Theme &theme) const
{
    QList<Selection> marks;
    if (matcher.isEmpty())
        return marks;
    // The raw text has one character for each place of the document.
    const QList<TextMatcher::Match> places = matcher.matches(document.toRawText());
    const int end = document.characterCount() - 1;
    for (const TextMatcher::Match &place : places) {
        const bool isCurrent = message == current && marks.size() == ordinal;
        Selection mark;
        mark.cursor = QTextCursor(document.firstBlock());
        mark.cursor.setPosition(std::min(static_cast<int>(place.start), end));
        mark.cursor.setPosition(std::min(static_cast<int>(place.start + place.length), end),
                                QTextCursor::KeepAnchor);
        mark.format.setBackground(isCurrent ? theme.currentMark : theme.mark);
        mark.format.setForeground(isCurrent ? theme.onCurrentMark : theme.onMark);
        marks.append(mark);
    }
    return marks;
}

int lineTopAt(const QTextDocument &document, int position)
{
    const QTextBlock block = document.findBlock(position);
    if (!block.isValid())
        return 0;
    const QTextLine line = block.layout()->lineForTextPosition(position - block.position());
    const double top = document.documentLayout()->blockBoundingRect(block).top();
    return static_cast<int>(top + (line.isValid() ? line.y() : 0));
}

} // namespace ecom67
