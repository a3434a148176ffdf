// SPDX-License-Identifier: MIT
#include "core/AnswerOffers.h"
#include "support/CardSamples.h"

#include <QJsonArray>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Kind = AnswerAction::Kind;
using Known = Suggestion::Known;

class tst_AnswerOffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void b25_theBackendsOwnAreRecognised_data();
    void b25_theBackendsOwnAreRecognised();
    void fillersSayNothing_data();
    void fillersSayNothing();
    void unknownOnesAreSaidAsShown();
    void nothingIsOfferedTwice();
    void neverMoreThanThree();
    void b25_actionsAreRead();
    void unknownActionsAreOnlyForTheLog();
    void actionsKnowTheOnlyProduct();
    void anEmptyCartIsNotPaid();
    void checkoutIsOfferedOnce();
    void onlyAnswersOffer();
};

static Message answer(const QStringList &suggestions, const QList<ActionButton> &buttons = {})
{
    Message message;
    message.details.suggestions = suggestions;
    message.details.actionButtons = buttons;
    return message;
}

static QList<Kind> kindsOf(const AnswerOffers &offers)
{
    QList<Kind> kinds;
    for (const AnswerAction &action : offers.actions)
        kinds.append(action.kind);
    return kinds;
}

void tst_AnswerOffers::b25_theBackendsOwnAreRecognised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Known>("known");

    QTest::newRow("details") << u"Would you like to see more details about any of these products?"_s
                             << Known::ProductDetails;
    QTest::newRow("add") << u"Should I add any of these items to your cart?"_s << Known::AddToCart;
    QTest::newRow("similar") << u"Would you like to see similar products?"_s
                             << Known::SimilarProducts;
    QTest::newRow("checkout") << u"Ready to checkout?"_s << Known::CheckOut;
    QTest::newRow("shopping") << u"Would you like to continue shopping?"_s << Known::KeepShopping;
    QTest::newRow("shipping") << u"Need help with shipping options?"_s << Known::ShippingOptions;
    QTest::newRow("track") << u"Would you like to track another order?"_s
                           << Known::TrackAnotherOrder;
    QTest::newRow("returns") << u"Need help with returns or exchanges?"_s << Known::Returns;
    QTest::newRow("order") << u"Have questions about your order?"_s << Known::OrderQuestion;
    QTest::newRow("browse") << u"Would you like to browse our products?"_s << Known::BrowseProducts;
    QTest::newRow("account") << u"Need help with your account?"_s << Known::AccountHelp;
    QTest::newRow("whatever the case") << u" ready to CHECKOUT ?? "_s << Known::CheckOut;
}

void tst_AnswerOffers::b25_theBackendsOwnAreRecognised()
{
    QFETCH(const QString, text);
    QFETCH(const Known, known);

    const AnswerOffers offers = AnswerOffers::of(answer({text}));

    QCOMPARE(offers.suggestions.size(), 1);
    QVERIFY(offers.suggestions.first().known == known);
}

void tst_AnswerOffers::fillersSayNothing_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("filler") << u"What else can I help you with?"_s;
    QTest::newRow("blank") << u" \n\u200b"_s;
    QTest::newRow("too long") << QString(101, u'x');
}

void tst_AnswerOffers::fillersSayNothing()
{
    QFETCH(const QString, text);

    QVERIFY(AnswerOffers::of(answer({text})).isEmpty());
}

void tst_AnswerOffers::unknownOnesAreSaidAsShown()
{
    const AnswerOffers offers
        = AnswerOffers::of(answer({u" Show me\u202e \n red shoes"_s, QString(100, u'x')}));

    QVERIFY(offers.suggestions.first().known == Known::None);
    QCOMPARE(offers.suggestions.first().text, u"Show me red shoes"_s);
    QCOMPARE(offers.suggestions.last().text.size(), 100);
}

void tst_AnswerOffers::nothingIsOfferedTwice()
{
    const AnswerOffers offers = AnswerOffers::of(
        answer({u"Red"_s, u"red "_s, u"Ready to checkout?"_s, u"ready to checkout"_s},
               {{u"Cart"_s, u"view_cart"_s}, {u"Basket"_s, u"view_cart"_s}}));

    QCOMPARE(offers.suggestions.size(), 2);
    QCOMPARE(offers.actions.size(), 1);
}

