// SPDX-License-Identifier: MIT
#pragma once

#include "view/HeightEstimate.h"
#include "view/RowHeights.h"

#include <QListView>
#include <QPersistentModelIndex>

namespace ecom67 {

/// A list whose rows have heights of their own, and of which only those near the view are worked
/// out; the others are estimates until somebody comes near them. Everything costs as much for a
/// million rows as for a hundred; only another width looks at each estimate (some ns a row).
///
/// It is a QListView for its model, keyboard, selection and accessibility; geometry and painting
/// are all its own, since QListView lays out every row after every change. Rows may be appended
/// and removed anywhere; inserting elsewhere is a reset.
///
/// The place stays: it follows the end while the end is in view, and else the row at the upper
/// edge does not move, whatever becomes of the heights above and below and of the width.
class VirtualListView : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VirtualListView)

public:
    /// This close to the end counts as being there, in pixels.
    static constexpr int kEndReach = 20;

    explicit VirtualListView(QWidget *parent = nullptr);
    ~VirtualListView() override;

    bool isAtEnd() const noexcept { return m_isFollowing; }
    void showEnd(); ///< scrolls there and follows from now on
    /// Scrolls so that the pixel `offset` of the row is at the upper edge, if there is enough
    /// below it; an offset below 0 leaves that much room above. Follows if that is the end.
    void showRow(int row, int offset = 0);

    void setModel(QAbstractItemModel *model) override;
    void reset() override;
    void doItemsLayout() override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &position) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    void atEndChanged(bool isAtEnd);
    void placed(); ///< rows may lie elsewhere than before

protected:
    virtual HeightEstimate estimate(int row) const = 0;
    virtual int exactHeight(int row) const = 0; ///< in pixels at the width of the viewport
    /// Something about these rows has changed that an estimate depends on.
    void estimateAnew(int first, int last);
    void setSpaceBelow(int space); ///< room behind the last row, in pixels
    /// The row at the upper edge stays where it is, even if the end is in view.
    void stay();

    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last,
                     const QList<int> &roles) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    int lastRow() const { return m_heights.count() - 1; }
    int measure(int row);
    void moveAnchor(int by);
    void setAnchor(int row, int offset);
    void setWidth(int width);
    void place();
    void onScrolled(int value);
    void onRowsRemoved(const QModelIndex &parent, int start, int end);
    void setFollowing(bool isFollowing);
    void announceRow(int event, const QModelIndex &index);

    RowHeights m_heights;
    QList<HeightEstimate> m_estimates;
    QPersistentModelIndex m_anchor; ///< the row at the upper edge of the viewport
    int m_offset = 0; ///< how many of its pixels are above that edge
    int m_width = 0; ///< the estimates in m_heights are for it
    int m_value = 0; ///< of the scroll bar, as it was placed last
    int m_spaceBelow = 0;
    bool m_isFollowing = true;
    bool m_isPlacing = false; ///< the scroll bar moves because of us, not because of a person
};

} // namespace ecom67
