// SPDX-License-Identifier: MIT
#include "gui/CountedList.h"

#include <QAccessible>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cstdlib>

using namespace ecom67;
using namespace ecom67::test;

/// What any step may work out: what can be seen, and as much around it; however many rows there
/// are.
static constexpr int kFew = 60;

class tst_VirtualListView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyListIsAtTheEnd();
    void opensAtTheEnd();
    void onlyRowsNearTheViewAreMeasured();
    void scrollingPassesEveryPixel_data();
    void scrollingPassesEveryPixel();
    void bothEndsAreReached();
    void jumpIntoTheMiddle();
    void readerStaysWhateverHappens();
    void readersRowMayGo();
    void readerStaysWhenTheWidthChanges();
    void followsOnlyAtTheEnd();
    void scrollToShowsTheWholeRow();
    void tallRowIsEnteredFromWhereOneComes();
    void keyboardMovesByRowsAndPages();
    void paintsWhereRowsAre();
    void rowsMoveAsideForOneThatGrows();
    void screenReaderFindsTheRows();

private:
    static bool isPaintedRight(const CountedList &list)
    {
        QCoreApplication::processEvents();
        // What is on the screen: what was only moved there is not painted anew for the picture.
        const QImage seen = list.screen()->grabWindow(list.winId()).toImage();
        for (int y = 0; y < seen.height(); y += 7) {
            const int row = list.indexAt({10, y}).row();
            if (seen.pixelColor(10, y).rgb() != QColor::fromHsv(row * 37 % 360, 200, 200).rgb())
                return false;
        }
        return seen.size() == list.viewport()->size();
    }
};

void tst_VirtualListView::emptyListIsAtTheEnd()
{
    CountedList list(0);
    QVERIFY(list.isAtEnd());
    QCOMPARE(list.verticalScrollBar()->maximum(), 0);
    QVERIFY(!list.indexAt({10, 10}).isValid());
    list.append(3);
    QVERIFY(list.isViewRight());
    list.remove(0, 3);
    QVERIFY(!list.indexAt({10, 10}).isValid());
    QCOMPARE(list.verticalScrollBar()->maximum(), 0);
}

void tst_VirtualListView::opensAtTheEnd()
{
    CountedList list(500);
    QVERIFY(list.isAtEnd());
    QVERIFY(list.isViewRight());
    QCOMPARE(list.visualRect(list.row(499)).bottom(), list.viewport()->height() - 1);
}

void tst_VirtualListView::onlyRowsNearTheViewAreMeasured()
{
    CountedList list(100'000);
    QVERIFY2(list.takeMeasured() <= kFew, "opening");
    list.append(1);
    QVERIFY(list.isViewRight());
    QVERIFY2(list.takeMeasured() <= kFew, "appending");
    for (int width = 290; width > 200; width -= 10) {
        list.resize(width, 500);
        QVERIFY(list.isViewRight());
        QVERIFY2(list.takeMeasured() <= kFew, "another width");
    }
    list.verticalScrollBar()->setValue(0);
    QVERIFY(list.isViewRight());
    QCOMPARE(list.atTop(), 0);
    QVERIFY2(list.takeMeasured() <= kFew, "to the beginning");
    list.showEnd();
    QVERIFY(list.isViewRight());
    QVERIFY2(list.takeMeasured() <= kFew, "to the end");
    list.append(20'000);
    QVERIFY(list.isViewRight());
    QVERIFY2(list.takeMeasured() <= kFew, "a flood");
}

void tst_VirtualListView::scrollingPassesEveryPixel_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 40, 120, 499, 900})
        QTest::addRow("%d pixels", step) << step;
}

