// SPDX-License-Identifier: MIT
// Where the rows of VirtualListView lie.
#include "view/VirtualListView.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace ecom67 {

/// Up to so many viewports a person scrolls, row by row; further is a jump to somewhere.
static constexpr int kScrolledViewports = 2;

VirtualListView::VirtualListView(QWidget *parent)
    : QListView(parent)
{
    setVerticalScrollMode(ScrollPerPixel);
    QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &VirtualListView::onScrolled);
    // The far ends by themselves: a distance says nothing while heights in between are estimates.
    connect(bar, &QScrollBar::actionTriggered, this, [this](int action) {
        if (action == QAbstractSlider::SliderToMinimum && m_heights.count() > 0)
            showRow(0);
        else if (action == QAbstractSlider::SliderToMaximum)
            showEnd();
    });
}

VirtualListView::~VirtualListView() = default;

void VirtualListView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), &QAbstractItemModel::rowsRemoved, this, nullptr);
    QListView::setModel(newModel); // resets
    if (newModel)
        connect(newModel, &QAbstractItemModel::rowsRemoved, this, &VirtualListView::onRowsRemoved);
}

void VirtualListView::reset()
{
    QListView::reset();
    const int rows = model() ? model()->rowCount() : 0;
    m_width = viewport()->width();
    m_estimates.clear();
    m_estimates.reserve(rows);
    QList<int> heights;
    heights.reserve(rows);
    for (int row = 0; row < rows; ++row) {
        m_estimates.append(estimate(row));
        heights.append(m_estimates.constLast().at(m_width));
    }
    m_heights.assign(std::move(heights));
    m_anchor = QPersistentModelIndex();
    m_offset = 0;
    setFollowing(true);
    scheduleDelayedItemsLayout();
}

void VirtualListView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    if (start != m_heights.count()) {
        reset();
        return;
    }
    for (int row = start; row <= end; ++row) {
        m_estimates.append(estimate(row));
        m_heights.append(m_estimates.constLast().at(m_width));
    }
    QAbstractItemView::rowsInserted(parent, start, end);
    scheduleDelayedItemsLayout();
}

void VirtualListView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    if (m_anchor.isValid() && m_anchor.row() >= start && m_anchor.row() <= end)
        setAnchor(end < lastRow() ? end + 1 : start - 1, 0);
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void VirtualListView::onRowsRemoved(const QModelIndex & /*parent*/, int start, int end)
{
    m_heights.remove(start, end);
    m_estimates.remove(start, end - start + 1);
    scheduleDelayedItemsLayout();
}

void VirtualListView::estimateAnew(int first, int last)
{
    for (int row = std::max(first, 0); row <= std::min(last, lastRow()); ++row) {
        m_estimates[row] = estimate(row);
        m_heights.set(row, m_estimates.at(row).at(m_width));
    }
    scheduleDelayedItemsLayout();
}

void VirtualListView::setSpaceBelow(int space)
{
    m_spaceBelow = space;
    doItemsLayout();
}

void VirtualListView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout(); // places and paints everything
}

void VirtualListView::updateGeometries()
{
    setWidth(viewport()->width());
    place();
    QAbstractItemView::updateGeometries();
}

void VirtualListView::resizeEvent(QResizeEvent *event)
{
    // Not QListView's, which lays out 100 ms later: rows of the old width look broken meanwhile.
    QAbstractItemView::resizeEvent(event); // places everything
}

void VirtualListView::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    QList<int> heights(m_estimates.size());
    std::transform(m_estimates.cbegin(), m_estimates.cend(), heights.begin(),
                   [width](const HeightEstimate &estimate) { return estimate.at(width); });
    m_heights.assign(std::move(heights));
}

int VirtualListView::measure(int row)
{
    const int height = exactHeight(row);
    if (height != m_heights.at(row))
        m_heights.set(row, height);
    return height;
}

void VirtualListView::setAnchor(int row, int offset)
{
    m_anchor = row < 0 ? QPersistentModelIndex() : QPersistentModelIndex(model()->index(row, 0));
    m_offset = offset;
}

/// Every row on the way is measured, so that nothing is passed over unseen.
void VirtualListView::moveAnchor(int by)
{
    int row = m_anchor.isValid() ? m_anchor.row() : 0;
    int offset = m_offset + by;
    while (offset < 0 && row > 0)
        offset += measure(--row);
    while (row < lastRow() && offset >= measure(row))
        offset -= m_heights.at(row++);
    setAnchor(row, std::max(offset, 0));
}

void VirtualListView::place()
{
    const QScopedValueRollback placing(m_isPlacing, true);
    const int height = viewport()->height();
    if (m_heights.count() > 0) {
        if (m_isFollowing)
            setAnchor(lastRow(), measure(lastRow()));
        else
            moveAnchor(0);
        int row = m_anchor.row();
        int room = height + m_offset - m_spaceBelow;
        for (; row <= lastRow() && room > 0; ++row)
            room -= measure(row);
        // Less is below than there is room for: what is above comes into view.
        if (m_isFollowing)
            room = height - m_spaceBelow - m_offset;
        for (row = m_anchor.row() - 1; row >= 0 && room > 0; --row)
            room -= measure(row);
    }
    const auto content = static_cast<int>(
        std::min<qint64>(m_heights.total() + m_spaceBelow, std::numeric_limits<int>::max()));
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(height);
    bar->setRange(0, std::max(content - height, 0));
    m_value = bar->maximum();
    if (!m_isFollowing && m_anchor.isValid())
        m_value = static_cast<int>(
            std::min<qint64>(m_heights.topOf(m_anchor.row()) + m_offset, bar->maximum()));
    bar->setValue(m_value);
    const int top = m_heights.rowAt(m_value);
    setAnchor(top, top < 0 ? 0 : static_cast<int>(m_value - m_heights.topOf(top)));
    Q_EMIT placed();
}

void VirtualListView::onScrolled(int value)
{
    if (m_isPlacing || m_heights.count() == 0)
        return;
    const bool wasEnd = verticalScrollBar()->maximum() - value <= kEndReach;
    if (std::abs(value - m_value) <= kScrolledViewports * viewport()->height()) {
        moveAnchor(value - m_value);
    } else if (wasEnd) {
        showEnd();
        return;
    } else {
        const int row = m_heights.rowAt(value);
        setAnchor(row, static_cast<int>(value - m_heights.topOf(row)));
    }
    const bool wasFollowing = m_isFollowing;
    m_isFollowing = false;
    place();
    m_isFollowing = verticalScrollBar()->maximum() - m_value <= kEndReach;
    if (m_isFollowing != wasFollowing)
        Q_EMIT atEndChanged(m_isFollowing);
}

void VirtualListView::setFollowing(bool isFollowing)
{
    if (m_isFollowing == isFollowing)
        return;
    m_isFollowing = isFollowing;
    Q_EMIT atEndChanged(isFollowing);
}

void VirtualListView::showEnd()
{
    setFollowing(true);
    doItemsLayout();
}

void VirtualListView::showRow(int row, int offset)
{
    executeDelayedItemsLayout();
    setAnchor(row, offset);
    stay();
}

void VirtualListView::stay()
{
    m_isFollowing = false;
    doItemsLayout();
    m_isFollowing = verticalScrollBar()->maximum() - m_value <= kEndReach;
    Q_EMIT atEndChanged(m_isFollowing);
}

} // namespace ecom67
