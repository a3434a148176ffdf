// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "gui/Targets.h"
#include "view/Fonts.h"
#include "view/MessageDelegate.h"
#include "view/MessageLayout.h"
#include "view/TextButton.h"
#include "view/Theme.h"
#include "view/TypingDots.h"

#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;
using Verb = MessageVerbs::Verb;

class tst_MessageListView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensAtTheEnd();
    void followsAtTheEnd();
    void b27_reopenKeepsPosition();
    void b27_opensAtTheFirstUnreadMessage();
    void b28_readerIsNotYanked();
    void b28_buttonLeadsToNewMessages();
    void ownMessageAlwaysShows();
    void resizingKeepsTheReadersPlace();
    void b29_longWordsWrap();
    void rowsAreAsHighAsTheyArePainted();
    void actionsWorkByMouseAndKeyboard();
    void heldKeyActsOnce();
    void doubleClickActsOnce();
    void copiesWhatIsShown();
    void typingDotsTickOnlyInView();
    void endStaysInView();

private:
    /// A question that failed and can be asked again, in row 1.
    static void failOne(ChatFixture &fixture)
    {
        fixture.open();
        (void)fixture.chat.send(u"one"_s);
        fixture.server.transport.fail(ChatError::Code::ConnectionLost);
        fixture.list()->doItemsLayout();
    }
    static int rowAtTop(const ChatFixture &fixture)
    {
        return fixture.list()->indexAt(QPoint(100, 1)).row();
    }
    static int offsetOf(const ChatFixture &fixture, int row)
    {
        return fixture.list()->visualRect(fixture.conversation.index(row)).top();
    }
    static QScrollBar *bar(const ChatFixture &fixture)
    {
        return fixture.list()->verticalScrollBar();
    }
};

void tst_MessageListView::initTestCase()
{
    installFonts();
}

void tst_MessageListView::opensAtTheEnd()
{
    ChatFixture fixture;
    fixture.fill(50);
    fixture.open();

    QVERIFY(bar(fixture)->maximum() > 0);
    QCOMPARE(bar(fixture)->value(), bar(fixture)->maximum());
    QVERIFY(fixture.list()->isAtEnd());
}

void tst_MessageListView::followsAtTheEnd()
{
    ChatFixture fixture;
    fixture.fill(50);
    fixture.open();

    for (int i = 0; i < 5; ++i) {
        fixture.answer(u"An answer of some length that takes more than only one line"_s);
        QTRY_COMPARE(fixture.chat.unreadCount(), 0);
        QCOMPARE(bar(fixture)->value(), bar(fixture)->maximum());
    }
}

void tst_MessageListView::b27_reopenKeepsPosition()
{
    ChatFixture fixture;
    fixture.fill(50);
    fixture.open();
    bar(fixture)->setValue(bar(fixture)->maximum() / 2);
    const int place = bar(fixture)->value();

    fixture.shell->minimise();
    fixture.shell->open();
    QCOMPARE(bar(fixture)->value(), place);

    fixture.shell->close();
    fixture.shell->open();
    QCOMPARE(bar(fixture)->value(), place);
}

void tst_MessageListView::b27_opensAtTheFirstUnreadMessage()
{
    ChatFixture fixture;
    fixture.fill(50);
    fixture.open();
    fixture.shell->minimise();
    const int first = fixture.conversation.rowCount();
    for (int i = 0; i < 30; ++i)
        fixture.answer(u"Answer"_s);
    QCOMPARE(fixture.chat.unreadCount(), 30);

    fixture.shell->open();

    QCOMPARE(rowAtTop(fixture), first);
    QCOMPARE(offsetOf(fixture, first), 0);
    QCOMPARE(fixture.chat.unreadCount(), 30); // the end is not in view yet
}

void tst_MessageListView::b28_readerIsNotYanked()
{
    ChatFixture fixture;
    fixture.fill(200);
    fixture.open();
    fixture.list()->showMessage(fixture.conversation.messageAt(50).id);
    bar(fixture)->setValue(bar(fixture)->value() + 13);
    const int row = rowAtTop(fixture);
    const int offset = offsetOf(fixture, row);

    for (int i = 0; i < 300; ++i)
        fixture.answer(u"New"_s);
    QTRY_COMPARE(fixture.chat.unreadCount(), 300);
    QCoreApplication::processEvents();

    QCOMPARE(rowAtTop(fixture), row);
    QCOMPARE(offsetOf(fixture, row), offset);
    QVERIFY(!fixture.list()->isAtEnd());
}

