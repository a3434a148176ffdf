// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "gui/Targets.h"
#include "view/Announcer.h"
#include "view/Fonts.h"
#include "view/MessageDelegate.h"
#include "view/Theme.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;
using Kind = MessageTarget::Kind;

static const QString kTwoLinks
    = u"See [returns](https://shop.example/returns) & [b&cher](https://b\u00fccher.example/)"_s;
static const QUrl kReturns(u"https://shop.example/returns"_s);
static const QUrl kBooks(u"https://b\u00fccher.example/"_s);

/// Everything in a row that can be pressed, by keyboard, mouse and menu, in the real window.
class tst_MessageTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void arrowsMoveOverTargets_data();
    void arrowsMoveOverTargets();
    void enterOpensTheFirstLink();
    void innerFocusIsSeenAndHeard();
    void innerFocusEndsWithTheRow();
    void innerFocusEndsWithItsTarget();
    void mouseOpensTheLinkBelowIt();
    void linkThatWrapsIsPressedInBothLines();
    void verbComesBeforeALinkNearIt();
    void menuNamesAll();
    void hoveringShowsTheRealHost();
    void namesAreInTheDescription();

private:
    /// One answer, in row 1, which has the keyboard.
    static void show(ChatFixture &fixture, const QString &text = kTwoLinks)
    {
        fixture.makeShell();
        fixture.open();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.shell->chatWindow()));
        fixture.answer(text);
        fixture.list()->setFocus();
        fixture.list()->setCurrentIndex(fixture.conversation.index(1));
        fixture.list()->doItemsLayout();
    }
    static QList<MessageTarget> targets(const ChatFixture &fixture)
    {
        return fixture.list()->layoutOf(fixture.conversation.index(1)).targets;
    }
    static QUrl focused(const ChatFixture &fixture)
    {
        const auto &target = fixture.list()->delegate().innerFocus();
        return target ? target->url : QUrl();
    }
    static QPoint placeOf(const ChatFixture &fixture, const QRect &rect)
    {
        return fixture.list()->originOf(fixture.conversation.index(1)) + rect.center();
    }
};

void tst_MessageTargets::initTestCase()
{
    installFonts();
}

void tst_MessageTargets::arrowsMoveOverTargets_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("mirrored") << Qt::RightToLeft;
}

void tst_MessageTargets::arrowsMoveOverTargets()
{
    QFETCH(const Qt::LayoutDirection, direction);
    ChatFixture fixture;
    show(fixture);
    MessageListView *list = fixture.list();
    list->setLayoutDirection(direction);
    const bool isMirrored = direction == Qt::RightToLeft;
    const Qt::Key on = isMirrored ? Qt::Key_Left : Qt::Key_Right;
    const Qt::Key back = isMirrored ? Qt::Key_Right : Qt::Key_Left;
    QSignalSpy links(list, &MessageListView::linkActivated);

    QTest::keyClick(list, on);
    QCOMPARE(focused(fixture), kReturns);
    QTest::keyClick(list, on);
    QTest::keyClick(list, on); // no further
    QCOMPARE(focused(fixture), kBooks);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(links.count(), 1);
    QCOMPARE(links.last().first().toUrl(), kBooks);
    QTest::keyClick(list, back);
    QCOMPARE(focused(fixture), kReturns);
    QTest::keyClick(list, back);
    QCOMPARE(focused(fixture), QUrl());
    QTest::keyClick(list, back); // from the row itself: the last one
    QCOMPARE(focused(fixture), kBooks);
}

void tst_MessageTargets::enterOpensTheFirstLink()
{
    ChatFixture fixture;
    show(fixture);
    QSignalSpy links(fixture.list(), &MessageListView::linkActivated);
    QTest::keyClick(fixture.list(), Qt::Key_Return);
    QCOMPARE(links.count(), 1);
    QCOMPARE(links.first().first().toUrl(), kReturns);
}

void tst_MessageTargets::innerFocusIsSeenAndHeard()
{
    ChatFixture fixture;
    show(fixture);
    QSignalSpy heard(fixture.list(), &MessageListView::targetFocused);
    QTest::keyClick(fixture.list(), Qt::Key_Home); // the focus ring is there
    fixture.list()->setCurrentIndex(fixture.conversation.index(1));
    const QImage before = fixture.list()->viewport()->grab().toImage();

    QTest::keyClick(fixture.list(), Qt::Key_Right);
    QTest::keyClick(fixture.list(), Qt::Key_Right);

    QCOMPARE(heard.count(), 2);
    QCOMPARE(heard.last().first().toString(), u"Open \"b&cher\" (xn--bcher-kva.example)"_s);
    QCOMPARE(QToolTip::text(), u"xn--bcher-kva.example\nhttps://xn--bcher-kva.example/"_s);
    const QImage after = fixture.list()->viewport()->grab().toImage();
    const QRect ring = targets(fixture).last().rect.adjusted(-2, -1, 2, 1);
    const QPoint onRing = fixture.list()->originOf(fixture.conversation.index(1))
        + QPoint(ring.center().x(), ring.top());
    QVERIFY(before.pixelColor(onRing) != after.pixelColor(onRing));
}

void tst_MessageTargets::innerFocusEndsWithTheRow()
{
    ChatFixture fixture;
    show(fixture);
    QTest::keyClick(fixture.list(), Qt::Key_Right);
    QTest::keyClick(fixture.list(), Qt::Key_Up);
    QCOMPARE(focused(fixture), QUrl());
    QTest::keyClick(fixture.list(), Qt::Key_Down);
    QCOMPARE(focused(fixture), QUrl());
}

