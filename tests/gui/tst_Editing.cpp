// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "gui/Targets.h"
#include "view/Announcer.h"
#include "view/EditStrip.h"
#include "view/Fonts.h"
#include "view/MessageLayout.h"
#include "view/MessagePointer.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;
using Delivery = Message::Delivery;
using Verb = MessageVerbs::Verb;

/// Editing, cancelling and deleting in the real window, by keyboard, mouse and finger.
class tst_Editing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void editedInPlaceWithTheKeyboard();
    void escapeReturnsToWhatWasTyped();
    void buttonEndsTheEditing();
    void saysWhenItWasSentMeanwhile();
    void longerTextGetsARowThatHoldsIt();
    void keysDoWhatIsPossible_data();
    void keysDoWhatIsPossible();
    void menuHasAllVerbs_data();
    void menuHasAllVerbs();
    void fingerThatStaysOpensTheMenu();
    void impatientClicksActOnce();
    void deleteAsksFirst();
};

/// One question of the customer's, in row 1, in the state that is asked for.
static void showOne(ChatFixture &fixture, Delivery delivery,
                    std::optional<ChatError::Code> failure = {})
{
    fixture.makeShell();
    fixture.shell->open();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.shell->chatWindow()));
    QAccessible::setActive(true); // as with a screen reader
    (void)fixture.chat.send(u"one"_s);
    if (delivery != Delivery::Queued)
        Q_EMIT fixture.server.service.deliveryChanged(fixture.conversation.messageAt(1).id,
                                                      delivery, failure);
    fixture.list()->setFocus();
    fixture.list()->setCurrentIndex(fixture.conversation.index(1));
}

static EditStrip *strip(const ChatFixture &fixture)
{
    return fixture.composer()->findChild<EditStrip *>();
}

static QMenu *openMenu()
{
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

static QStringList wordsOf(const QMenu &menu)
{
    QStringList words;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            words.append(action->text());
    }
    return words;
}

void tst_Editing::initTestCase()
{
    installFonts();
    QGuiApplication::styleHints()->setMousePressAndHoldInterval(10);
}

void tst_Editing::editedInPlaceWithTheKeyboard()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Queued);
    (void)fixture.chat.send(u"two"_s);
    QVERIFY(!strip(fixture)->isVisible());

    QTest::keyClick(fixture.list(), Qt::Key_F2);
    QVERIFY(fixture.composer()->isFieldFocused());
    QCOMPARE(strip(fixture)->sentence(), u"Editing a waiting message"_s);
    QVERIFY(strip(fixture)->isVisible());
    QCOMPARE(QAccessible::queryAccessibleInterface(fixture.edit())->text(QAccessible::Description),
             u"Editing a waiting message"_s);
    QTest::keyClicks(fixture.edit(), u" more"_s);
    QTest::keyClick(fixture.edit(), Qt::Key_Return);

    QCOMPARE(fixture.conversation.messageAt(1).text, u"one more"_s);
    QVERIFY(!strip(fixture)->isVisible());
    QVERIFY(fixture.edit()->toPlainText().isEmpty());
    fixture.server.goOnline();
    QCOMPARE(fixture.server.transport.lastSent().value("message"_L1).toString(), u"one more"_s);
}

void tst_Editing::escapeReturnsToWhatWasTyped()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Queued);
    fixture.composer()->setText(u"half a sen"_s);
    QTest::keyClick(fixture.list(), Qt::Key_F2);
    QCOMPARE(fixture.edit()->toPlainText(), u"one"_s);

    QTest::keyClick(fixture.edit(), Qt::Key_Escape);

    QCOMPARE(fixture.edit()->toPlainText(), u"half a sen"_s);
    QCOMPARE(fixture.shell->view(), ChatShell::View::Open);
    QTest::keyClick(fixture.edit(), Qt::Key_Escape);
    QCOMPARE(fixture.shell->view(), ChatShell::View::Minimised);
}

void tst_Editing::buttonEndsTheEditing()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Queued);
    QTest::keyClick(fixture.list(), Qt::Key_F2);
    auto *button = fixture.child<QAbstractButton>("cancelEditButton");

    QTest::mouseClick(button, Qt::LeftButton);

    QVERIFY(!strip(fixture)->isVisible());
    QVERIFY(fixture.edit()->toPlainText().isEmpty());
    QVERIFY(fixture.composer()->isFieldFocused());
    QCOMPARE(fixture.conversation.messageAt(1).text, u"one"_s);
}