void tst_AnswerOffers::neverMoreThanThree()
{
    const AnswerOffers offers
        = AnswerOffers::of(answer({u"1"_s, QString(), u"2"_s, u"3"_s, u"4"_s, u"5"_s}));

    QCOMPARE(offers.suggestions.size(), 3);
    QCOMPARE(offers.suggestions.last().text, u"3"_s);
}

void tst_AnswerOffers::b25_actionsAreRead()
{
    const QList<ActionButton> all{{u"View Cart"_s, u"view_cart"_s},
                                  {u"Checkout"_s, u"checkout"_s},
                                  {u"Refine Search"_s, u"refine_search"_s},
                                  {u"Browse"_s, u"browse_categories"_s},
                                  {u"Add"_s, u"add_to_cart"_s},
                                  {u"View"_s, u"view_product"_s}};
    const QList kinds{Kind::ViewCart,         Kind::Checkout,  Kind::RefineSearch,
                      Kind::BrowseCategories, Kind::AddToCart, Kind::ViewProduct};
    for (qsizetype i = 0; i < all.size(); ++i)
        QVERIFY(kindsOf(AnswerOffers::of(answer({}, {all.at(i)}))) == QList{kinds.at(i)});
    QVERIFY(kindsOf(AnswerOffers::of(answer({}, all))) == kinds.first(4));
    Message due = answer({}, all);
    due.details.requiresAction = true;
    QVERIFY(AnswerOffers::of(due).isActionDue);
    QVERIFY(!AnswerOffers::of(answer({}, all)).isActionDue);
}

void tst_AnswerOffers::unknownActionsAreOnlyForTheLog()
{
    const AnswerOffers offers = AnswerOffers::of(
        answer({}, {{u"Format"_s, QString(u"format\n\u202edisk "_s + QString(500, u'x'))}}));

    QVERIFY(offers.isEmpty());
    QCOMPARE(offers.unknownActions.size(), 1);
    QVERIFY(offers.unknownActions.first().startsWith(u"format disk xxx"));
    QVERIFY(offers.unknownActions.first().size() <= 40);
}

void tst_AnswerOffers::actionsKnowTheOnlyProduct()
{
    Message message = answer({}, {{u"Add"_s, u"add_to_cart"_s}});
    message.details.payload = payloadOf(u"customer_message_product_details"_s);
    QCOMPARE(AnswerOffers::of(message).actions.first().productId, u"prod-elec-001"_s);
    QCOMPARE(AnswerOffers::of(message).actions.first().productName,
             u"Wireless Noise-Cancelling Headphones"_s);

    message.details.payload = payloadOf(u"customer_message_product_search"_s);
    QCOMPARE(AnswerOffers::of(message).actions.first().productId, QString());
}

void tst_AnswerOffers::anEmptyCartIsNotPaid()
{
    Message message = answer({u"Ready to checkout?"_s},
                             {{u"View"_s, u"view_cart"_s}, {u"Pay"_s, u"checkout"_s}});
    message.details.payload = payloadOf(u"customer_message_cart_operation_failed"_s);

    const AnswerOffers offers = AnswerOffers::of(message);

    QVERIFY(kindsOf(offers) == QList{Kind::ViewCart});
    QVERIFY(offers.suggestions.isEmpty());
}

void tst_AnswerOffers::checkoutIsOfferedOnce()
{
    Message message = answer({u"Ready to checkout?"_s, u"More"_s}, {{u"Pay"_s, u"checkout"_s}});
    message.details.payload = payloadOf(u"customer_message_cart_operation"_s);

    const AnswerOffers offers = AnswerOffers::of(message);

    QVERIFY(kindsOf(offers) == QList{Kind::Checkout});
    QCOMPARE(offers.suggestions.size(), 1);
}

void tst_AnswerOffers::onlyAnswersOffer()
{
    for (const auto role : {Message::Role::User, Message::Role::Notice, Message::Role::Welcome,
                            Message::Role::Error}) {
        Message message = answer({u"Red"_s}, {{u"Cart"_s, u"view_cart"_s}});
        message.role = role;
        QVERIFY(AnswerOffers::of(message).isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_AnswerOffers)
#include "tst_AnswerOffers.moc"
