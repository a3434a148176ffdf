// SPDX-License-Identifier: MIT
// Found words in MessageListView.
#include "model/ConversationModel.h"
#include "view/Fonts.h"
#include "view/MessageDelegate.h"
#include "view/MessageListView.h"
#include "view/MessageText.h"

#include <algorithm>

namespace ecom67 {

MessageId MessageListView::firstInView() const
{
    const QModelIndex top = indexAt(QPoint(viewport()->width() / 2, 1));
    return top.isValid() ? messageAt(top).id : 0;
}

void MessageListView::setFindMarks(const FindMarks &marks)
{
    if (marks == m_delegate->findMarks())
        return;
    m_delegate->setFindMarks(marks);
    viewport()->update();
}

void MessageListView::showCurrentMark()
{
    const FindMarks &marks = m_delegate->findMarks();
    const int row = m_conversation->rowOf(marks.current);
    if (row < 0)
        return;
    executeDelayedItemsLayout();
    const QModelIndex index = m_conversation->index(row);
    setCurrentIndex(index);
    const auto placesShown
        = [&] { return marks.matcher.matches(layoutOf(index).document->toRawText()); };
    auto places = placesShown();
    // In the folded part of a very long message, which is unfolded as far as need be.
    while (marks.ordinal >= places.size() && layoutOf(index).isFolded) {
        setUnfolded(index, true);
        places = placesShown();
    }
    if (places.isEmpty())
        return;
    const MessageLayout &layout = layoutOf(index);
    const qsizetype ordinal = std::min<qsizetype>(marks.ordinal, places.size() - 1);
    const int inRow = m_delegate->topOf(index) + layout.textPosition.y()
        + lineTopAt(*layout.document, static_cast<int>(places.at(ordinal).start));
    const int height = viewport()->height();
    const int top = visualRect(index).top() + inRow;
    if (top >= 0 && top + kBodyLine <= height)
        return;
    // A third from above: some of what was said before is of interest as well.
    showRow(row, inRow - height / 3);
}

} // namespace ecom67