/// Though no height on the way is known before.
void tst_VirtualListView::scrollingPassesEveryPixel()
{
    QFETCH(int, step);
    CountedList list(120);
    QScrollBar *bar = list.verticalScrollBar();
    for (const int way : {-step, step}) {
        for (bool isEnd = false; !isEnd;) {
            const int row = list.atTop();
            const int top = list.topOf(row);
            const int before = bar->value();
            // The bar lets nobody further than what is known to be there.
            const int asked = std::clamp(before + way, 0, bar->maximum()) - before;
            bar->setValue(before + asked);
            QVERIFY(list.isViewRight());
            const int moved = top - list.topOf(row);
            isEnd = bar->value() == (way < 0 ? 0 : bar->maximum());
            QVERIFY(isEnd ? std::abs(moved) <= std::abs(asked) : moved == asked);
        }
        QCOMPARE(bar->value(), way < 0 ? 0 : bar->maximum());
        QCOMPARE(list.isAtEnd(), way > 0);
    }
    int height = 0;
    for (int row = 0; row < list.rows(); ++row)
        height += list.heightOf(row);
    QCOMPARE(bar->maximum(), height - list.viewport()->height()); // all is known now
}

void tst_VirtualListView::bothEndsAreReached()
{
    CountedList list(120);
    QScrollBar *bar = list.verticalScrollBar();
    bar->triggerAction(QAbstractSlider::SliderToMinimum);
    QCOMPARE(bar->value(), 0);
    QCOMPARE(list.topOf(0), 0);
    QVERIFY(!list.isAtEnd());
    bar->setValue(300); // from here the beginning is near, and its heights are known
    bar->triggerAction(QAbstractSlider::SliderToMinimum);
    QCOMPARE(list.topOf(0), 0);
    bar->triggerAction(QAbstractSlider::SliderToMaximum);
    QVERIFY(list.isAtEnd());
    QCOMPARE(list.visualRect(list.row(119)).bottom(), list.viewport()->height() - 1);
}

