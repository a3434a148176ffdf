// SPDX-License-Identifier: MIT
// The measures of the web widget, to a pixel (docs/PROTOCOL.md says where they come from).
#include "gui/ChatFixture.h"
#include "view/ChatHeader.h"
#include "view/Fonts.h"
#include "view/GlyphButton.h"
#include "view/LauncherButton.h"
#include "view/MessageLayout.h"
#include "view/MinimisedPill.h"
#include "view/Theme.h"
#include "view/TypingDots.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

class tst_Geometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void viewsAreAnchoredAtTheCorner();
    void windowIsBuiltAsMeasured();
    void headerButtonsAreWhereTheyWere();
    void composerIsBuiltAsMeasured();
    void bubbleOfOneLine();
    void bubbleIsAtMostFourFifthsWide();
    void rowsAreSixteenApart();
    void typingDotsAreInTheirBubble();

private:
    static QRect inWindow(const QWidget *widget)
    {
        const auto *window = static_cast<const FloatingWindow *>(widget->window());
        const QPoint body = window->bodyRect().topLeft();
        return {widget->mapTo(window, QPoint(0, 0)) - body, widget->size()};
    }
    static Message message(Message::Role role, const QString &text)
    {
        Message one;
        one.id = 1;
        one.role = role;
        one.text = text;
        one.timestamp = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000);
        return one;
    }
    static constexpr MessageLayout::Context kContext{.width = 382};
};

#define COMPARE_NEAR(actual, expected)                                                             \
    QVERIFY2(qAbs((actual) - (expected)) <= 1,                                                     \
             qPrintable(                                                                           \
                 u"%1 is %2, not %3"_s.arg(QLatin1StringView(#actual)).arg(actual).arg(expected)))

void tst_Geometry::initTestCase()
{
    installFonts();
}

void tst_Geometry::viewsAreAnchoredAtTheCorner()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.shell->start();
    const QPoint corner
        = QGuiApplication::primaryScreen()->availableGeometry().bottomRight() - QPoint(24, 24);

    QCOMPARE(fixture.shell->launcherWindow().bodyGeometry(),
             QRect(corner - QPoint(55, 55), QSize(56, 56)));
    fixture.shell->open();
    QCOMPARE(fixture.shell->chatWindow().bodyGeometry().bottomRight(), corner);
    fixture.shell->minimise();
    const QRect pill = fixture.shell->pillWindow().bodyGeometry();
    QCOMPARE(pill.bottomRight(), corner);
    QCOMPARE(pill.height(), 48);

    fixture.shell->pill().setUnreadCount(15);
    COMPARE_NEAR(fixture.shell->pill().sizeHint().width(), 197);
}

void tst_Geometry::windowIsBuiltAsMeasured()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    window.setBodyGeometry(QRect(100, 60, 384, 600));

    QCOMPARE(inWindow(fixture.child<ChatHeader>("header")), QRect(1, 1, 382, 72));
    QCOMPARE(inWindow(fixture.list()), QRect(1, 73, 382, 455));
    QCOMPARE(inWindow(fixture.composer()), QRect(1, 528, 382, 71));
}

void tst_Geometry::headerButtonsAreWhereTheyWere()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    window.setBodyGeometry(QRect(100, 60, 384, 600));
    const auto plate = [&](const char *name) {
        const auto *button = fixture.child<GlyphButton>(name);
        return button->plateRect().translated(inWindow(button).topLeft());
    };

    QCOMPARE(plate("closeButton"), QRect(339, 23, 28, 28));
    QCOMPARE(plate("minimizeButton"), QRect(303, 23, 28, 28));
    for (const char *name : {"closeButton", "minimizeButton", "menuButton"}) {
        const QSize target = fixture.child<GlyphButton>(name)->size();
        QVERIFY2(target.width() >= 36 && target.height() >= 44, name);
    }
}

void tst_Geometry::composerIsBuiltAsMeasured()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    window.setBodyGeometry(QRect(100, 60, 384, 600));

    QCOMPARE(inWindow(fixture.edit()), QRect(17, 545, 306, 38));
    const auto *send = fixture.child<GlyphButton>("sendButton");
    QCOMPARE(send->plateRect().translated(inWindow(send).topLeft()), QRect(331, 546, 36, 36));
}

void tst_Geometry::bubbleOfOneLine()
{
    const auto mine = MessageLayout::make(message(Message::Role::User, u"hello there"_s), kContext,
                                          lightTheme());
    QCOMPARE(mine.bubble.height(), 64);
    COMPARE_NEAR(mine.bubble.width(), 95);
    QCOMPARE(mine.bubble.right(), 365);
    QCOMPARE(mine.timeRect.left(), mine.bubble.left() + 12);
    QCOMPARE(mine.timeRect.bottom(), mine.bubble.bottom() - 12);

    const auto theirs = MessageLayout::make(
        message(Message::Role::Assistant, u"Maintenance at 22:00"_s), kContext, lightTheme());
    QCOMPARE(theirs.bubble.height(), 66); // and a border
    QCOMPARE(theirs.bubble.left(), 16);
    COMPARE_NEAR(theirs.bubble.width(), 168);
}

void tst_Geometry::bubbleIsAtMostFourFifthsWide()
{
    const QString text
        = u"Hi! I'm your E-Com67 shopping assistant. How can I help you today? I can "
          "help you find products, answer questions, or assist with your orders."_s;
    const auto layout
        = MessageLayout::make(message(Message::Role::Welcome, text), kContext, lightTheme());
    QCOMPARE(layout.bubble, QRect(16, 0, 280, 126));
    QCOMPARE(layout.height, 126 + 16);
}

void tst_Geometry::rowsAreSixteenApart()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    window.setBodyGeometry(QRect(100, 60, 384, 600));
    (void)fixture.chat.send(u"hello there"_s);
    fixture.answer(u"Reply"_s);
    fixture.list()->doItemsLayout();
    const auto top = [&](int row) {
        return fixture.list()->visualRect(fixture.conversation.index(row)).top();
    };

    const int day = 16 + 16; // "Today", which the web widget has not, and the gap below it
    QCOMPARE(top(0), 0);
    QCOMPARE(top(1), 16 + day + 126 + 16);
    QCOMPARE(top(2), 16 + day + 126 + 16 + 64 + 16);
}

void tst_Geometry::typingDotsAreInTheirBubble()
{
    TypingDots dots;
    COMPARE_NEAR(dots.width(), 58);
    COMPARE_NEAR(dots.height() - 3, 34); // the rest is room for its shadow
}

QTEST_MAIN(tst_Geometry)
#include "tst_Geometry.moc"
