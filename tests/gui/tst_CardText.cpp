// SPDX-License-Identifier: MIT
#include "core/Settings.h"
#include "core/ShopLinks.h"
#include "support/CardSamples.h"
#include "view/CardText.h"
#include "view/OfferText.h"

#include <QSet>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Kind = CardLine::Kind;
using Tone = CardLine::Tone;

class tst_CardText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void b25_cardsAreSentences_data();
    void b25_cardsAreSentences();
    void severalCardsAreToldApart();
    void cardsAreLinesInACopy();
    void aLongListSaysHowManyMore();
    void stockHasItsWordsAndTone();
    void b36_productsLeadIntoTheShop();
    void aParcelsPageSaysItsHost();
    void b25_suggestionsAreTheCustomersWords();
    void everyActionHasItsWords();
};

static QString words(const QList<CardLine> &lines)
{
    QStringList all;
    for (const CardLine &line : lines)
        all.append(line.kind == Kind::Rule ? u"--"_s : QString(line.text + u'|' + line.value));
    return all.join(u'\n');
}

/// Without a translation, as all tests: plurals stay "(s)".
void tst_CardText::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_CardText::b25_cardsAreSentences_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sentences");

    QTest::newRow("search")
        << u"product_search"_s
        << u"Card: 2 product(s). Wireless Noise-Cancelling Headphones, $199.99. "
           "SoundMax \u00b7 Rated 4.6 of 5, In stock. USB-C Charger 65W, $39.50. "
           "Out of stock"_s;
    QTest::newRow("detail")
        << u"product_details"_s
        << u"Card: Wireless Noise-Cancelling Headphones, $199.99. SoundMax "
           "\u00b7 Rated 4.6 of 5, In stock. Over-ear Bluetooth headphones with "
           "30-hour battery life. battery, 30 h"_s;
    QTest::newRow("recommendation")
        << u"product_recommendations"_s
        << u"Card: Recommended for you. Wireless Noise-Cancelling Headphones, $199.99. SoundMax "
           "\u00b7 Rated 4.6 of 5, In stock. This product matches your search for 'headphones', "
           "has "
           "excellent customer ratings (4.6/5), is readily available, is from SoundMax"_s;
    QTest::newRow("cart") << u"cart_summary"_s
                          << u"Card: Your cart. Wireless Noise-Cancelling Headphones, $199.99. "
                             "Subtotal, $199.99. Tax, $16.00. Shipping, $0.00. Total, $215.99"_s;
    QTest::newRow("added") << u"cart_operation"_s
                           << u"Card: Added to your cart. Wireless Noise-Cancelling Headphones, "
                              "$199.99. Subtotal, $199.99. Tax, $16.00. Shipping, $0.00. Total, "
                              "$215.99"_s;
    QTest::newRow("refused") << u"cart_operation_failed"_s
                             << u"Card: Not added to your cart. User authentication required. User "
                                "not authenticated"_s;
    QTest::newRow("orders") << u"order_history"_s
                            << u"Card: 1 order(s). Order ord-7f3a9c, $215.99. Ordered on 1/1/25, "
                               "Shipped"_s;
    QTest::newRow("order")
        << u"order_details"_s
        << u"Card: Order ord-7f3a9c, Shipped. Ordered on 1/1/25. Expected on "
           "Sunday, January 5, 2025. Tracking number TRK123456789. Wireless "
           "Noise-Cancelling Headphones, $199.99. Subtotal, $199.99. Tax, $16.00. "
           "Shipping, $0.00. Total, $215.99"_s;
    QTest::newRow("tracking")
        << u"order_tracking"_s
        << u"Card: Order ord-7f3a9c, Shipped. Expected on Sunday, January 5, "
           "2025. In transit to destination. Standard Shipping. Tracking "
           "number TRK123456789. Received, 1/1/25. Order placed successfully. "
           "Shipped, 1/2/25. Order status updated to shipped. Follow the "
           "parcel at tracking.example.com"_s;
}

void tst_CardText::b25_cardsAreSentences()
{
    QFETCH(const QString, name);
    QFETCH(const QString, sentences);

    QCOMPARE(cardSentences(cardsOf(QString(u"customer_message_"_s + name))), sentences);
}

void tst_CardText::severalCardsAreToldApart()
{
    QJsonObject payload = payloadOf(u"customer_message_order_history"_s);
    payload["cart"_L1] = payloadOf(u"customer_message_cart_summary"_s)["cart"_L1];

    QCOMPARE(cardSentences(cardsOf(payload)).count(u"Card: "_s), 2);
    QCOMPARE(cardSentences({}), QString());
}