void tst_VirtualListView::jumpIntoTheMiddle()
{
    CountedList list(10'000);
    QScrollBar *bar = list.verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    QVERIFY(list.isViewRight());
    QVERIFY(list.atTop() > 4'000 && list.atTop() < 6'000);
    QVERIFY(!list.isAtEnd());
    list.showRow(7'000);
    QCOMPARE(list.topOf(7'000), 0);
    list.showRow(7'000, -130);
    QCOMPARE(list.topOf(7'000), 130);
    list.showRow(9'999);
    QVERIFY(list.isAtEnd());
}

void tst_VirtualListView::readerStaysWhateverHappens()
{
    CountedList list(2'000);
    list.showRow(1'000, 5);
    const QModelIndex seen = list.row(1'000);
    QCOMPARE(list.topOf(1'000), -5);
    list.append(500);
    QCOMPARE(list.topOf(1'000), -5);
    const QPersistentModelIndex same(seen);
    list.remove(0, 700);
    QCOMPARE(same.row(), 300);
    QCOMPARE(list.topOf(300), -5);
    list.remove(400, 50);
    QCOMPARE(list.topOf(300), -5);
    QVERIFY(list.isViewRight());
    QVERIFY(!list.isAtEnd());
}

void tst_VirtualListView::readersRowMayGo()
{
    CountedList list(200);
    list.showRow(100, 5);
    list.remove(90, 20);
    QCOMPARE(list.topOf(90), 0); // what was row 110
    QVERIFY(list.isViewRight());
    list.remove(50, list.rows() - 50);
    QVERIFY(list.isViewRight());
    QCOMPARE(list.rows(), 50);
}

void tst_VirtualListView::readerStaysWhenTheWidthChanges()
{
    CountedList list(2'000);
    list.showRow(1'000, 5);
    for (const int width : {200, 350, 120, 300}) {
        list.resize(width, 500);
        QCOMPARE(list.topOf(1'000), -5);
        QVERIFY(list.isViewRight());
    }
    list.resize(300, 200);
    QCOMPARE(list.topOf(1'000), -5);
}

void tst_VirtualListView::followsOnlyAtTheEnd()
{
    CountedList list(100);
    QSignalSpy changes(&list, &VirtualListView::atEndChanged);
    QScrollBar *bar = list.verticalScrollBar();
    bar->setValue(bar->maximum() - VirtualListView::kEndReach);
    QVERIFY(list.isAtEnd());
    list.append(5);
    QCOMPARE(list.visualRect(list.row(104)).bottom(), list.viewport()->height() - 1);
    QCOMPARE(changes.count(), 0);

    bar->setValue(bar->maximum() - VirtualListView::kEndReach - 1);
    QCOMPARE(changes.count(), 1);
    const int row = list.atTop();
    const int top = list.topOf(row);
    list.append(5);
    QCOMPARE(list.topOf(row), top);
    QVERIFY(!list.isAtEnd());
    list.showEnd();
    QCOMPARE(changes.count(), 2);
}

void tst_VirtualListView::scrollToShowsTheWholeRow()
{
    CountedList list(1'000);
    list.scrollTo(list.row(300));
    QCOMPARE(list.topOf(300), 0);
    const int before = list.verticalScrollBar()->value();
    list.scrollTo(list.row(300)); // is in view
    QCOMPARE(list.verticalScrollBar()->value(), before);
    list.scrollTo(list.row(600));
    QCOMPARE(list.visualRect(list.row(600)).bottom(), list.viewport()->height() - 1);
    list.scrollTo(list.row(600), QAbstractItemView::PositionAtTop);
    QCOMPARE(list.topOf(600), 0);
    list.scrollTo(list.row(450), QAbstractItemView::PositionAtCenter);
    QVERIFY(std::abs(list.visualRect(list.row(450)).center().y() - 250) <= 1);
    list.scrollTo(list.row(450), QAbstractItemView::PositionAtBottom);
    QCOMPARE(list.visualRect(list.row(450)).bottom(), list.viewport()->height() - 1);
}

void tst_VirtualListView::tallRowIsEnteredFromWhereOneComes()
{
    CountedList list(1'000);
    list.resize(300, 100);
    const int tall = 405; // 405 pixels
    QVERIFY(list.heightOf(tall) > 300);
    list.showRow(tall - 1);
    list.scrollTo(list.row(tall));
    QCOMPARE(list.topOf(tall), 0);
    list.showRow(tall, 50);
    list.scrollTo(list.row(tall)); // fills the window
    QCOMPARE(list.topOf(tall), -50);
    list.showRow(tall + 1);
    list.scrollTo(list.row(tall));
    QCOMPARE(list.visualRect(list.row(tall)).bottom(), list.viewport()->height() - 1);
    QVERIFY(list.isViewRight());
}

void tst_VirtualListView::keyboardMovesByRowsAndPages()
{
    CountedList list(1'000);
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Home);
    QCOMPARE(list.currentIndex().row(), 0);
    QTest::keyClick(&list, Qt::Key_Up);
    QCOMPARE(list.currentIndex().row(), 0);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.currentIndex().row(), 1);
    QVERIFY(list.selectionModel()->isSelected(list.row(1)));
    QTest::keyClick(&list, Qt::Key_PageDown);
    QVERIFY(list.currentIndex().row() > 1);
    QTest::keyClick(&list, Qt::Key_PageUp);
    QVERIFY(list.currentIndex().row() <= 1);
    QTest::keyClick(&list, Qt::Key_End);
    QCOMPARE(list.currentIndex().row(), 999);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.currentIndex().row(), 999);
}

void tst_VirtualListView::paintsWhereRowsAre()
{
    CountedList list(300);
    QScrollBar *bar = list.verticalScrollBar();
    for (const int step : {0, -40, -40, -499, -700, 60, 900}) {
        bar->setValue(bar->value() + step);
        QVERIFY(isPaintedRight(list));
    }
}

void tst_VirtualListView::rowsMoveAsideForOneThatGrows()
{
    CountedList list(300);
    list.showRow(100);
    QVERIFY(isPaintedRight(list));
    list.grow(100, 60);
    QVERIFY(list.isViewRight());
    QCOMPARE(list.topOf(100), 0);
    QVERIFY(isPaintedRight(list));
}

void tst_VirtualListView::screenReaderFindsTheRows()
{
    CountedList list(1'000);
    list.showRow(500);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&list);
    QVERIFY(table);
    QCOMPARE(table->childCount(), 1'000);
    const QAccessibleInterface *child = table->child(500);
    QVERIFY(child);
    const QRect onScreen = list.visualRect(list.row(500));
    QCOMPARE(child->rect(), onScreen.translated(list.viewport()->mapToGlobal(QPoint(0, 0))));
    const QPoint inside = child->rect().topLeft() + QPoint(5, 5);
    QCOMPARE(table->indexOfChild(table->childAt(inside.x(), inside.y())), 500);
}

QTEST_MAIN(tst_VirtualListView)
#include "tst_VirtualListView.moc"
