// SPDX-License-Identifier: MIT
#include "core/TextBounds.h"
#include "gui/ChatFixture.h"
#include "view/CaretRest.h"
#include "view/Fonts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;
using namespace ecom67::test;

class tst_Composer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void b31_focusAfterOpening();
    void b32_typingWhileOffline();
    void b32_draftIsKept();
    void b33_multilineAndLimit();
    void growsToFiveLines();
    void enterDoesNotSendWhileComposing();
    void keysThatSend_data();
    void keysThatSend();
    void blankTextIsNotSent();
    void pastesPlainText();
    void pastedMarksHaveAnEnd();
    void aWordWithoutEndIsBrokenAnywhere();
    void thousandsOfEmojiAreBoxesUntilShortened();
    void tabLeavesTheField();
    void caretStopsBlinking();
};

void tst_Composer::initTestCase()
{
    installFonts();
}

void tst_Composer::b31_focusAfterOpening()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.shell->open(); // nothing is connected yet

    QVERIFY(fixture.edit()->isEnabled());
    QCOMPARE(fixture.shell->chatWindow().focusWidget(), fixture.edit());

    fixture.server.goOnline();
    fixture.server.transport.fail(ChatError::Code::ConnectionLost);
    QCOMPARE(fixture.shell->chatWindow().focusWidget(), fixture.edit());
}

void tst_Composer::b32_typingWhileOffline()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.shell->open();

    QTest::keyClicks(fixture.edit(), u"while offline"_s);
    QTest::keyClick(fixture.edit(), Qt::Key_Return);

    const Message &waiting = fixture.conversation.messageAt(1);
    QCOMPARE(waiting.text, u"while offline"_s);
    QCOMPARE(waiting.delivery, Message::Delivery::Queued);
    fixture.server.goOnline();
    QTRY_COMPARE(fixture.server.transport.sent.size(), 1);
}

void tst_Composer::b32_draftIsKept()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.shell->open();
    QTest::keyClicks(fixture.edit(), u"half a thou"_s);
    QCOMPARE(fixture.chat.draft(), u"half a thou"_s);

    fixture.shell->minimise();
    fixture.shell.reset(); // all windows are gone
    fixture.makeShell();
    QCOMPARE(fixture.edit()->toPlainText(), u"half a thou"_s);
}

