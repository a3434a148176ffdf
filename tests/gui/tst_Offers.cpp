// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "gui/Targets.h"
#include "support/CardSamples.h"
#include "view/Announcer.h"
#include "view/Fonts.h"

#include <QAccessible>
#include <QJsonArray>
#include <QMenu>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Kind = MessageTarget::Kind;

/// What an answer carries beside its text, in the whole window: seen, pressed, said.
class tst_Offers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void b25_cardsAreInTheBubble_data();
    void b25_cardsAreInTheBubble();
    void b25_offersStandBelowTheLastAnswerOnly();
    void offersGoWhileTyping();
    void b25_aChipSaysWhatItShows();
    void chipsByKeyboard();
    void chipsInTheMenu();
    void whatAChipSaysOfflineWaits();
    void aChipOfYesterdayDoesNothing();
    void b25_aButtonAsksTheAssistant();
    void b36_aButtonOpensItsPageOnce();
    void b36_aProductOpensItsPage();
    void b36_withoutAShopNothingLeadsAnywhere();
    void b25_restoredAnswersShowTheirCards();
    void b25_cardsAndOffersAreHeard();
};

/// A chat with one question that gets recorded answers.
struct OfferedChat : ChatFixture
{
    void show(const QString &name, const QList<ActionButton> &buttons = {})
    {
        (void)chat.send(u"Please"_s);
        QJsonObject frame
            = QJsonDocument::fromJson(fixture(u"customer_message_"_s + name)).object();
        frame[u"session_id"_s] = chat.session().toString();
        QJsonObject data = frame[u"data"_s].toObject();
        QJsonArray asJson;
        for (const ActionButton &button : buttons)
            asJson.append(QJsonObject{{u"text"_s, button.text}, {u"action"_s, button.action}});
        if (!buttons.isEmpty())
            data[u"action_buttons"_s] = asJson;
        frame[u"data"_s] = data;
        server.transport.receive(frame);
        conversation.flush();
        list()->doItemsLayout();
    }
    QModelIndex lastRow() const { return conversation.index(conversation.rowCount() - 1); }
    const Message &lastMessage() const { return conversation.messageAt(lastRow().row()); }
    const MessageLayout &layout() const { return list()->layoutOf(lastRow()); }
    QList<MessageTarget> targets(Kind kind) const { return targetsOf(layout(), kind); }
    void press(const MessageTarget &target)
    {
        const QPoint where = list()->originOf(lastRow()) + target.rect.center();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, where);
        conversation.flush();
    }
};

void tst_Offers::initTestCase()
{
    installFonts();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_Offers::init()
{
    QTest::failOnWarning(QRegularExpression(u"^ecom67"_s));
}

void tst_Offers::b25_cardsAreInTheBubble_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const QString &name : cardFixtures()) {
        QTest::addRow("%s", qPrintable(name)) << name.mid(17) << Qt::LeftToRight;
        QTest::addRow("%s mirrored", qPrintable(name)) << name.mid(17) << Qt::RightToLeft;
    }
}

void tst_Offers::b25_cardsAreInTheBubble()
{
    QFETCH(const QString, name);
    QFETCH(const Qt::LayoutDirection, direction);
    OfferedChat fixture;
    fixture.open().setLayoutDirection(direction);

    fixture.show(name);

    const MessageLayout layout = fixture.layout();
    QCOMPARE(layout.cards.boxes.size(), 1);
    const QRect inner = layout.bubble.adjusted(13, 13, -13, -13);
    QVERIFY(inner.contains(layout.cards.boxes.first()));
    QVERIFY(layout.cards.boxes.first().top()
            >= layout.textPosition.y() + layout.document->size().height());
    QVERIFY(layout.timeRect.top() > layout.cards.boxes.first().bottom());
    const QRect row(0, 0, fixture.list()->viewport()->width(), layout.height);
    QVERIFY(row.contains(layout.bubble));
    for (const MessageTarget &target : layout.targets)
        QVERIFY(row.contains(target.rect));
    const auto chips = fixture.targets(Kind::Suggestion);
    QVERIFY(!chips.isEmpty());
    QVERIFY(chips.first().rect.top() > layout.bubble.bottom());
    // The height of rows that nobody has seen yet is no wild guess.
    const MessageLayout::Context context{.width = row.width(), .direction = direction};
    const int guess
        = HeightEstimate::of(fixture.lastMessage(), context.shown, false).at(context.width);
    const int height = MessageLayout::make(fixture.lastMessage(), context, lightTheme()).height;
    QVERIFY2(std::abs(guess - height) < height / 2,
             qPrintable(u"%1 for %2"_s.arg(guess).arg(height)));
}

