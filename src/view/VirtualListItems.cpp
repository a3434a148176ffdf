// SPDX-License-Identifier: MIT
// VirtualListView as an item view: painting, keyboard, selection, accessibility.
#include "view/VirtualListView.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace ecom67 {

/// What waits to be laid out is laid out now; a query must not answer with yesterday's rows.
static void layOutNow(const VirtualListView *view, void (VirtualListView::*layOut)())
{
    (const_cast<VirtualListView *>(view)->*layOut)();
}

QRect VirtualListView::visualRect(const QModelIndex &index) const
{
    layOutNow(this, &VirtualListView::executeDelayedItemsLayout);
    if (!index.isValid() || index.row() > lastRow())
        return {};
    const auto top = static_cast<int>(m_heights.topOf(index.row()) - m_value);
    return {0, top, viewport()->width(), m_heights.at(index.row())};
}

QModelIndex VirtualListView::indexAt(const QPoint &position) const
{
    layOutNow(this, &VirtualListView::executeDelayedItemsLayout);
    const qint64 y = qint64{m_value} + position.y();
    if (!viewport()->rect().contains(position) || y >= m_heights.total())
        return {};
    return model()->index(m_heights.rowAt(y), 0);
}

void VirtualListView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout();
    const int height = viewport()->height();
    const int rowHeight = measure(index.row());
    const QRect row = visualRect(index);
    const bool isAbove = row.top() < 0;
    const bool isBelow = row.bottom() >= height;
    if (hint == EnsureVisible && !isAbove && !isBelow)
        return;
    const bool isTall = rowHeight > height;
    if (hint == EnsureVisible && isTall && isAbove && isBelow)
        return;
    // What is higher than the window is entered from the side one comes from.
    const bool isAtBottom
        = hint == PositionAtBottom || (hint == EnsureVisible && isAbove == isTall);
    int offset = isAtBottom ? rowHeight - height : 0;
    if (hint == PositionAtCenter)
        offset = (rowHeight - height) / 2;
    showRow(index.row(), offset);
}

void VirtualListView::paintEvent(QPaintEvent *event)
{
    executeDelayedItemsLayout();
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State state = option.state;
    const int first = m_heights.rowAt(qint64{m_value} + event->rect().top());
    for (int row = std::max(first, 0); row <= lastRow(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (option.rect.top() > event->rect().bottom())
            break;
        option.state = state;
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void VirtualListView::scrollContentsBy(int dx, int dy)
{
    // Where heights have changed as well, nothing has just moved.
    if (m_isPlacing)
        viewport()->update();
    else
        viewport()->scroll(dx, dy);
}

void VirtualListView::dataChanged(const QModelIndex &first, const QModelIndex &last,
                                  const QList<int> &roles)
{
    QAbstractItemView::dataChanged(first, last, roles);
    scheduleDelayedItemsLayout();
}

QModelIndex VirtualListView::moveCursor(CursorAction action, Qt::KeyboardModifiers /*modifiers*/)
{
    executeDelayedItemsLayout();
    if (m_heights.count() == 0)
        return {};
    if (!currentIndex().isValid())
        return model()->index(0, 0);
    int row = currentIndex().row();
    const qint64 top = m_heights.topOf(row);
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = lastRow();
        break;
    case MovePageUp:
        row = std::min(row - 1, m_heights.rowAt(top - viewport()->height()));
        break;
    case MovePageDown:
        row = std::max(row + 1, m_heights.rowAt(top + viewport()->height()));
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return model()->index(std::clamp(row, 0, lastRow()), 0);
}

void VirtualListView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int first = m_heights.rowAt(qint64{m_value} + rect.top());
    const int last = m_heights.rowAt(qint64{m_value} + rect.bottom());
    if (first < 0)
        return;
    const QItemSelection rows(model()->index(first, 0), model()->index(last, 0));
    selectionModel()->select(rows, command);
}

QRegion VirtualListView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const QRect rows = visualRect(range.topLeft()) | visualRect(range.bottomRight());
        region += rows & viewport()->rect();
    }
    return region;
}

void VirtualListView::announceRow(int event, const QModelIndex &index)
{
    if (!QAccessible::isActive() || !index.isValid())
        return;
    QAccessibleEvent change(this, static_cast<QAccessible::Event>(event));
    change.setChild(index.row());
    QAccessible::updateAccessibility(&change);
}

// The two below are QListView's with our rows: its own would first lay out all of them.

void VirtualListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (hasFocus())
        announceRow(QAccessible::Focus, current);
}

void VirtualListView::selectionChanged(const QItemSelection &selected,
                                       const QItemSelection &deselected)
{
    if (!selected.isEmpty())
        announceRow(QAccessible::SelectionAdd, selected.constFirst().topLeft());
    if (!deselected.isEmpty())
        announceRow(QAccessible::SelectionRemove, deselected.constFirst().topLeft());
    QAbstractItemView::selectionChanged(selected, deselected);
}

} // namespace ecom67
