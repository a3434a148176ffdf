// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace ecom67 {

/// The heights of rows that lie below each other, in pixels: where a row is and which row is at a
/// place costs O(log n), and so does another height. Beyond 0 and count() nothing may be asked.
///
/// A binary indexed tree: P. M. Fenwick, "A New Data Structure for Cumulative Frequency Tables",
/// Software: Practice and Experience 24 (1994).
class RowHeights
{
public:
    void assign(QList<int> heights); ///< O(n)
    void append(int height);
    void remove(int first, int last); ///< both included; O(n)
    void set(int row, int height);

    int count() const noexcept { return static_cast<int>(m_heights.size()); }
    int at(int row) const { return m_heights.at(row); }
    qint64 topOf(int row) const; ///< topOf(count()) is the height of all
    qint64 total() const { return topOf(count()); }
    /// The row that has the pixel y; those without height have none. The nearest row beyond the
    /// ends; -1 when there are no rows.
    int rowAt(qint64 y) const;

private:
    void build();

    QList<int> m_heights;
    QList<qint64> m_sums; ///< m_sums[i - 1]: of the rows up to i that the lowest bit of i spans
};

} // namespace ecom67
