// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "support/CardSamples.h"
#include "view/CardText.h"
#include "view/Fonts.h"
#include "view/MessageDelegate.h"
#include "view/MessageLayout.h"
#include "view/MessagePointer.h"
#include "view/Theme.h"

#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QStyleHints>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

/// Selecting and copying text in the real window, by mouse, finger and keyboard.
class tst_Selection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mouseSelectsInsideOfABubble();
    void mouseSelectsAcrossBubbles();
    void draggingBackwardsSelectsTheSame();
    void doubleClickSelectsAWord();
    void shiftClickExtends();
    void draggingBeyondTheEdgeScrolls();
    void draggingOverALinkOpensNothing();
    void fingerSelectsOnlyAfterItStayed();
    void keyboardSelects_data();
    void keyboardSelects();
    void keyboardGoesOnInTheNextMessage();
    void escapeLetsGoOfIt();
    void everythingIsCopiedReadably();
    void selectionSurvivesNewMessages();
    void selectionIsPainted();
    void menuCopies();
    void cardsAreCopied();
    void newChatForgetsTheSelection();

private:
    /// Row 1 the customer's, row 2 the answer.
    static void show(ChatFixture &fixture)
    {
        fixture.fill(2, u"Message %1 says words"_s);
        fixture.makeShell();
        fixture.shell->open();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.shell->chatWindow()));
        fixture.list()->setFocus();
        fixture.list()->setCurrentIndex(fixture.conversation.index(2));
        fixture.list()->doItemsLayout();
    }
    /// The middle of the left edge of a character of a row's only line.
    static QPoint placeOf(const ChatFixture &fixture, int row, int character)
    {
        const QModelIndex index = fixture.conversation.index(row);
        const MessageLayout &layout = fixture.list()->layoutOf(index);
        const QTextLine line = layout.document->begin().layout()->lineAt(0);
        return fixture.list()->originOf(index) + layout.textPosition
            + QPoint(int(line.cursorToX(character)), 10);
    }
    static void drag(const ChatFixture &fixture, const QPoint &from, const QPoint &to)
    {
        QWidget *viewport = fixture.list()->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, viewport->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(viewport, &move);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
    }
    static QString copied(const ChatFixture &fixture)
    {
        QTest::keyClick(fixture.list(), Qt::Key_C, Qt::ControlModifier);
        return QGuiApplication::clipboard()->text();
    }
    static QString selected(const ChatFixture &fixture)
    {
        return fixture.list()->selector().text();
    }
};

void tst_Selection::initTestCase()
{
    installFonts();
    QGuiApplication::styleHints()->setMousePressAndHoldInterval(10);
}

void tst_Selection::mouseSelectsInsideOfABubble()
{
    ChatFixture fixture;
    show(fixture);
    drag(fixture, placeOf(fixture, 2, 8), placeOf(fixture, 2, 14));
    QCOMPARE(selected(fixture), u"2 says"_s);
    QCOMPARE(copied(fixture), u"2 says"_s);
    QTest::mouseClick(fixture.list()->viewport(), Qt::LeftButton, {}, placeOf(fixture, 2, 3));
    QCOMPARE(selected(fixture), QString());
    QCOMPARE(copied(fixture), u"Message 2 says words"_s);
}

void tst_Selection::mouseSelectsAcrossBubbles()
{
    ChatFixture fixture;
    show(fixture);
    drag(fixture, placeOf(fixture, 1, 10), placeOf(fixture, 2, 9));
    const QStringList lines = selected(fixture).split(u'\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines.at(0).startsWith(u"You, "_s) && lines.at(0).endsWith(u':'),
             qPrintable(lines.at(0)));
    QCOMPARE(lines.at(1), u"says words"_s);
    QCOMPARE(lines.at(2), QString());
    QVERIFY(lines.at(3).startsWith(u"Assistant, "_s));
    QCOMPARE(lines.at(4), u"Message 2"_s);
}

void tst_Selection::draggingBackwardsSelectsTheSame()
{
    ChatFixture fixture;
    show(fixture);
    drag(fixture, placeOf(fixture, 1, 10), placeOf(fixture, 2, 9));
    const QString forward = selected(fixture);
    drag(fixture, placeOf(fixture, 2, 9), placeOf(fixture, 1, 10));
    QCOMPARE(selected(fixture), forward);
}

void tst_Selection::doubleClickSelectsAWord()
{
    ChatFixture fixture;
    show(fixture);
    QTest::mouseDClick(fixture.list()->viewport(), Qt::LeftButton, {}, placeOf(fixture, 2, 12));
    QCOMPARE(selected(fixture), u"says"_s);
}

void tst_Selection::shiftClickExtends()
{
    ChatFixture fixture;
    show(fixture);
    QTest::mouseClick(fixture.list()->viewport(), Qt::LeftButton, {}, placeOf(fixture, 2, 0));
    QTest::mouseClick(fixture.list()->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      placeOf(fixture, 2, 7));
    QCOMPARE(selected(fixture), u"Message"_s);
}

