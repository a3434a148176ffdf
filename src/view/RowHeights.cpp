// SPDX-License-Identifier: MIT
#include "view/RowHeights.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace ecom67 {

/// How many rows the sum at the 1-based place i spans.
static int spanOf(int i)
{
    return i & -i;
}

void RowHeights::build()
{
    const int rows = count();
    m_sums.resize(rows);
    std::copy(m_heights.cbegin(), m_heights.cend(), m_sums.begin());
    for (int i = 1; i <= rows; ++i) {
        if (const int above = i + spanOf(i); above <= rows)
            m_sums[above - 1] += m_sums.at(i - 1);
    }
}

void RowHeights::assign(QList<int> heights)
{
    m_heights = std::move(heights);
    build();
}

void RowHeights::append(int height)
{
    m_heights.append(height);
    const int i = count();
    // What it spans beside itself is there already.
    m_sums.append(topOf(i - 1) - topOf(i - spanOf(i)) + height);
}

void RowHeights::remove(int first, int last)
{
    m_heights.remove(first, last - first + 1);
    build();
}

void RowHeights::set(int row, int height)
{
    const int more = height - std::exchange(m_heights[row], height);
    for (int i = row + 1; i <= count(); i += spanOf(i))
        m_sums[i - 1] += more;
}

qint64 RowHeights::topOf(int row) const
{
    qint64 sum = 0;
    for (int i = row; i > 0; i -= spanOf(i))
        sum += m_sums.at(i - 1);
    return sum;
}

int RowHeights::rowAt(qint64 y) const
{
    if (count() == 0)
        return -1;
    int before = 0; // rows that end above y
    qint64 rest = std::max<qint64>(y, 0);
    for (auto step = static_cast<int>(std::bit_floor(static_cast<unsigned>(count()))); step > 0;
         step /= 2) {
        const int next = before + step;
        if (next <= count() && m_sums.at(next - 1) <= rest) {
            before = next;
            rest -= m_sums.at(next - 1);
        }
    }
    return std::min(before, count() - 1);
}

} // namespace ecom67
