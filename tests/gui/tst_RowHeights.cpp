// SPDX-License-Identifier: MIT
#include "view/RowHeights.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace ecom67;

/// The same by adding up, which is slow and obvious.
struct PlainHeights
{
    QList<int> heights;

    qint64 topOf(int row) const
    {
        return std::accumulate(heights.cbegin(), heights.cbegin() + row, qint64{0});
    }
    int rowAt(qint64 y) const
    {
        qint64 bottom = 0;
        for (int row = 0; row < heights.size(); ++row) {
            bottom += heights.at(row);
            if (bottom > y)
                return row;
        }
        return static_cast<int>(heights.size()) - 1;
    }
};

class tst_RowHeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void isAsAddedUp();
    void rowsWithoutHeightHaveNoPixel();
    void sumsMayBeLong();

private:
    static void compare(const RowHeights &heights, const PlainHeights &plain);
};

void tst_RowHeights::compare(const RowHeights &heights, const PlainHeights &plain)
{
    QCOMPARE(heights.count(), plain.heights.size());
    qint64 top = 0;
    for (int row = 0; row < heights.count(); ++row) {
        QCOMPARE(heights.at(row), plain.heights.at(row));
        QCOMPARE(heights.topOf(row), top);
        top += plain.heights.at(row);
    }
    QCOMPARE(heights.total(), top);
    for (qint64 y = 0; y <= top; y += 1 + top / 97)
        QCOMPARE(heights.rowAt(y), plain.rowAt(y));
}

void tst_RowHeights::empty()
{
    RowHeights heights;
    QCOMPARE(heights.count(), 0);
    QCOMPARE(heights.total(), 0);
    QCOMPARE(heights.rowAt(0), -1);
    heights.append(7);
    QCOMPARE(heights.rowAt(6), 0);
    QCOMPARE(heights.rowAt(-5), 0);
    QCOMPARE(heights.rowAt(99), 0);
    heights.remove(0, 0);
    QCOMPARE(heights.rowAt(0), -1);
}

void tst_RowHeights::isAsAddedUp()
{
    QRandomGenerator random(67);
    RowHeights heights;
    PlainHeights plain;
    for (int step = 0; step < 400; ++step) {
        const int count = heights.count();
        switch (random.bounded(count > 0 ? 8 : 1)) {
        case 0:
            plain.heights.resize(random.bounded(40));
            for (int &height : plain.heights)
                height = random.bounded(200);
            heights.assign(plain.heights);
            break;
        case 1: {
            const int first = random.bounded(count);
            const int last = first + random.bounded(std::min(count - first, 4));
            heights.remove(first, last);
            plain.heights.remove(first, last - first + 1);
            break;
        }
        case 2:
        case 3: {
            const int row = random.bounded(count);
            const int height = random.bounded(200);
            heights.set(row, height);
            plain.heights[row] = height;
            break;
        }
        default: {
            const int height = random.bounded(200);
            heights.append(height);
            plain.heights.append(height);
        }
        }
        compare(heights, plain);
        if (QTest::currentTestFailed())
            return;
    }
}

void tst_RowHeights::rowsWithoutHeightHaveNoPixel()
{
    RowHeights heights;
    heights.assign({0, 10, 0, 0, 5, 0});
    QCOMPARE(heights.rowAt(0), 1);
    QCOMPARE(heights.rowAt(9), 1);
    QCOMPARE(heights.rowAt(10), 4);
    QCOMPARE(heights.rowAt(14), 4);
}

void tst_RowHeights::sumsMayBeLong()
{
    RowHeights heights;
    for (int row = 0; row < 5; ++row)
        heights.append(1'000'000'000);
    QCOMPARE(heights.total(), 5'000'000'000);
    QCOMPARE(heights.rowAt(4'999'999'999), 4);
}

QTEST_APPLESS_MAIN(tst_RowHeights)
#include "tst_RowHeights.moc"