void tst_CardText::cardsAreLinesInACopy()
{
    QCOMPARE(
        cardCopy(cardsOf(u"customer_message_product_details"_s)),
        u"Wireless Noise-Cancelling Headphones, $199.99\nSoundMax \u00b7 Rated 4.6 of 5, In stock\n"
        "Over-ear Bluetooth headphones with 30-hour battery life.\nbattery, 30 h"_s);
    QJsonObject payload = payloadOf(u"customer_message_order_history"_s);
    payload["cart"_L1] = payloadOf(u"customer_message_cart_summary"_s)["cart"_L1];
    QCOMPARE(cardCopy(cardsOf(payload)).count(u"\n\n"_s), 1);
    QCOMPARE(cardCopy({}), QString());
}

void tst_CardText::aLongListSaysHowManyMore()
{
    ProductsCard card;
    card.products = {{.id = u"1"_s, .name = u"One"_s}};
    card.more = 42;

    const QString text = words(cardLines(card, ShopLinks()));

    QVERIFY(text.startsWith(u"43 product(s)|"));
    QVERIFY(text.endsWith(u"--\nand 42 more|"));
}

void tst_CardText::stockHasItsWordsAndTone()
{
    using Level = Stock::Level;
    const auto stateOf = [](const Stock &stock) {
        ProductsCard card;
        card.products = {{.id = {}, .name = u"One"_s, .brand = u"Brand"_s, .stock = stock}};
        return cardLines(card, ShopLinks()).constLast();
    };
    QCOMPARE(stateOf({Level::Plenty}).value, u"In stock"_s);
    QVERIFY(stateOf({Level::Plenty}).valueTone == Tone::Good);
    QCOMPARE(stateOf({Level::Few, 3}).value, u"Only 3 left"_s);
    QVERIFY(stateOf({Level::Few, 3}).valueTone == Tone::Warning);
    QCOMPARE(stateOf({Level::None}).value, u"Out of stock"_s);
    QVERIFY(stateOf({Level::None}).valueTone == Tone::Bad);
    QCOMPARE(stateOf({}).value, QString());
}

void tst_CardText::b36_productsLeadIntoTheShop()
{
    const ShopLinks shop(Settings({.userFile = {{u"shop/url"_s, u"https://shop.example"_s}},
                                   .environment = {},
                                   .commandLine = {}}));
    const auto linksOf = [](const QList<CardLine> &lines) {
        QStringList links;
        for (const CardLine &line : lines) {
            if (!line.link.isEmpty())
                links.append(line.link.toString());
        }
        return links;
    };
    const Card card = cardsOf(u"customer_message_product_search"_s).first();

    QCOMPARE(linksOf(cardLines(card, shop)),
             QStringList({u"https://shop.example/products/prod-elec-001"_s,
                          u"https://shop.example/products/prod-elec-002"_s}));
    QCOMPARE(linksOf(cardLines(card, ShopLinks())), QStringList());
}

void tst_CardText::aParcelsPageSaysItsHost()
{
    const QList<CardLine> lines
        = cardLines(cardsOf(u"customer_message_order_tracking"_s).first(), ShopLinks());

    QCOMPARE(lines.constLast().link, QUrl(u"https://tracking.example.com/TRK123456789"_s));
    QVERIFY(lines.constLast().text.contains(u"tracking.example.com"));
}

void tst_CardText::b25_suggestionsAreTheCustomersWords()
{
    QSet<QString> all;
    for (int known = 1; known <= int(Suggestion::Known::AccountHelp); ++known) {
        const QString text
            = suggestionText({.known = Suggestion::Known(known), .text = u"unused"_s});
        QVERIFY(!text.isEmpty() && text != u"unused");
        QVERIFY(text.size() <= AnswerOffers::kLongestSuggestion);
        all.insert(text);
    }
    QCOMPARE(all.size(), 11);
    QCOMPARE(suggestionText({.known = Suggestion::Known::None, .text = u"Red shoes"_s}),
             u"Red shoes"_s);
}

void tst_CardText::everyActionHasItsWords()
{
    QSet<QString> captions;
    for (int kind = 0; kind <= int(AnswerAction::Kind::ViewProduct); ++kind) {
        const AnswerAction action{
            .kind = AnswerAction::Kind(kind), .productId = u"1"_s, .productName = u"Mug %1"_s};
        captions.insert(actionCaption(action));
        QVERIFY(!actionRequest(action).isEmpty());
    }
    QCOMPARE(captions.size(), 6);
    QCOMPARE(
        actionRequest(
            {.kind = AnswerAction::Kind::AddToCart, .productId = {}, .productName = u"Mug %1"_s}),
        u"Add Mug %1 to my cart"_s);
}

QTEST_MAIN(tst_CardText)
#include "tst_CardText.moc"