void tst_Editing::saysWhenItWasSentMeanwhile()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Queued);
    QTest::keyClick(fixture.list(), Qt::Key_F2);

    fixture.server.goOnline();
    QVERIFY(strip(fixture)->sentence().startsWith(u"It has been sent meanwhile."_s));
    const auto *announcer = fixture.shell->chatWindow().findChild<Announcer *>();
    QCOMPARE(announcer->lastWords(), strip(fixture)->sentence());
    QTest::keyClicks(fixture.edit(), u" more"_s);
    QTest::keyClick(fixture.edit(), Qt::Key_Return);

    QCOMPARE(fixture.conversation.rowCount(), 3);
    QCOMPARE(fixture.conversation.messageAt(1).text, u"one"_s);
    QCOMPARE(fixture.conversation.messageAt(2).text, u"one more"_s);
    QVERIFY(!strip(fixture)->isVisible());
}

void tst_Editing::longerTextGetsARowThatHoldsIt()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Queued);
    const auto rowHeight = [&fixture] {
        fixture.list()->doItemsLayout();
        return fixture.list()->visualRect(fixture.conversation.index(1)).height();
    };
    const int before = rowHeight();

    QTest::keyClick(fixture.list(), Qt::Key_F2);
    fixture.composer()->setText(QString(600, u'x'));
    QTest::keyClick(fixture.edit(), Qt::Key_Return);

    QVERIFY(rowHeight() > before + 100);
}

void tst_Editing::keysDoWhatIsPossible_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QList<Verb>>("verbs");

    const auto row = [](const char *name, Delivery delivery, Qt::Key key, QList<Verb> verbs) {
        QTest::newRow(name) << delivery << key << verbs;
    };
    row("waiting, Enter", Delivery::Queued, Qt::Key_Return, {Verb::Edit});
    row("waiting, F2", Delivery::Queued, Qt::Key_F2, {Verb::Edit});
    row("waiting, Delete", Delivery::Queued, Qt::Key_Delete, {Verb::Cancel});
    row("sending, Enter", Delivery::Sending, Qt::Key_Return, {});
    row("sending, F2", Delivery::Sending, Qt::Key_F2, {});
    row("answered, Delete", Delivery::Answered, Qt::Key_Delete, {});
    row("failed, Enter", Delivery::Failed, Qt::Key_Return, {Verb::Retry});
    row("failed, F2", Delivery::Failed, Qt::Key_F2, {Verb::Edit});
    row("failed, Delete", Delivery::Failed, Qt::Key_Delete, {Verb::Delete});
    row("unanswered, Enter", Delivery::Unanswered, Qt::Key_Enter, {Verb::AskAgain});
    row("unanswered, F2", Delivery::Unanswered, Qt::Key_F2, {Verb::Edit});
    row("unanswered, Delete", Delivery::Unanswered, Qt::Key_Delete, {Verb::Delete});
}

void tst_Editing::keysDoWhatIsPossible()
{
    QFETCH(const Delivery, delivery);
    QFETCH(const Qt::Key, key);
    ChatFixture fixture;
    showOne(fixture, delivery);
    QList<Verb> verbs;
    connect(fixture.list(), &MessageListView::verbRequested, this,
            [&verbs](Verb verb) { verbs.append(verb); });

    QTest::keyClick(fixture.list(), key);

    QTEST(verbs, "verbs");
}

void tst_Editing::menuHasAllVerbs_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("waiting") << Delivery::Queued << Qt::Key_F10
                             << QStringList{u"Edit"_s, u"Cancel"_s, u"Copy message"_s,
                                            u"Copy conversation"_s};
    QTest::newRow("answered") << Delivery::Answered << Qt::Key_Menu
                              << QStringList{u"Copy message"_s, u"Copy conversation"_s};
    QTest::newRow("failed") << Delivery::Failed << Qt::Key_Menu
                            << QStringList{u"Retry"_s, u"Edit"_s, u"Delete"_s, u"Copy message"_s,
                                           u"Copy conversation"_s};
    QTest::newRow("unanswered") << Delivery::Unanswered << Qt::Key_F10
                                << QStringList{u"Ask again"_s, u"Edit"_s, u"Delete"_s,
                                               u"Copy message"_s, u"Copy conversation"_s};
}

