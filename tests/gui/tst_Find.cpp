// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/Announcer.h"
#include "view/FindStrip.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

/// Finding words in the real window, by keyboard and mouse.
class tst_Find : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensAndClosesWithTheKeyboard();
    void escapeGivesTheKeyboardBack();
    void escapeEndsOneThingAtATime();
    void f6LeadsThroughTheStrip();
    void stepsByKeysAndButtons();
    void saysThatNothingIsThere();
    void findsWhatIsShown_data();
    void findsWhatIsShown();
    void placeComesIntoView();
    void placeInAHighMessageComesIntoView();
    void placeInTheFoldedPartComesIntoView();
    void arrivalsAreFound();
    void readerOfAPlaceIsNotYanked();
    void countIsHeard();
    void newChatForgetsTheWords();
    void menuLeadsThere();
    void veryLongChatIsSearchedInSlices();
};

static FindStrip *strip(const ChatFixture &fixture)
{
    return fixture.child<FindStrip>("findStrip");
}

static QLineEdit *field(const ChatFixture &fixture)
{
    return fixture.child<QLineEdit>("findEdit");
}

static void openStrip(ChatFixture &fixture)
{
    ChatWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(strip(fixture)->isVisible());
}

/// Whether the current place, in this row, is on the screen; its colour is nobody else's.
static bool isMarkInView(const ChatFixture &fixture)
{
    const QImage picture = fixture.list()->viewport()->grab().toImage();
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixelColor(x, y) == lightTheme().currentMark)
                return true;
        }
    }
    return false;
}

void tst_Find::initTestCase()
{
    installFonts();
}

void tst_Find::opensAndClosesWithTheKeyboard()
{
    ChatFixture fixture;
    fixture.fill(4, u"parcel %1"_s);
    ChatWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!strip(fixture)->isVisible());

    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(strip(fixture)->isVisible());
    QVERIFY(field(fixture)->hasFocus());
    QTest::keyClicks(field(fixture), u"parcel"_s);
    QTRY_COMPARE(strip(fixture)->countText(), u"1 of 4"_s);

    QTest::keyClick(field(fixture), Qt::Key_Escape);
    QVERIFY(!strip(fixture)->isVisible());
    QCOMPARE(fixture.shell->view(), ChatShell::View::Open);
    QVERIFY(!isMarkInView(fixture));

    // The words are there again, ready to be typed over.
    QTest::keyClick(&window, Qt::Key_F3);
    QTRY_COMPARE(strip(fixture)->countText(), u"1 of 4"_s);
    QCOMPARE(field(fixture)->selectedText(), u"parcel"_s);
}

void tst_Find::escapeGivesTheKeyboardBack()
{
    ChatFixture fixture;
    fixture.fill(4);
    ChatWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (QWidget *before :
         {static_cast<QWidget *>(fixture.edit()), static_cast<QWidget *>(fixture.list()),
          fixture.child<QWidget>("menuButton")}) {
        before->setFocus();
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field(fixture)->hasFocus());
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier); // again: stays
        QTest::keyClick(field(fixture), Qt::Key_Escape);
        QVERIFY(before->hasFocus());
    }
}

void tst_Find::escapeEndsOneThingAtATime()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.shell->open();
    ChatWindow &window = fixture.shell->chatWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    (void)fixture.chat.send(u"waits"_s);
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    fixture.list()->setFocus();
    fixture.list()->setCurrentIndex(fixture.conversation.index(1));
    QTest::keyClick(fixture.list(), Qt::Key_F2);
    QCOMPARE(fixture.edit()->toPlainText(), u"waits"_s);

    QTest::keyClick(fixture.edit(), Qt::Key_Escape); // the editing, where the keyboard is
    QVERIFY(fixture.edit()->toPlainText().isEmpty());
    QVERIFY(strip(fixture)->isVisible());
    QTest::keyClick(fixture.edit(), Qt::Key_Escape);
    QVERIFY(!strip(fixture)->isVisible());
    QVERIFY(fixture.edit()->hasFocus());
    QCOMPARE(fixture.shell->view(), ChatShell::View::Open);
    QTest::keyClick(fixture.edit(), Qt::Key_Escape);
    QCOMPARE(fixture.shell->view(), ChatShell::View::Minimised);
}

