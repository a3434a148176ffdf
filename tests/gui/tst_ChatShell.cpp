// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/Badge.h"
#include "view/ChatHeader.h"
#include "view/Fonts.h"
#include "view/LauncherButton.h"
#include "view/MinimisedPill.h"
#include "view/WindowMover.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;
using View = ChatShell::View;

class tst_ChatShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsExactlyOneFace();
    void followsTheTransitionsOfTheWidget();
    void keysOfTheWindow();
    void keyboardOpensTheChat();
    void closingByTheWindowSystemIsClosingTheChat();
    void b26_badgeCountsUnreadOnly();
    void b30_smallScreenKeepsHeaderReachable_data();
    void b30_smallScreenKeepsHeaderReachable();
    void isMovedByItsHeader();
    void remembersItsPlace();
    void resizingStopsAtTheMinimum();
    void newChatIsConfirmed();
    void oneQuestionIsEnoughToBeAsked();

private:
    static bool isShown(const ChatFixture &fixture, View view)
    {
        return fixture.shell->launcherWindow().isVisible() == (view == View::Closed)
            && fixture.shell->chatWindow().isVisible() == (view == View::Open)
            && fixture.shell->pillWindow().isVisible() == (view == View::Minimised)
            && fixture.shell->view() == view;
    }
};

void tst_ChatShell::initTestCase()
{
    installFonts();
}

void tst_ChatShell::showsExactlyOneFace()
{
    ChatFixture fixture;
    fixture.makeShell().start();
    QVERIFY(isShown(fixture, View::Closed));
    QTest::mouseClick(&fixture.shell->launcher(), Qt::LeftButton);
    QVERIFY(isShown(fixture, View::Open));
    QTest::mouseClick(fixture.child<QAbstractButton>("minimizeButton"), Qt::LeftButton);
    QVERIFY(isShown(fixture, View::Minimised));
    QTest::mouseClick(&fixture.shell->pill(), Qt::LeftButton);
    QVERIFY(isShown(fixture, View::Open));
    QTest::mouseClick(fixture.child<QAbstractButton>("closeButton"), Qt::LeftButton);
    QVERIFY(isShown(fixture, View::Closed));
}

void tst_ChatShell::followsTheTransitionsOfTheWidget()
{
    ChatFixture fixture;
    fixture.makeShell().start();
    QSignalSpy changes(fixture.shell.get(), &ChatShell::viewChanged);

    fixture.shell->minimise(); // closed: there is nothing to minimise
    QVERIFY(isShown(fixture, View::Closed));
    fixture.shell->open();
    fixture.shell->minimise();
    fixture.shell->close(); // no way from minimised to closed
    QVERIFY(isShown(fixture, View::Minimised));
    QCOMPARE(changes.count(), 2);
}

void tst_ChatShell::keysOfTheWindow()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClicks(fixture.edit(), u"draft"_s);

    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(isShown(fixture, View::Minimised));
    fixture.shell->open();
    QCOMPARE(fixture.edit()->toPlainText(), u"draft"_s);
    QVERIFY(QTest::qWaitForWindowActive(&window));

    QTest::keyClick(&window, Qt::Key_F6);
    QCOMPARE(window.focusWidget(), fixture.child<QWidget>("menuButton"));
    QTest::keyClick(&window, Qt::Key_F6);
    QCOMPARE(window.focusWidget(), fixture.list());
    QTest::keyClick(&window, Qt::Key_F6);
    QCOMPARE(window.focusWidget(), fixture.edit());

    QSignalSpy quit(fixture.shell.get(), &ChatShell::quitRequested);
    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.count(), 1);
    QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
    QVERIFY(isShown(fixture, View::Closed));
}

void tst_ChatShell::keyboardOpensTheChat()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space}) {
        ChatFixture fixture;
        fixture.makeShell().start();
        QTest::keyClick(&fixture.shell->launcher(), key);
        QVERIFY(isShown(fixture, View::Open));
    }
}

void tst_ChatShell::closingByTheWindowSystemIsClosingTheChat()
{
    ChatFixture fixture;
    fixture.open();
    fixture.shell->chatWindow().close();
    QVERIFY(isShown(fixture, View::Closed));
}

void tst_ChatShell::b26_badgeCountsUnreadOnly()
{
    ChatFixture fixture;
    fixture.open();
    for (int i = 0; i < 7; ++i) {
        (void)fixture.chat.send(u"question"_s);
        fixture.answer(u"answer"_s);
    }
    QTRY_COMPARE(fixture.chat.unreadCount(), 0);
    fixture.shell->minimise();
    QCOMPARE(fixture.shell->pill().unreadCount(), 0); // all were read

    fixture.answer(u"late"_s);
    QTRY_COMPARE(fixture.shell->pill().unreadCount(), 1);
    QCOMPARE(fixture.shell->launcher().unreadCount(), 1);
    fixture.shell->open();
    QTRY_COMPARE(fixture.shell->pill().unreadCount(), 0);

    QCOMPARE(badge::textFor(99), u"99"_s);
    QCOMPARE(badge::textFor(100), u"99+"_s);
    QCOMPARE(badge::textFor(0), QString());
}