void tst_Offers::b25_offersStandBelowTheLastAnswerOnly()
{
    OfferedChat fixture;
    fixture.open();
    fixture.show(u"product_search"_s);
    const QModelIndex first = fixture.lastRow();
    QCOMPARE(fixture.targets(Kind::ActionButton).size(), 2);
    QCOMPARE(fixture.targets(Kind::Suggestion).size(), 3);

    fixture.show(u"cart_operation"_s);

    QVERIFY(targetsOf(fixture.list()->layoutOf(first), Kind::Suggestion).isEmpty());
    QCOMPARE(fixture.targets(Kind::ActionButton).size(), 2);
    QCOMPARE(fixture.targets(Kind::Suggestion).size(), 2); // "check out" is a button already
    QCOMPARE(targetsOf(fixture.list()->layoutOf(first), Kind::CardLink).size(), 2);
}

void tst_Offers::offersGoWhileTyping()
{
    OfferedChat fixture;
    fixture.open();
    fixture.show(u"info"_s);
    const int height = fixture.layout().height;

    QTest::keyClick(fixture.edit(), Qt::Key_A);
    QVERIFY(fixture.targets(Kind::Suggestion).isEmpty());
    QVERIFY(fixture.list()->visualRect(fixture.lastRow()).height() < height);

    QTest::keyClick(fixture.edit(), Qt::Key_Backspace);
    QCOMPARE(fixture.targets(Kind::Suggestion).size(), 2);
    QCOMPARE(fixture.list()->visualRect(fixture.lastRow()).height(), height);
    QVERIFY(fixture.list()->isAtEnd());
}

void tst_Offers::b25_aChipSaysWhatItShows()
{
    OfferedChat fixture;
    fixture.open();
    fixture.show(u"info"_s);
    const MessageTarget chip = fixture.targets(Kind::Suggestion).first();
    QCOMPARE(chip.text, u"Show me your products"_s);

    fixture.press(chip);

    QCOMPARE(fixture.lastMessage().text, chip.text);
    QCOMPARE(fixture.lastMessage().role, Message::Role::User);
    QCOMPARE(fixture.lastMessage().delivery, Message::Delivery::Sending);
    const QJsonObject sent
        = QJsonDocument::fromJson(fixture.server.transport.sent.last().toUtf8()).object();
    QCOMPARE(sent[u"content"_s].toString(), chip.text);
    QVERIFY(targetsOf(fixture.list()->layoutOf(fixture.conversation.index(2)), Kind::Suggestion)
                .isEmpty());
    QVERIFY(fixture.list()->isAtEnd());
}

void tst_Offers::chipsByKeyboard()
{
    OfferedChat fixture;
    fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.shell->chatWindow()));
    fixture.show(u"info"_s);
    fixture.list()->setFocus();
    fixture.list()->setCurrentIndex(fixture.lastRow());

    QTest::keyClick(fixture.list(), Qt::Key_Right);
    QTest::keyClick(fixture.list(), Qt::Key_Right);
    QTest::keyClick(fixture.list(), Qt::Key_Return);
    fixture.conversation.flush();

    QCOMPARE(fixture.lastMessage().text, u"I need help with my account"_s);
}

void tst_Offers::chipsInTheMenu()
{
    OfferedChat fixture;
    fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.shell->chatWindow()));
    fixture.show(u"product_search"_s);
    fixture.list()->setFocus();
    fixture.list()->setCurrentIndex(fixture.lastRow());
    QTest::keyClick(fixture.list(), Qt::Key_Menu);
    auto *menu = fixture.list()->findChild<QMenu *>();
    QVERIFY(menu);
    QStringList names;
    for (const QAction *action : menu->actions())
        names.append(action->text());

    QVERIFY(names.contains(u"Refine the search"_s));
    QVERIFY(names.contains(u"Show me similar products"_s));
    QCOMPARE(names.filter(u"USB-C Charger 65W"_s).size(), 1);
    menu->actions().at(names.indexOf(u"Show me similar products"_s))->trigger();
    fixture.conversation.flush();
    QCOMPARE(fixture.lastMessage().text, u"Show me similar products"_s);
}

void tst_Offers::whatAChipSaysOfflineWaits()
{
    OfferedChat fixture;
    fixture.open();
    fixture.show(u"info"_s);
    fixture.server.transport.fail(ChatError::Code::ConnectionLost);

    fixture.press(fixture.targets(Kind::Suggestion).first());

    QCOMPARE(fixture.lastMessage().text, u"Show me your products"_s);
    QCOMPARE(fixture.lastMessage().delivery, Message::Delivery::Queued);
}