void tst_MessageListView::b28_buttonLeadsToNewMessages()
{
    ChatFixture fixture;
    fixture.fill(50);
    fixture.open();
    auto *button = fixture.child<TextButton>("newMessagesButton");
    QVERIFY(button->isHidden());
    bar(fixture)->setValue(0);
    QVERIFY(button->isHidden()); // nothing new yet

    fixture.answer(u"One"_s);
    fixture.answer(u"Two"_s);
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), u"2 new"_s);
    QVERIFY(button->focusPolicy() & Qt::TabFocus);
    QTest::mouseClick(button, Qt::LeftButton);

    QVERIFY(button->isHidden());
    QCOMPARE(bar(fixture)->value(), bar(fixture)->maximum());
    QCOMPARE(fixture.chat.unreadCount(), 0);
}

void tst_MessageListView::ownMessageAlwaysShows()
{
    ChatFixture fixture;
    fixture.fill(50);
    fixture.open();
    bar(fixture)->setValue(0);

    QTest::keyClicks(fixture.edit(), u"mine"_s);
    QTest::keyClick(fixture.edit(), Qt::Key_Return);

    QCOMPARE(bar(fixture)->value(), bar(fixture)->maximum());
    QVERIFY(fixture.edit()->toPlainText().isEmpty());
}

void tst_MessageListView::resizingKeepsTheReadersPlace()
{
    ChatFixture fixture;
    fixture.fill(300,
                 u"%1 is a message that is long enough for several lines in a narrow window"_s);
    ChatWindow &window = fixture.open();
    window.setBodyGeometry(QRect(20, 20, 384, 600));
    fixture.list()->showMessage(fixture.conversation.messageAt(150).id);

    for (const int width : {500, 700, 330, 384}) {
        window.setBodyGeometry(QRect(20, 20, width, 600));
        QCoreApplication::processEvents();
        QCOMPARE(rowAtTop(fixture), 150);
        QCOMPARE(offsetOf(fixture, 150), 0);
    }
}