void tst_Selection::draggingBeyondTheEdgeScrolls()
{
    ChatFixture fixture;
    fixture.fill(60);
    fixture.open();
    QWidget *viewport = fixture.list()->viewport();
    QScrollBar *bar = fixture.list()->verticalScrollBar();
    const QPoint inside(100, 100);
    QTest::mousePress(viewport, Qt::LeftButton, {}, inside);
    const QPoint above(100, -60);
    QMouseEvent move(QEvent::MouseMove, above, viewport->mapToGlobal(above), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(viewport, &move);
    const MessageId reached = fixture.list()->selector().selection().cursor.id;
    QTRY_VERIFY(fixture.list()->selector().selection().cursor.id < reached - 5);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, above);
    const int stopped = bar->value();
    QCoreApplication::processEvents();
    QCOMPARE(bar->value(), stopped);
}

void tst_Selection::draggingOverALinkOpensNothing()
{
    ChatFixture fixture;
    show(fixture);
    fixture.conversation.setText(fixture.conversation.messageAt(2).id,
                                 u"[a link of words](https://shop.example/)"_s);
    fixture.list()->doItemsLayout();
    int opened = 0;
    connect(fixture.list(), &MessageListView::linkActivated, this, [&opened] { ++opened; });
    drag(fixture, placeOf(fixture, 2, 1), placeOf(fixture, 2, 12));
    QCOMPARE(opened, 0);
    QCOMPARE(selected(fixture), u" link of wo"_s);
}

void tst_Selection::fingerSelectsOnlyAfterItStayed()
{
    ChatFixture fixture;
    show(fixture);
    QWidget *viewport = fixture.list()->viewport();
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    auto *pointer = fixture.list()->findChild<MessagePointer *>();
    const QPoint from = placeOf(fixture, 2, 2);
    const QPoint to = placeOf(fixture, 2, 14);

    QTest::touchEvent(viewport, screen.get()).press(0, from, viewport);
    QTest::touchEvent(viewport, screen.get()).move(0, to, viewport);
    QTest::touchEvent(viewport, screen.get()).release(0, to, viewport);
    QVERIFY(!pointer->isHolding());
    QCOMPARE(selected(fixture), QString());

    QTest::touchEvent(viewport, screen.get()).press(0, from, viewport);
    QTRY_VERIFY(pointer->isHolding());
    QCOMPARE(selected(fixture), u"Message"_s);
    QTest::touchEvent(viewport, screen.get()).move(0, to, viewport);
    QCOMPARE(selected(fixture), u"Message 2 says"_s);
    QTest::touchEvent(viewport, screen.get()).release(0, to, viewport);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().at(0)->text(), u"Copy selected text"_s);
    menu->actions().at(0)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Message 2 says"_s);
    menu->close();
}

void tst_Selection::keyboardSelects_data()
{
    QTest::addColumn<QList<Qt::Key>>("keys");
    QTest::addColumn<QString>("text");
    QTest::newRow("from the beginning") << QList{Qt::Key_Right, Qt::Key_Right} << u"Me"_s;
    QTest::newRow("from the end") << QList{Qt::Key_Left, Qt::Key_Left} << u"ds"_s;
    QTest::newRow("and back") << QList{Qt::Key_Right, Qt::Key_Right, Qt::Key_Left} << u"M"_s;
}

void tst_Selection::keyboardSelects()
{
    QFETCH(const QList<Qt::Key>, keys);
    ChatFixture fixture;
    show(fixture);
    for (const Qt::Key key : keys)
        QTest::keyClick(fixture.list(), key, Qt::ShiftModifier);
    QTEST(selected(fixture), "text");
    QVERIFY(!fixture.list()->delegate().innerFocus());
}

