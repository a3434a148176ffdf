// SPDX-License-Identifier: MIT
#include "view/FloatingWindow.h"
#include "view/ResizeHandle.h"
#include "view/WindowMover.h"

#include <QCursor>
#include <QTest>

using namespace ecom67;

class tst_ResizeHandle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cornersResizeBothWays_data();
    void cornersResizeBothWays();
};

void tst_ResizeHandle::cornersResizeBothWays_data()
{
    QTest::addColumn<QPoint>("distance");
    QTest::addColumn<Qt::CursorShape>("cursor");

    for (const int pixels : {2, 3, 6}) {
        QTest::addRow("%d inside the corner", pixels)
            << QPoint(pixels, pixels) << Qt::SizeFDiagCursor;
    }
    QTest::newRow("right edge") << QPoint(1, 100) << Qt::SizeHorCursor;
    QTest::newRow("lower edge") << QPoint(100, 1) << Qt::SizeVerCursor;
}

void tst_ResizeHandle::cornersResizeBothWays()
{
    QFETCH(const QPoint, distance);
    QFETCH(const Qt::CursorShape, cursor);
    FloatingWindow window({.shadows = {}, .cornerRadius = 8, .grip = ResizeHandle::kOutside},
                          Qt::Window);
    auto *mover = new WindowMover(&window); // the window owns it
    ResizeHandle::addTo(window, *mover);
    window.setBodyGeometry(QRect(100, 100, 384, 600));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    const QWidget *handle = window.childAt(window.bodyRect().bottomRight() - distance);

    QVERIFY(handle);
    QCOMPARE(handle->cursor().shape(), cursor);
}

QTEST_MAIN(tst_ResizeHandle)
#include "tst_ResizeHandle.moc"