void tst_MessageTargets::innerFocusEndsWithItsTarget()
{
    ChatFixture fixture;
    show(fixture);
    QTest::keyClick(fixture.list(), Qt::Key_Left);
    QCOMPARE(focused(fixture), kBooks);
    fixture.conversation.setText(fixture.conversation.messageAt(1).id,
                                 u"only [this](https://shop.example/returns)"_s);
    QSignalSpy links(fixture.list(), &MessageListView::linkActivated);

    QTest::keyClick(fixture.list(), Qt::Key_Return);

    QCOMPARE(links.count(), 1);
    QCOMPARE(links.first().first().toUrl(), kReturns);
}

void tst_MessageTargets::mouseOpensTheLinkBelowIt()
{
    ChatFixture fixture;
    show(fixture);
    QSignalSpy links(fixture.list(), &MessageListView::linkActivated);
    QWidget *viewport = fixture.list()->viewport();
    const QPoint first = placeOf(fixture, targets(fixture).first().rect);
    const QPoint second = placeOf(fixture, targets(fixture).last().rect);

    QTest::mouseClick(viewport, Qt::LeftButton, {}, second);
    QCOMPARE(links.count(), 1);
    QCOMPARE(links.last().first().toUrl(), kBooks);
    // Pressed on one and released on the other: neither was meant.
    QTest::mousePress(viewport, Qt::LeftButton, {}, first);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, second);
    QCOMPARE(links.count(), 1);
    QTest::mouseClick(viewport, Qt::RightButton, {}, first);
    QCOMPARE(links.count(), 1);
}

void tst_MessageTargets::linkThatWrapsIsPressedInBothLines()
{
    ChatFixture fixture;
    show(fixture,
         u"[a link of many words that does not fit into one line of the bubble]"
         "(https://shop.example/returns)"_s);
    const QList<MessageTarget> all = targets(fixture);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().lines.size(), 2);
    QSignalSpy links(fixture.list(), &MessageListView::linkActivated);
    for (const QRect &line : all.first().lines)
        QTest::mouseClick(fixture.list()->viewport(), Qt::LeftButton, {}, placeOf(fixture, line));
    QCOMPARE(links.count(), 2);
}

void tst_MessageTargets::verbComesBeforeALinkNearIt()
{
    MessageLayout layout;
    MessageTarget link{.kind = Kind::Link};
    link.rect = QRect(0, 0, 50, 20);
    link.reach = 6;
    MessageTarget verb{.kind = Kind::Verb};
    verb.rect = QRect(0, 22, 50, 20);
    layout.targets = {link, verb};
    QCOMPARE(layout.targetAt({10, 23}), 1);
    QCOMPARE(layout.targetAt({10, 21}), 0);
    QCOMPARE(layout.targetAt({10, 60}), -1);
}

void tst_MessageTargets::menuNamesAll()
{
    ChatFixture fixture;
    show(fixture);
    QSignalSpy links(fixture.list(), &MessageListView::linkActivated);
    QTest::keyClick(fixture.list(), Qt::Key_Menu);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().at(0)->text(), u"Open \"returns\" (shop.example)"_s);
    // An ampersand from outside is no shortcut.
    QCOMPARE(menu->actions().at(1)->text(), u"Open \"b&&cher\" (xn--bcher-kva.example)"_s);
    menu->actions().at(1)->trigger();
    QCOMPARE(links.count(), 1);
    QCOMPARE(links.first().first().toUrl(), kBooks);
    menu->close();
}

void tst_MessageTargets::hoveringShowsTheRealHost()
{
    ChatFixture fixture;
    show(fixture);
    QWidget *viewport = fixture.list()->viewport();
    const auto hover = [&](const QPoint &place) {
        QHelpEvent event(QEvent::ToolTip, place, viewport->mapToGlobal(place));
        QApplication::sendEvent(viewport, &event);
    };
    hover(placeOf(fixture, targets(fixture).last().rect));
    QVERIFY2(QToolTip::text().startsWith(u"xn--bcher-kva.example\n"_s),
             qPrintable(QToolTip::text()));
    QTest::mouseMove(viewport, placeOf(fixture, targets(fixture).last().rect));
    QTRY_COMPARE(viewport->cursor().shape(), Qt::PointingHandCursor);
    hover({2, 2});
    QTRY_VERIFY(!QToolTip::isVisible());
}

void tst_MessageTargets::namesAreInTheDescription()
{
    ChatFixture fixture;
    show(fixture);
    const auto heard = [&fixture](int row) {
        return fixture.conversation.index(row).data(Qt::AccessibleDescriptionRole).toString();
    };
    QCOMPARE(heard(1),
             u"Open \"returns\" (shop.example), Open \"b&cher\" (xn--bcher-kva.example)"_s);
    (void)fixture.chat.send(u"one"_s);
    (void)fixture.chat.send(u"two"_s);
    fixture.list()->doItemsLayout();
    QCOMPARE(heard(3), u"Edit, Cancel"_s);
    // The conversation may outlive the window.
    fixture.shell.reset();
    QCOMPARE(heard(3), QString());
}

QTEST_MAIN(tst_MessageTargets)
#include "tst_MessageTargets.moc"