void tst_Composer::b33_multilineAndLimit()
{
    ChatFixture fixture;
    fixture.open();
    auto *send = fixture.child<QAbstractButton>("sendButton");
    auto *counter = fixture.child<QLabel>("counterLabel");
    QVERIFY(!send->isEnabled());

    fixture.composer()->setText(QString(1'799, u'x'));
    QVERIFY(counter->isHidden());
    fixture.composer()->setText(QString(1'800, u'x'));
    QVERIFY(counter->isVisible());
    fixture.composer()->setText(QString(2'000, u'x'));
    QVERIFY(send->isEnabled());

    // Too much is pasted: nothing is lost, nothing is sent, and it says what to do.
    fixture.composer()->setText(QString(2'003, u'x'));
    QCOMPARE(fixture.edit()->toPlainText().size(), 2'003);
    QVERIFY(!send->isEnabled());
    QVERIFY(counter->text().contains(u'3'));
    QTest::keyClick(fixture.edit(), Qt::Key_Return);
    QCOMPARE(fixture.conversation.rowCount(), 1);

    for (int i = 0; i < 3; ++i)
        QTest::keyClick(fixture.edit(), Qt::Key_Backspace);
    QTest::keyClick(fixture.edit(), Qt::Key_Return);
    QCOMPARE(fixture.conversation.messageAt(1).text.size(), 2'000);
}

void tst_Composer::growsToFiveLines()
{
    ChatFixture fixture;
    fixture.open();
    QCOMPARE(fixture.edit()->height(), 38);

    for (int lines = 2; lines <= 7; ++lines) {
        QTest::keyClicks(fixture.edit(), u"x"_s);
        QTest::keyClick(fixture.edit(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(fixture.edit()->height(), 38 + (std::min(lines, 5) - 1) * 20);
    }
    QCOMPARE(fixture.conversation.rowCount(), 1);

    fixture.composer()->setText(u"word "_s.repeated(30)); // wrapped lines count, too
    QTRY_COMPARE(fixture.edit()->height(), 38 + 4 * 20);
    fixture.composer()->clear();
    QCOMPARE(fixture.edit()->height(), 38);
}

void tst_Composer::enterDoesNotSendWhileComposing()
{
    ChatFixture fixture;
    fixture.open();
    QTest::keyClicks(fixture.edit(), u"abc"_s);
    QInputMethodEvent composing(u"ni"_s, {});
    QCoreApplication::sendEvent(fixture.edit(), &composing);
    QVERIFY(fixture.composer()->isComposing());

    QTest::keyClick(fixture.edit(), Qt::Key_Return);
    QTest::keyClick(fixture.edit(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(fixture.conversation.rowCount(), 1);

    QInputMethodEvent committed;
    committed.setCommitString(u"你"_s);
    QCoreApplication::sendEvent(fixture.edit(), &committed);
    QTest::keyClick(fixture.edit(), Qt::Key_Return);
    QCOMPARE(fixture.conversation.messageAt(1).text, u"abc你"_s);
}

void tst_Composer::keysThatSend_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("isSent");

    QTest::newRow("Enter") << Qt::Key_Return << Qt::KeyboardModifiers() << true;
    QTest::newRow("Enter of the keypad")
        << Qt::Key_Enter << Qt::KeyboardModifiers(Qt::KeypadModifier) << true;
    QTest::newRow("Ctrl+Enter") << Qt::Key_Return << Qt::KeyboardModifiers(Qt::ControlModifier)
                                << true;
    QTest::newRow("Shift+Enter") << Qt::Key_Return << Qt::KeyboardModifiers(Qt::ShiftModifier)
                                 << false;
}

void tst_Composer::keysThatSend()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const bool, isSent);
    ChatFixture fixture;
    fixture.open();

    QTest::keyClicks(fixture.edit(), u"text"_s);
    QTest::keyClick(fixture.edit(), key, modifiers);

    QCOMPARE(fixture.conversation.rowCount(), isSent ? 2 : 1);
    QCOMPARE(fixture.edit()->toPlainText(), isSent ? QString() : u"text\n"_s);
}

void tst_Composer::blankTextIsNotSent()
{
    ChatFixture fixture;
    fixture.open();
    fixture.composer()->setText(u"  \n\t "_s);
    QVERIFY(!fixture.child<QAbstractButton>("sendButton")->isEnabled());

    QTest::keyClick(fixture.edit(), Qt::Key_Return);

    QCOMPARE(fixture.conversation.rowCount(), 1);
}

void tst_Composer::pastesPlainText()
{
    ChatFixture fixture;
    fixture.open();
    auto *rich = new QMimeData; // the clipboard owns it
    rich->setHtml(u"<b>bold</b><img src='file:///etc/passwd'>"_s);
    rich->setText(u"bold"_s);
    QGuiApplication::clipboard()->setMimeData(rich);

    fixture.edit()->paste();

    QCOMPARE(fixture.edit()->toPlainText(), u"bold"_s);
}

/// Each letter with thousands of marks, or emoji joined without end, takes seconds to lay out.
void tst_Composer::pastedMarksHaveAnEnd()
{
    ChatFixture fixture;
    fixture.open();
    const QString marks(1'000, QChar(u'\u0301'));
    QGuiApplication::clipboard()->setText(u"e"_s + marks);

    fixture.edit()->paste();
    QCOMPARE(fixture.edit()->toPlainText(), u"e"_s + marks.first(kMostMarks));

    // Nor when the text is that of a draft, or of an earlier message.
    fixture.composer()->setText(u"a"_s + marks);
    QCOMPARE(fixture.edit()->toPlainText(), u"a"_s + marks.first(kMostMarks));
}

/// Looking for the end of such a word, from each line on, takes time that grows with the square of
/// its length.
void tst_Composer::aWordWithoutEndIsBrokenAnywhere()
{
    ChatFixture fixture;
    fixture.open();
    MessageEdit *edit = fixture.edit();
    const auto atWords = QTextOption::WrapAtWordBoundaryOrAnywhere;
    const QString half(kLongestWord - 100, u'x');
    QGuiApplication::clipboard()->setText(half);

    edit->paste();
    QCOMPARE(edit->wordWrapMode(), atWords);
    edit->paste();
    QCOMPARE(edit->wordWrapMode(), QTextOption::WrapAnywhere);
    QCOMPARE(edit->toPlainText(), half + half); // nothing is lost
    edit->clear();
    QCOMPARE(edit->wordWrapMode(), atWords);

    fixture.composer()->setText(half + half);
    QCOMPARE(edit->wordWrapMode(), QTextOption::WrapAnywhere);
    fixture.composer()->setText(u"x "_s.repeated(10'000));
    QCOMPARE(edit->wordWrapMode(), atWords);
}

/// Qt decodes each of their pictures whenever it lays them out, also for one more letter.
void tst_Composer::thousandsOfEmojiAreBoxesUntilShortened()
{
    ChatFixture fixture;
    fixture.open();
    MessageEdit *edit = fixture.edit();
    const auto hasPictures
        = [edit] { return !(edit->font().styleStrategy() & QFont::NoFontMerging); };
    const QString emoji = u"\U0001F600"_s.repeated(300);
    QGuiApplication::clipboard()->setText(emoji);

    edit->paste();
    QVERIFY(hasPictures());
    edit->paste();
    QVERIFY(!hasPictures());
    QCOMPARE(edit->toPlainText(), emoji + emoji); // nothing is lost
    QCOMPARE(edit->font().pixelSize(), kBodySize);
    edit->moveCursor(QTextCursor::Start, QTextCursor::KeepAnchor);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QVERIFY(hasPictures());

    fixture.composer()->setText(emoji + emoji);
    QVERIFY(!hasPictures());
    fixture.composer()->setText(emoji);
    QVERIFY(hasPictures());
}

void tst_Composer::tabLeavesTheField()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    QTest::keyClicks(fixture.edit(), u"x"_s);

    QTest::keyClick(fixture.edit(), Qt::Key_Tab);

    QVERIFY(window.focusWidget() != fixture.edit());
    QCOMPARE(fixture.edit()->toPlainText(), u"x"_s);
}

void tst_Composer::caretStopsBlinking()
{
    QPlainTextEdit edit;
    const CaretRest rest(&edit, 20ms);
    const int blinking = QApplication::cursorFlashTime();
    QVERIFY(blinking > 0);
    QTest::keyClicks(&edit, u"x"_s);
    QCOMPARE(QApplication::cursorFlashTime(), blinking);

    QTRY_COMPARE(QApplication::cursorFlashTime(), 0);

    QTest::keyClicks(&edit, u"y"_s);
    QCOMPARE(QApplication::cursorFlashTime(), blinking);
    QTRY_COMPARE(QApplication::cursorFlashTime(), 0);
    QApplication::setCursorFlashTime(blinking);
}

QTEST_MAIN(tst_Composer)
#include "tst_Composer.moc"
