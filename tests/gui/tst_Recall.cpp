// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/Fonts.h"

#include <QInputMethodEvent>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

/// Bringing back what was sent, with the arrow keys in the real field.
class tst_Recall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void upBringsBackWhatWasSent();
    void escapeClears();
    void changedTextStays();
    void linesAreWalkedFirst();
    void notWhileAnInputMethodComposes();
    void notWhileAMessageIsEdited();
    void modifiersMeanSomethingElse();
    void whatIsBroughtBackCanBeSent();

private:
    static void say(ChatFixture &fixture, const QStringList &texts)
    {
        fixture.makeShell();
        fixture.shell->open();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.shell->chatWindow()));
        for (const QString &text : texts)
            (void)fixture.chat.send(text);
    }
    static QString press(ChatFixture &fixture, Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(fixture.edit(), key, with);
        return fixture.edit()->toPlainText();
    }
};

void tst_Recall::initTestCase()
{
    installFonts();
}

void tst_Recall::upBringsBackWhatWasSent()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s, u"two"_s});

    QCOMPARE(press(fixture, Qt::Key_Up), u"two"_s);
    QVERIFY(fixture.edit()->textCursor().atEnd());
    QCOMPARE(press(fixture, Qt::Key_Up), u"one"_s);
    QCOMPARE(press(fixture, Qt::Key_Up), u"one"_s);
    QCOMPARE(press(fixture, Qt::Key_Down), u"two"_s);
    QCOMPARE(press(fixture, Qt::Key_Down), QString());
    QCOMPARE(press(fixture, Qt::Key_Down), QString());
    QCOMPARE(press(fixture, Qt::Key_Up, Qt::KeypadModifier), u"two"_s);
}

void tst_Recall::escapeClears()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s});
    QCOMPARE(press(fixture, Qt::Key_Up), u"one"_s);

    QCOMPARE(press(fixture, Qt::Key_Escape), QString());
    QCOMPARE(fixture.shell->view(), ChatShell::View::Open);
    (void)press(fixture, Qt::Key_Escape);
    QCOMPARE(fixture.shell->view(), ChatShell::View::Minimised);
}

void tst_Recall::changedTextStays()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s, u"two"_s});
    (void)press(fixture, Qt::Key_Up);
    QTest::keyClicks(fixture.edit(), u"!"_s);

    QCOMPARE(press(fixture, Qt::Key_Up), u"two!"_s);
    QCOMPARE(press(fixture, Qt::Key_Down), u"two!"_s);
    QCOMPARE(press(fixture, Qt::Key_Escape), u"two!"_s);
    QCOMPARE(fixture.shell->view(), ChatShell::View::Minimised);
}

void tst_Recall::linesAreWalkedFirst()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s, u"two\nlines"_s, u"three"_s});
    (void)press(fixture, Qt::Key_Up);

    QCOMPARE(press(fixture, Qt::Key_Up), u"two\nlines"_s);
    QCOMPARE(press(fixture, Qt::Key_Up), u"two\nlines"_s); // up to its first line
    QCOMPARE(fixture.edit()->textCursor().blockNumber(), 0);
    QCOMPARE(press(fixture, Qt::Key_Up), u"one"_s);
    QCOMPARE(press(fixture, Qt::Key_Down), u"two\nlines"_s);
    QCOMPARE(press(fixture, Qt::Key_Down), u"three"_s);
}

void tst_Recall::notWhileAnInputMethodComposes()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s});
    QInputMethodEvent composing(u"ni"_s, {});
    QApplication::sendEvent(fixture.edit(), &composing);
    QVERIFY(fixture.edit()->isComposing());

    QCOMPARE(press(fixture, Qt::Key_Up), QString());

    QInputMethodEvent over;
    QApplication::sendEvent(fixture.edit(), &over);
    QCOMPARE(press(fixture, Qt::Key_Up), u"one"_s);
}

void tst_Recall::notWhileAMessageIsEdited()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s, u"two"_s});
    fixture.chat.composer().edit(fixture.conversation.messageAt(1).id);
    QCOMPARE(fixture.edit()->toPlainText(), u"one"_s);
    fixture.edit()->clear();

    QCOMPARE(press(fixture, Qt::Key_Up), QString());
}

void tst_Recall::modifiersMeanSomethingElse()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s});

    for (const auto modifier : {Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier})
        QCOMPARE(press(fixture, Qt::Key_Up, modifier), QString());
}

void tst_Recall::whatIsBroughtBackCanBeSent()
{
    ChatFixture fixture;
    say(fixture, {u"one"_s});
    (void)press(fixture, Qt::Key_Up);

    QCOMPARE(press(fixture, Qt::Key_Return), QString());

    QCOMPARE(fixture.conversation.rowCount(), 3);
    QCOMPARE(fixture.conversation.messageAt(2).text, u"one"_s);
    QCOMPARE(press(fixture, Qt::Key_Up), u"one"_s);
}

QTEST_MAIN(tst_Recall)
#include "tst_Recall.moc"