void tst_Selection::keyboardGoesOnInTheNextMessage()
{
    ChatFixture fixture;
    show(fixture);
    fixture.list()->setCurrentIndex(fixture.conversation.index(1));
    QTest::keyClick(fixture.list(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(selected(fixture), u"s"_s);
    QTest::keyClick(fixture.list(), Qt::Key_Escape);
    QTest::keyClick(fixture.list(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(fixture.list(), Qt::Key_Down, Qt::ShiftModifier);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(fixture.list(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(fixture.list()->currentIndex().row(), 2);
    QVERIFY(selected(fixture).contains(u"Message 1 says words\n"_s));
    QVERIFY2(selected(fixture).endsWith(u":\nMess"_s), qPrintable(selected(fixture)));
}

void tst_Selection::escapeLetsGoOfIt()
{
    ChatFixture fixture;
    show(fixture);
    QTest::keyClick(fixture.list(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(fixture.list(), Qt::Key_Escape);
    QCOMPARE(selected(fixture), QString());
    QCOMPARE(fixture.shell->view(), ChatShell::View::Open);
    QTest::keyClick(fixture.list(), Qt::Key_Escape);
    QCOMPARE(fixture.shell->view(), ChatShell::View::Minimised);
}

void tst_Selection::everythingIsCopiedReadably()
{
    ChatFixture fixture;
    show(fixture);
    fixture.conversation.setText(fixture.conversation.messageAt(2).id,
                                 u"**Bold**\n\n| A | B |\n|---|---|\n| 1 | 2 |"_s);
    QTest::keyClick(fixture.list(), Qt::Key_A, Qt::ControlModifier);
    const QString text = copied(fixture);
    QCOMPARE(text.count(u"\n\n"_s), 2);
    QVERIFY(text.startsWith(u"Assistant, "_s));
    QVERIFY(text.contains(u":\nMessage 1 says words\n\nAssistant, "_s));
    QVERIFY2(text.endsWith(u":\nBold\nA\tB\n1\t2"_s), qPrintable(text));
}

void tst_Selection::selectionSurvivesNewMessages()
{
    ChatFixture fixture;
    show(fixture);
    drag(fixture, placeOf(fixture, 2, 8), placeOf(fixture, 2, 14));
    for (int i = 0; i < 5; ++i)
        fixture.answer(u"More"_s);
    fixture.conversation.remove(fixture.conversation.messageAt(1).id);
    QCOMPARE(selected(fixture), u"2 says"_s);
}

void tst_Selection::selectionIsPainted()
{
    ChatFixture fixture;
    show(fixture);
    const auto pixels = [&fixture](const QColor &color) {
        const QModelIndex index = fixture.conversation.index(2);
        const QImage row
            = fixture.list()->viewport()->grab(fixture.list()->visualRect(index)).toImage();
        int count = 0;
        for (int y = 0; y < row.height(); ++y) {
            for (int x = 0; x < row.width(); ++x)
                count += row.pixelColor(x, y) == color;
        }
        return count;
    };
    QCOMPARE(pixels(lightTheme().brand), 0);
    fixture.list()->setFocusShown(false);
    drag(fixture, placeOf(fixture, 2, 0), placeOf(fixture, 2, 14));
    QVERIFY(pixels(lightTheme().brand) > 500);
}

void tst_Selection::menuCopies()
{
    ChatFixture fixture;
    show(fixture);
    fixture.conversation.setText(fixture.conversation.messageAt(2).id, u"**Bold**"_s);
    QTest::keyClick(fixture.list(), Qt::Key_Menu);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QHash<QString, QString> copies;
    for (QAction *action : menu->actions()) {
        if (action->isSeparator())
            continue;
        action->trigger();
        copies.insert(action->text(), QGuiApplication::clipboard()->text());
    }
    menu->close();
    QCOMPARE(copies.size(), 3);
    QCOMPARE(copies.value(u"Copy message"_s), u"Bold"_s);
    QCOMPARE(copies.value(u"Copy as Markdown"_s), u"**Bold**"_s);
    QVERIFY(copies.value(u"Copy conversation"_s).contains(u"You, "_s));
    QVERIFY(copies.value(u"Copy conversation"_s).endsWith(u":\nBold"_s));
}

/// What stands in a card is a part of the answer.
void tst_Selection::cardsAreCopied()
{
    ChatFixture fixture;
    show(fixture);
    Message answer;
    answer.id = 100;
    answer.role = Message::Role::Assistant;
    answer.text = u"Here are the **details**."_s;
    answer.details.payload = payloadOf(u"customer_message_product_details"_s);
    fixture.conversation.append(answer);
    answer.id = 101;
    answer.role = Message::Role::Error; // shows no cards
    fixture.conversation.append(answer);
    fixture.conversation.flush();
    const QString whole
        = u"Here are the details.\n\n"_s + cardCopy(cardsOf(answer.details.payload));
    MessageListView *list = fixture.list();
    const auto clipboard = [] { return QGuiApplication::clipboard()->text(); };

    list->copyMessage(fixture.conversation.index(3));
    QCOMPARE(clipboard(), whole);
    list->copyMessage(fixture.conversation.index(4));
    QCOMPARE(clipboard(), answer.text);
    list->copyConversation();
    QCOMPARE(clipboard().count(whole), 1);
    // A message that is selected as a whole, beside others.
    list->selector().begin({2, 0});
    list->selector().extendTo({101, 4});
    QCOMPARE(clipboard().count(whole), 1);
    QCOMPARE(list->selector().text().count(whole), 1);
}

void tst_Selection::newChatForgetsTheSelection()
{
    ChatFixture fixture;
    show(fixture);
    QTest::keyClick(fixture.list(), Qt::Key_A, Qt::ControlModifier);
    fixture.chat.startNewChat();
    QVERIFY(fixture.list()->selector().isEmpty());
}

QTEST_MAIN(tst_Selection)
#include "tst_Selection.moc"