void tst_Editing::menuHasAllVerbs()
{
    QFETCH(const Delivery, delivery);
    QFETCH(const Qt::Key, key);
    ChatFixture fixture;
    showOne(fixture, delivery);

    QTest::keyClick(fixture.list(), key, key == Qt::Key_F10 ? Qt::ShiftModifier : Qt::NoModifier);

    QVERIFY(openMenu());
    QTEST(wordsOf(*openMenu()), "words");
    for (QAction *action : openMenu()->actions()) {
        if (action->text() == u"Copy message"_s)
            action->trigger();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one"_s);
    openMenu()->close();
}

void tst_Editing::fingerThatStaysOpensTheMenu()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Failed, ChatError::Code::ConnectionLost);
    QSignalSpy verbs(fixture.list(), &MessageListView::verbRequested);
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const MessageLayout layout
        = MessageLayout::make(fixture.conversation.messageAt(1), {.width = 382}, lightTheme());
    QWidget *viewport = fixture.list()->viewport();
    const QPoint place = fixture.list()->visualRect(fixture.conversation.index(1)).topLeft()
        + verbsOf(layout).first().rect.center();

    QTest::touchEvent(viewport, screen.get()).press(0, place, viewport);
    QTRY_VERIFY(fixture.list()->findChild<MessagePointer *>()->isHolding());
    QVERIFY(!openMenu());
    QTest::touchEvent(viewport, screen.get()).release(0, place, viewport);
    QVERIFY(openMenu());
    openMenu()->close();
    QCOMPARE(verbs.count(), 0);
}

/// Press and release, at a time of the window system's clock.
static void clickAt(quint64 time, QWidget *widget, const QPoint &place)
{
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event(type, place, widget->mapToGlobal(place), Qt::LeftButton,
                          type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton,
                          Qt::NoModifier);
        event.setTimestamp(time);
        QApplication::sendEvent(widget, &event);
    }
}

void tst_Editing::impatientClicksActOnce()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Failed, ChatError::Code::ConnectionLost);
    fixture.list()->doItemsLayout();
    // Nobody carries it out, so that each click meets the same verb.
    QObject::disconnect(fixture.list(), &MessageListView::verbRequested, nullptr, nullptr);
    QSignalSpy verbs(fixture.list(), &MessageListView::verbRequested);
    const MessageLayout layout
        = MessageLayout::make(fixture.conversation.messageAt(1), {.width = 382}, lightTheme());
    const QPoint place = fixture.list()->visualRect(fixture.conversation.index(1)).topLeft()
        + verbsOf(layout).first().rect.center();
    QWidget *viewport = fixture.list()->viewport();

    for (const quint64 time : {100'000, 100'200, 100'400, 100'600})
        clickAt(time, viewport, place);
    QCOMPARE(verbs.count(), 1);

    clickAt(102'000, viewport, place);
    QCOMPARE(verbs.count(), 2);
}

void tst_Editing::deleteAsksFirst()
{
    ChatFixture fixture;
    showOne(fixture, Delivery::Failed, ChatError::Code::GatewayInternal);
    const auto question
        = [&fixture] { return fixture.shell->chatWindow().findChild<QMessageBox *>(); };

    QTest::keyClick(fixture.list(), Qt::Key_Delete);
    QVERIFY(question());
    QVERIFY(question()->defaultButton() == question()->button(QMessageBox::Cancel));
    question()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!question());
    QCOMPARE(fixture.conversation.rowCount(), 2);

    QTest::keyClick(fixture.list(), Qt::Key_Delete);
    const auto buttons = question()->buttons();
    const auto confirm = std::find_if(buttons.cbegin(), buttons.cend(), [](const auto *button) {
        return button->text() == u"Delete"_s;
    });
    QVERIFY(confirm != buttons.cend());
    (*confirm)->click();
    QTRY_VERIFY(!question());
    QCOMPARE(fixture.conversation.rowCount(), 1);
}

QTEST_MAIN(tst_Editing)
#include "tst_Editing.moc"