void tst_Offers::aChipOfYesterdayDoesNothing()
{
    OfferedChat fixture;
    fixture.open();
    fixture.show(u"info"_s);
    const QModelIndex first = fixture.lastRow();
    const MessageTarget chip = fixture.targets(Kind::Suggestion).first();
    fixture.show(u"cart_operation"_s);
    const int rows = fixture.conversation.rowCount();

    fixture.list()->activate(first, chip); // as a menu that was open all the time
    fixture.list()->activate(first, {.kind = Kind::ActionButton, .index = 0});
    fixture.list()->activate(fixture.lastRow(), {.kind = Kind::ActionButton, .index = 99});
    fixture.conversation.flush();

    QCOMPARE(fixture.conversation.rowCount(), rows);
}

void tst_Offers::b25_aButtonAsksTheAssistant()
{
    OfferedChat fixture;
    fixture.open();
    fixture.show(u"product_details"_s, {{u"Free gift!"_s, u"add_to_cart"_s}});
    const auto buttons = fixture.targets(Kind::ActionButton);
    QCOMPARE(buttons.size(), 1);
    QCOMPARE(buttons.first().text, u"Add to cart"_s); // what it does, whatever the server calls it

    fixture.press(buttons.first());

    QCOMPARE(fixture.lastMessage().text, u"Add Wireless Noise-Cancelling Headphones to my cart"_s);
}

void tst_Offers::b36_aButtonOpensItsPageOnce()
{
    OfferedChat fixture;
    fixture.open();
    QSignalSpy links(fixture.shell.get(), &ChatShell::linkActivated);
    fixture.show(u"product_details"_s, {{u"View"_s, u"view_product"_s}});
    const int rows = fixture.conversation.rowCount();

    fixture.press(fixture.targets(Kind::ActionButton).first());

    QCOMPARE(links.count(), 1);
    QCOMPARE(links.first().first().toUrl(), QUrl(u"https://shop.example/products/prod-elec-001"_s));
    QCOMPARE(fixture.conversation.rowCount(), rows);
    QVERIFY(fixture.targets(Kind::ActionButton).isEmpty());
    QVERIFY(fixture.targets(Kind::Suggestion).isEmpty());
}

void tst_Offers::b36_aProductOpensItsPage()
{
    OfferedChat fixture;
    fixture.open();
    QSignalSpy links(fixture.shell.get(), &ChatShell::linkActivated);
    fixture.show(u"product_search"_s);

    fixture.press(fixture.targets(Kind::CardLink).last());

    QCOMPARE(links.count(), 1);
    QCOMPARE(links.first().first().toUrl(), QUrl(u"https://shop.example/products/prod-elec-002"_s));
}

void tst_Offers::b36_withoutAShopNothingLeadsAnywhere()
{
    OfferedChat fixture;
    fixture.ChatFixture::shop.clear();
    fixture.open();
    QSignalSpy links(fixture.shell.get(), &ChatShell::linkActivated);
    fixture.show(u"product_details"_s, {{u"View"_s, u"view_product"_s}});
    QVERIFY(fixture.targets(Kind::CardLink).isEmpty());

    fixture.press(fixture.targets(Kind::ActionButton).first());

    QCOMPARE(links.count(), 0);
    QCOMPARE(fixture.lastMessage().text,
             u"Tell me more about Wireless Noise-Cancelling Headphones"_s);
}

void tst_Offers::b25_restoredAnswersShowTheirCards()
{
    OfferedChat fixture;
    Message answer;
    answer.id = 2;
    answer.text = u"Here is your cart."_s;
    answer.timestamp = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000);
    answer.details.payload = payloadOf(u"customer_message_cart_summary"_s);
    answer.details.suggestions = {u"Ready to checkout?"_s};
    fixture.store.append(answer);
    fixture.chat.restore();
    fixture.configure();

    fixture.open();
    fixture.list()->doItemsLayout();

    QCOMPARE(fixture.layout().cards.boxes.size(), 1);
    QCOMPARE(fixture.targets(Kind::Suggestion).size(), 1);
}

void tst_Offers::b25_cardsAndOffersAreHeard()
{
    OfferedChat fixture;
    const auto *announcer = fixture.open().findChild<Announcer *>();
    QAccessible::setActive(true);
    fixture.show(u"product_search"_s);

    const QString text = fixture.lastRow().data(Qt::AccessibleTextRole).toString();
    QVERIFY(text.contains(u"I found 2 products that match.\nCard: 2 product(s). Wireless"));
    const QString more = fixture.lastRow().data(Qt::AccessibleDescriptionRole).toString();
    QVERIFY(more.contains(u"Refine the search, Browse categories, Tell me more about these"));
    QVERIFY(announcer->lastWords().contains(u"Card: 2 product(s)"));
    QVERIFY(announcer->lastWords().contains(u"You can choose: Refine the search, Browse cat"));
    QAccessible::setActive(false);
}

QTEST_MAIN(tst_Offers)
#include "tst_Offers.moc"