void tst_Find::f6LeadsThroughTheStrip()
{
    ChatFixture fixture;
    fixture.fill(2);
    openStrip(fixture);

    const QList<QWidget *> round{fixture.list(), fixture.edit(),
                                 fixture.child<QWidget>("menuButton"), field(fixture)};
    for (QWidget *next : round) {
        QTest::keyClick(&fixture.shell->chatWindow(), Qt::Key_F6);
        QVERIFY(next->hasFocus());
    }
    QTest::keyClick(&fixture.shell->chatWindow(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(fixture.child<QWidget>("menuButton")->hasFocus());
}

void tst_Find::stepsByKeysAndButtons()
{
    ChatFixture fixture;
    fixture.fill(3, u"parcel %1"_s);
    openStrip(fixture);
    QTest::keyClicks(field(fixture), u"PARCEL"_s);
    QTRY_COMPARE(strip(fixture)->countText(), u"1 of 3"_s);

    const auto count = [&fixture] { return strip(fixture)->countText(); };
    QTest::keyClick(field(fixture), Qt::Key_Return);
    QCOMPARE(count(), u"2 of 3"_s);
    QTest::keyClick(field(fixture), Qt::Key_Enter);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::keyClick(field(fixture), Qt::Key_F3);
    QCOMPARE(count(), u"1 of 3"_s); // around
    QTest::keyClick(field(fixture), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::keyClick(fixture.list(), Qt::Key_F3, Qt::ShiftModifier); // from anywhere
    QCOMPARE(count(), u"2 of 3"_s);
    QTest::mouseClick(fixture.child<QAbstractButton>("findNextButton"), Qt::LeftButton);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::mouseClick(fixture.child<QAbstractButton>("findPreviousButton"), Qt::LeftButton);
    QCOMPARE(count(), u"2 of 3"_s);
    // Where the reader is, for the keyboard as well.
    QCOMPARE(fixture.list()->currentIndex().data().toString(), u"parcel 2"_s);
    QTest::mouseClick(fixture.child<QAbstractButton>("findCloseButton"), Qt::LeftButton);
    QVERIFY(!strip(fixture)->isVisible());
}

void tst_Find::saysThatNothingIsThere()
{
    ChatFixture fixture;
    fixture.fill(3);
    openStrip(fixture);
    QVERIFY(!fixture.child<QAbstractButton>("findNextButton")->isEnabled());

    QTest::keyClicks(field(fixture), u"refund"_s);

    QTRY_COMPARE(strip(fixture)->countText(), u"No matches"_s);
    QVERIFY(!fixture.child<QAbstractButton>("findNextButton")->isEnabled());
    QTest::keyClick(field(fixture), Qt::Key_Return);
    QTRY_COMPARE(strip(fixture)->countText(), u"No matches"_s);
    field(fixture)->clear();
    QVERIFY(strip(fixture)->countText().isEmpty());
}

void tst_Find::findsWhatIsShown_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("count");

    QTest::newRow("over the end of bold") << u"bold word"_s << u"1 of 1"_s;
    QTest::newRow("marks") << u"**"_s << u"No matches"_s;
    QTest::newRow("words of a link") << u"our page"_s << u"1 of 1"_s;
    QTest::newRow("address of a link") << u"shop.example"_s << u"No matches"_s;
    QTest::newRow("over a line") << u"word next"_s << u"1 of 1"_s;
    QTest::newRow("HTML is text") << u"<b>x</b>"_s << u"1 of 1"_s;
    QTest::newRow("item of a list") << u"Item"_s << u"1 of 2"_s;
}

void tst_Find::findsWhatIsShown()
{
    QFETCH(const QString, words);
    ChatFixture fixture;
    openStrip(fixture);
    fixture.answer(u"A **bold** word\nnext line, see [our page](https://shop.example/).\n\n"
                   "- Item one\n- Item two\n\nAnd <b>x</b>."_s);

    field(fixture)->setText(words);

    QFETCH(const QString, count);
    QTRY_COMPARE(strip(fixture)->countText(), count);
}

void tst_Find::placeComesIntoView()
{
    ChatFixture fixture;
    fixture.fill(300, u"Message number %1"_s);
    openStrip(fixture);

    field(fixture)->setText(u"number 7"_s); // 7 and 70 to 79
    QTRY_COMPARE(strip(fixture)->countText(), u"11 of 11"_s);
    QVERIFY(isMarkInView(fixture));
    QTest::keyClick(field(fixture), Qt::Key_Return);
    QTRY_COMPARE(strip(fixture)->countText(), u"1 of 11"_s);
    QVERIFY(isMarkInView(fixture));
    QVERIFY(!fixture.list()->isAtEnd());
    QTest::keyClick(field(fixture), Qt::Key_Return);
    QVERIFY(isMarkInView(fixture));

    // Of what is in view already, nothing moves.
    const int place = fixture.list()->verticalScrollBar()->value();
    QTest::keyClick(field(fixture), Qt::Key_Return);
    QCOMPARE(fixture.list()->verticalScrollBar()->value(), place);
}

void tst_Find::placeInAHighMessageComesIntoView()
{
    ChatFixture fixture;
    QString text;
    for (int i = 1; i <= 200; ++i)
        text += u"line %1 of many\n\n"_s.arg(i);
    fixture.fill(2, text);
    openStrip(fixture);

    for (const QString &words : {u"line 2 of"_s, u"line 100 of"_s, u"line 199 of"_s}) {
        field(fixture)->setText(words);
        QTRY_COMPARE(strip(fixture)->countText().right(5), u" of 2"_s);
        QVERIFY(isMarkInView(fixture));
        QTest::keyClick(field(fixture), Qt::Key_Return);
        QVERIFY(isMarkInView(fixture));
    }
}

void tst_Find::placeInTheFoldedPartComesIntoView()
{
    ChatFixture fixture;
    openStrip(fixture);
    fixture.answer(u"words and "_s.repeated(2'500) + u"a needle at the end"_s);

    field(fixture)->setText(u"needle"_s);

    QTRY_COMPARE(strip(fixture)->countText(), u"1 of 1"_s);
    QVERIFY(isMarkInView(fixture));
}

void tst_Find::arrivalsAreFound()
{
    ChatFixture fixture;
    openStrip(fixture);
    QTest::keyClicks(field(fixture), u"parcel"_s);
    QTRY_COMPARE(strip(fixture)->countText(), u"No matches"_s);

    fixture.answer(u"Your **parcel** is on its way"_s);

    QTRY_COMPARE(strip(fixture)->countText(), u"1 of 1"_s);
    QVERIFY(isMarkInView(fixture));
}

void tst_Find::readerOfAPlaceIsNotYanked()
{
    ChatFixture fixture;
    fixture.fill(300, u"Message number %1"_s);
    openStrip(fixture);
    field(fixture)->setText(u"number 7"_s);
    QTRY_COMPARE(strip(fixture)->countText(), u"11 of 11"_s);
    const int row = fixture.list()->indexAt(QPoint(100, 1)).row();

    fixture.answer(u"number 7"_s);
    QTRY_COMPARE(strip(fixture)->countText(), u"11 of 12"_s);

    QCOMPARE(fixture.list()->indexAt(QPoint(100, 1)).row(), row);
}

void tst_Find::countIsHeard()
{
    ChatFixture fixture;
    fixture.fill(3, u"parcel %1"_s);
    openStrip(fixture);
    QAccessible::setActive(true);
    const auto *announcer = fixture.shell->chatWindow().findChild<Announcer *>();

    QTest::keyClicks(field(fixture), u"parcel"_s);
    QTRY_VERIFY(announcer->lastWords().startsWith(u"1 of 3. You, "_s));
    QVERIFY(announcer->lastWords().endsWith(u"parcel 1"_s));
    QTest::keyClick(field(fixture), Qt::Key_Return);
    QVERIFY(announcer->lastWords().startsWith(u"2 of 3. Assistant, "_s));
    field(fixture)->setText(u"refund"_s);
    QTRY_COMPARE(announcer->lastWords(), u"No matches"_s);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(field(fixture));
    QCOMPARE(accessible->text(QAccessible::Name), u"Find in this chat"_s);
    QCOMPARE(accessible->text(QAccessible::Description), u"No matches"_s);
    QAccessible::setActive(false);
}

void tst_Find::newChatForgetsTheWords()
{
    ChatFixture fixture;
    fixture.fill(3, u"parcel %1"_s);
    openStrip(fixture);
    QTest::keyClicks(field(fixture), u"parcel"_s);

    fixture.chat.startNewChat();

    QVERIFY(!strip(fixture)->isVisible());
    QVERIFY(field(fixture)->text().isEmpty());
    QVERIFY(!field(fixture)->isUndoAvailable());
}

void tst_Find::menuLeadsThere()
{
    ChatFixture fixture;
    QVERIFY(QTest::qWaitForWindowActive(&fixture.open()));
    QTest::mouseClick(fixture.child<QAbstractButton>("menuButton"), Qt::LeftButton);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(u"Find"_s))
            action->trigger();
    }
    menu->close();

    QTRY_VERIFY(field(fixture)->hasFocus());
}

void tst_Find::veryLongChatIsSearchedInSlices()
{
    ChatFixture fixture;
    openStrip(fixture);
    QList<Message> messages; // more than any store keeps
    for (MessageId id = 1; id <= 20'000; ++id) {
        Message message;
        message.id = id;
        message.text = u"Message **%1** about a parcel"_s.arg(id);
        messages.append(message);
    }
    fixture.conversation.setMessages(messages);
    QTest::keyClick(&fixture.shell->chatWindow(), Qt::Key_F, Qt::ControlModifier);

    field(fixture)->setText(u"about a parcel"_s);

    QVERIFY(!strip(fixture)->countText().endsWith(u" of 20,000"_s)); // not all in one go
    QVERIFY(isMarkInView(fixture));
    QTRY_VERIFY_WITH_TIMEOUT(strip(fixture)->countText().endsWith(u" of 20,000"_s), 60'000);
}

QTEST_MAIN(tst_Find)
#include "tst_Find.moc"
