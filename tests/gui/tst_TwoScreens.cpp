// SPDX-License-Identifier: MIT
// Runs on two pretended screens (tests/data/screens.json): a portrait kiosk and, right of it, a
// laptop with twice the pixels.
#include "gui/ChatFixture.h"
#include "view/Fonts.h"

#include <QGuiApplication>
#include <QScreen>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

class tst_TwoScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startsOnThePrimaryScreen();
    void movesBetweenScreens();
    void comesBackWhereItWas();
    void staysReachableWhenItsScreenIsGone();
};

void tst_TwoScreens::initTestCase()
{
    installFonts();
    QCOMPARE(QGuiApplication::screens().size(), 2);
}

void tst_TwoScreens::startsOnThePrimaryScreen()
{
    ChatFixture fixture;
    fixture.open();
    QCOMPARE(fixture.shell->chatWindow().bodyGeometry(), QRect(672, 1296, 384, 600));
}

void tst_TwoScreens::movesBetweenScreens()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    window.setBodyGeometry(QRect(1400, 100, 384, 600));
    fixture.shell->minimise();

    QCOMPARE(fixture.shell->pillWindow().bodyGeometry().bottomRight(), QPoint(1783, 699));
    QCOMPARE(fixture.placements.rects.value(u"laptop"_s), QRect(1400, 100, 384, 600));
    QVERIFY(!fixture.placements.rects.contains(u"kiosk"_s));
}

void tst_TwoScreens::comesBackWhereItWas()
{
    ChatFixture fixture;
    const QRect there(1400, 100, 400, 500);
    fixture.placements.setPlacement(u"laptop"_s, there);
    fixture.placements.setPlacement(WindowPlacements::kLast, there);
    fixture.open();
    QCOMPARE(fixture.shell->chatWindow().bodyGeometry(), there);
}

void tst_TwoScreens::staysReachableWhenItsScreenIsGone()
{
    ChatFixture fixture;
    fixture.placements.setPlacement(WindowPlacements::kLast, QRect(9'000, 100, 384, 600));
    fixture.open();
    QVERIFY(QGuiApplication::primaryScreen()->availableGeometry().contains(
        fixture.shell->chatWindow().bodyGeometry()));
}

QTEST_MAIN(tst_TwoScreens)
#include "tst_TwoScreens.moc"