void tst_ChatShell::b30_smallScreenKeepsHeaderReachable_data()
{
    QTest::addColumn<QRect>("available");
    QTest::addColumn<WindowPlacement>("placement");
    QTest::addColumn<QRect>("expected");

    const WindowPlacement standard;
    QTest::newRow("large screen") << QRect(0, 0, 1280, 900) << standard
                                  << QRect(872, 276, 384, 600);
    QTest::newRow("800x480") << QRect(0, 0, 800, 480) << standard << QRect(392, 24, 384, 432);
    QTest::newRow("800x480 with a panel")
        << QRect(0, 30, 800, 450) << standard << QRect(392, 54, 384, 402);
    QTest::newRow("smaller than the minimum")
        << QRect(0, 0, 300, 300) << standard << QRect(0, 0, 300, 300);
    QTest::newRow("beyond the left upper corner")
        << QRect(0, 0, 1280, 900) << WindowPlacement{.offset = {5'000, 5'000}}
        << QRect(0, 0, 384, 600);
    QTest::newRow("beyond the right lower corner")
        << QRect(0, 0, 1280, 900) << WindowPlacement{.offset = {-5'000, -5'000}}
        << QRect(896, 300, 384, 600);
    QTest::newRow("second screen")
        << QRect(1080, 0, 1280, 800) << standard << QRect(1952, 176, 384, 600);
}

void tst_ChatShell::b30_smallScreenKeepsHeaderReachable()
{
    QFETCH(const QRect, available);
    QFETCH(const WindowPlacement, placement);
    QFETCH(const QRect, expected);

    const QRect placed = placement.place(available, placement.size);

    QCOMPARE(placed, expected);
    QVERIFY(available.contains(placed));
}

void tst_ChatShell::isMovedByItsHeader()
{
    if (QGuiApplication::platformName() != u"offscreen"_s)
        QSKIP("the window system moves the window itself here");
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    const QRect before = window.bodyGeometry();
    auto *header = fixture.child<ChatHeader>("header");

    QTest::mousePress(header, Qt::LeftButton, {}, QPoint(150, 30));
    const QPoint start = header->mapToGlobal(QPoint(150, 30));
    Q_EMIT header->moved(start + QPoint(-40, -30));
    QTest::mouseRelease(header, Qt::LeftButton, {}, QPoint(150, 30));

    QCOMPARE(window.bodyGeometry(), before.translated(-40, -30));
}

void tst_ChatShell::remembersItsPlace()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    const QRect chosen(60, 40, 420, 500);
    window.setBodyGeometry(chosen);
    fixture.shell->minimise();

    const QString screen = QGuiApplication::primaryScreen()->name();
    QCOMPARE(fixture.placements.rects.value(screen), chosen);
    QCOMPARE(fixture.shell->pillWindow().bodyGeometry().bottomRight(), chosen.bottomRight());
    fixture.shell->open();
    QCOMPARE(window.bodyGeometry(), chosen);

    fixture.shell.reset();
    fixture.makeShell();
    QCOMPARE(fixture.shell->chatWindow().bodyGeometry(), chosen);
    QCOMPARE(fixture.shell->launcherWindow().bodyGeometry().bottomRight(), chosen.bottomRight());
}

void tst_ChatShell::resizingStopsAtTheMinimum()
{
    const QRect body(100, 100, 384, 600);
    const QSize minimum(320, 400);
    QCOMPARE(WindowMover::resized(body, Qt::LeftEdge | Qt::TopEdge, {1'000, 1'000}, minimum),
             QRect(164, 300, 320, 400));
    QCOMPARE(WindowMover::resized(body, Qt::RightEdge | Qt::BottomEdge, {-1'000, -1'000}, minimum),
             QRect(100, 100, 320, 400));
    QCOMPARE(WindowMover::resized(body, Qt::RightEdge, {16, 50}, minimum),
             QRect(100, 100, 400, 600));
}

void tst_ChatShell::newChatIsConfirmed()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const SessionId before = fixture.chat.session();
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(fixture.chat.session() != before); // nothing but the welcome: no question

    (void)fixture.chat.send(u"hello"_s);
    const SessionId second = fixture.chat.session();
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(fixture.chat.session(), second);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    QCOMPARE(fixture.conversation.rowCount(), 2);
}

void tst_ChatShell::oneQuestionIsEnoughToBeAsked()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    (void)fixture.chat.send(u"hello"_s);
    fixture.conversation.remove(fixture.conversation.messageAt(0).id);
    QCOMPARE(fixture.conversation.rowCount(), 1); // a conversation without its welcome
    const SessionId before = fixture.chat.session();

    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);

    QCOMPARE(fixture.chat.session(), before);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
}

QTEST_MAIN(tst_ChatShell)
#include "tst_ChatShell.moc"