void tst_MessageListView::b29_longWordsWrap()
{
    ChatFixture fixture;
    const QString word(10'000, u'W');
    fixture.fill(2, word);
    fixture.open();
    (void)fixture.chat.send(QString(1'999, u'i'));
    fixture.answer(u"https://example.com/"_s + QString(500, u'a'));
    fixture.list()->doItemsLayout();

    QCOMPARE(fixture.list()->horizontalScrollBar()->maximum(), 0);
    for (int row = 0; row < fixture.conversation.rowCount(); ++row) {
        const MessageLayout layout = MessageLayout::make(fixture.conversation.messageAt(row),
                                                         {.width = 382}, lightTheme());
        QVERIFY(layout.bubble.width() <= 280);
        QVERIFY(layout.document->idealWidth() <= 256);
    }
}

void tst_MessageListView::rowsAreAsHighAsTheyArePainted()
{
    ChatFixture fixture;
    fixture.fill(400, u"Message **%1** with enough words in it to be broken into several lines"_s);
    fixture.open();

    const auto isExact = [&fixture](int row) {
        const MessageLayout layout
            = MessageLayout::make(fixture.conversation.messageAt(row),
                                  {.width = fixture.list()->viewport()->width()}, lightTheme());
        const QModelIndex index = fixture.conversation.index(row);
        return fixture.list()->visualRect(index).height()
            == layout.height + fixture.list()->delegate().topOf(index);
    };
    QVERIFY(isExact(fixture.conversation.rowCount() - 1));
    for (int row = fixture.conversation.rowCount() - 1; row >= 0; row -= 7) {
        fixture.list()->showMessage(fixture.conversation.messageAt(row).id);
        QVERIFY(isExact(row));
    }
}

void tst_MessageListView::actionsWorkByMouseAndKeyboard()
{
    ChatFixture fixture;
    fixture.open();
    (void)fixture.chat.send(u"one"_s);
    (void)fixture.chat.send(u"two"_s); // waits for the answer to the first
    QSignalSpy verbs(fixture.list(), &MessageListView::verbRequested);
    fixture.list()->doItemsLayout();
    const QModelIndex last = fixture.conversation.index(2);
    const MessageLayout layout
        = MessageLayout::make(fixture.conversation.messageAt(2), {.width = 382}, lightTheme());
    const QRect row = fixture.list()->visualRect(last);

    QTest::mouseClick(fixture.list()->viewport(), Qt::LeftButton, {},
                      row.topLeft() + layout.bubble.center());
    QCOMPARE(verbs.count(), 0);
    QCOMPARE(verbsOf(layout).last().verb, Verb::Cancel);
    QTest::mouseClick(fixture.list()->viewport(), Qt::LeftButton, {},
                      row.topLeft() + verbsOf(layout).last().rect.center());
    QCOMPARE(verbs.count(), 1);
    QCOMPARE(fixture.conversation.rowCount(), 2);
    QCOMPARE(fixture.edit()->toPlainText(), u"two"_s); // nothing typed is lost

    fixture.server.transport.fail(ChatError::Code::ConnectionLost);
    fixture.list()->setCurrentIndex(fixture.conversation.index(1));
    QTest::keyClick(fixture.list(), Qt::Key_Return);
    QCOMPARE(verbs.count(), 2);
    QCOMPARE(verbs.last().first().value<Verb>(), Verb::AskAgain);
}

void tst_MessageListView::heldKeyActsOnce()
{
    ChatFixture fixture;
    failOne(fixture);
    QSignalSpy verbs(fixture.list(), &MessageListView::verbRequested);
    fixture.list()->setCurrentIndex(fixture.conversation.index(1));

    QTest::keyPress(fixture.list(), Qt::Key_Return);
    for (int i = 0; i < 3; ++i) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QApplication::sendEvent(fixture.list(), &held);
    }
    QTest::keyRelease(fixture.list(), Qt::Key_Return);

    QCOMPARE(verbs.count(), 1);
    QCOMPARE(fixture.conversation.rowCount(), 2);
}

void tst_MessageListView::doubleClickActsOnce()
{
    ChatFixture fixture;
    failOne(fixture);
    fixture.shell->chatWindow().setBodyGeometry(QRect(20, 20, 384, 700)); // nothing scrolls
    (void)fixture.chat.send(u"one"_s);
    for (const int row : {1, 2})
        fixture.conversation.setDelivery(fixture.conversation.messageAt(row).id,
                                         Message::Delivery::Failed,
                                         ChatError::Code::ConnectionLost);
    fixture.list()->doItemsLayout();
    QSignalSpy verbs(fixture.list(), &MessageListView::verbRequested);
    const MessageLayout layout
        = MessageLayout::make(fixture.conversation.messageAt(1), {.width = 382}, lightTheme());
    const QPoint place = fixture.list()->visualRect(fixture.conversation.index(1)).topLeft()
        + verbsOf(layout).first().rect.center();
    QWidget *viewport = fixture.list()->viewport();

    // The first moves to the end; the second comes to where it was.
    QTest::mouseClick(viewport, Qt::LeftButton, {}, place);
    fixture.list()->doItemsLayout();
    QTest::mouseDClick(viewport, Qt::LeftButton, {}, place);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, place);
    QCOMPARE(verbs.count(), 1);
    QCOMPARE(verbs.first().first().value<Verb>(), Verb::Retry);

    QTest::mouseClick(viewport, Qt::LeftButton, {}, place); // a click of its own
    QCOMPARE(verbs.count(), 2);
}

void tst_MessageListView::copiesWhatIsShown()
{
    ChatFixture fixture;
    fixture.open();
    fixture.answer(u"**Bold** and [a link](https://shop.example/)"_s);
    fixture.list()->setCurrentIndex(fixture.conversation.index(1));

    QTest::keyClick(fixture.list(), Qt::Key_C, Qt::ControlModifier);

    QCOMPARE(QGuiApplication::clipboard()->text(), u"Bold and a link"_s);
}

void tst_MessageListView::typingDotsTickOnlyInView()
{
    ChatFixture fixture;
    fixture.fill(50);
    fixture.makeShell(true);
    fixture.open();
    auto *dots = fixture.list()->findChild<TypingDots *>();
    QVERIFY(!dots->isTicking());
    (void)fixture.chat.send(u"hello"_s);
    fixture.server.transport.receive(fixture.server.typingFrame(true));

    QTRY_VERIFY(dots->isTicking());
    QVERIFY(fixture.list()->viewport()->rect().contains(dots->geometry()));
    bar(fixture)->setValue(0);
    QVERIFY(!dots->isTicking());
    fixture.list()->showEnd();
    QVERIFY(dots->isTicking());
    fixture.answer(u"done"_s);
    QVERIFY(!dots->isTicking());
    QVERIFY(dots->isHidden());
}

void tst_MessageListView::endStaysInView()
{
    ChatFixture fixture;
    fixture.fill(5'000,
                 u"%1: a message that has about one hundred characters, so that it needs two "
                 "or three lines to be shown in full"_s);
    ChatWindow &window = fixture.open();
    window.setBodyGeometry(QRect(20, 20, 384, 600));
    QCOMPARE(bar(fixture)->value(), bar(fixture)->maximum());

    for (int i = 0; i < 20; ++i) {
        fixture.answer(u"New %1"_s.arg(i));
        QCoreApplication::processEvents();
        const int last = fixture.conversation.rowCount() - 1;
        QVERIFY(fixture.list()->viewport()->rect().intersects(
            fixture.list()->visualRect(fixture.conversation.index(last))));
    }
}

QTEST_MAIN(tst_MessageListView)
#include "tst_MessageListView.moc"
