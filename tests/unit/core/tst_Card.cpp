// SPDX-License-Identifier: MIT
#include "support/CardSamples.h"

#include <QJsonArray>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

class tst_Card : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void productList();
    void productDetail();
    void recommendationSaysWhy();
    void cartWithSums();
    void cartProblems();
    void thingsInACart();
    void numbersThatAreNone();
    void operationDone();
    void operationRefused();
    void orderHistory();
    void orderDetail();
    void trackingWithSteps();
    void allFamiliesAtOnce();
    void stockLevels_data();
    void stockLevels();
    void longListsAreCounted_data();
    void longListsAreCounted();
    void theLatestStepsAreShown();
    void productsWithoutAnyNameAreLeftOut();
    void idsAreTakenAsTheyAreOrNotAtAll_data();
    void idsAreTakenAsTheyAreOrNotAtAll();
    void pagesAreHttpsOnly();
    void textsAreBounded();
    void plainAnswersHaveNoCard();
};

static const Money kHeadphones{.amount = 199.99, .currency = u"USD"_s};

template <typename T>
static T only(const QList<Card> &cards)
{
    const auto *card = cards.size() == 1 ? std::get_if<T>(&cards.first()) : nullptr;
    return card ? *card : T();
}

static QJsonObject product(const QString &name)
{
    return {{u"product_id"_s, name}, {u"name"_s, name}, {u"price"_s, 1}};
}

static ProductsCard searchOf(const QJsonArray &products, const QJsonValue &total = {})
{
    return only<ProductsCard>(cardsOf(
        {{u"products"_s, QJsonObject{{u"products"_s, products}, {u"total_count"_s, total}}}}));
}

void tst_Card::productList()
{
    const auto card = only<ProductsCard>(cardsOf(u"customer_message_product_search"_s));

    QCOMPARE(card.kind, ProductsCard::Kind::List);
    QCOMPARE(card.products.size(), 2);
    QCOMPARE(card.more, 0);
    const ProductCard &first = card.products.first();
    QCOMPARE(first.id, u"prod-elec-001"_s);
    QCOMPARE(first.name, u"Wireless Noise-Cancelling Headphones"_s);
    QCOMPARE(first.brand, u"SoundMax"_s);
    QCOMPARE(first.price, kHeadphones);
    QCOMPARE(first.rating, 4.6);
    QCOMPARE(first.stock.level, Stock::Level::Plenty);
    QCOMPARE(card.products.last().stock.level, Stock::Level::None);
    QVERIFY(!card.products.last().rating);
}

void tst_Card::productDetail()
{
    const auto card = only<ProductsCard>(cardsOf(u"customer_message_product_details"_s));

    QCOMPARE(card.kind, ProductsCard::Kind::Detail);
    QCOMPARE(card.products.first().description,
             u"Over-ear Bluetooth headphones with 30-hour battery life."_s);
    const std::pair<QString, QString> battery{u"battery"_s, u"30 h"_s};
    QCOMPARE(card.products.first().specifications, QList{battery});
}

void tst_Card::recommendationSaysWhy()
{
    const auto card = only<ProductsCard>(cardsOf(u"customer_message_product_recommendations"_s));

    QCOMPARE(card.kind, ProductsCard::Kind::Recommendations);
    QVERIFY(card.products.first().reason.startsWith(u"This product matches"));
    QCOMPARE(card.products.first().price, kHeadphones);
}

void tst_Card::cartWithSums()
{
    const auto card = only<CartCard>(cardsOf(u"customer_message_cart_summary"_s));

    QCOMPARE(card.operation, CartCard::Operation::None);
    QCOMPARE(card.content.items.size(), 1);
    QCOMPARE(card.content.items.first().sum, kHeadphones);
    QCOMPARE(card.content.tax->amount, 16.0);
    QCOMPARE(card.content.shipping->amount, 0.0);
    QVERIFY(!card.content.discount);
    QCOMPARE(card.content.total->amount, 215.99);
    QCOMPARE(card.content.total->currency, u"USD"_s);
}

void tst_Card::cartProblems()
{
    QJsonObject payload = payloadOf(u"customer_message_cart_summary"_s);
    QJsonObject cart = payload["cart"_L1].toObject();
    cart["validation_errors"_L1] = QJsonArray{u"Only 3 left"_s, u""_s, 7, u"Only 3 left"_s};
    payload["cart"_L1] = cart;

    QCOMPARE(only<CartCard>(cardsOf(payload)).problems, QStringList{u"Only 3 left"_s});
}

void tst_Card::thingsInACart()
{
    const QJsonArray items{
        QJsonObject{{u"name"_s, u"one"_s}, {u"price"_s, 5}},
        QJsonObject{{u"name"_s, u"two"_s}, {u"price"_s, 5}, {u"quantity"_s, 2}},
        QJsonObject{
            {u"name"_s, u"sum"_s}, {u"price"_s, 5}, {u"quantity"_s, 2}, {u"subtotal"_s, 10}},
        QJsonObject{{u"name"_s, u"pounds"_s}, {u"price"_s, 5}, {u"currency"_s, u"GBP"_s}},
        QJsonObject{{u"name"_s, u"gone"_s}, {u"is_available"_s, false}},
    };
    const QJsonObject cart{{u"items"_s, items}, {u"currency"_s, u"EUR"_s}, {u"tax"_s, 0},
                           {u"shipping"_s, 0},  {u"discount"_s, 0},        {u"total"_s, 20}};

    const CardItems content = only<CartCard>(cardsOf({{u"cart"_s, cart}})).content;

    QCOMPARE(content.items.size(), 5);
    QCOMPARE(content.items.at(0).sum->amount, 5.0);
    QCOMPARE(content.items.at(0).sum->currency, u"EUR"_s); // stands beside the list
    QVERIFY(!content.items.at(1).sum); // the price of one is not that of two
    QCOMPARE(content.items.at(2).sum->amount, 10.0);
    QCOMPARE(content.items.at(3).sum->currency, u"GBP"_s);
    QVERIFY(content.items.at(4).isGone && !content.items.at(0).isGone);
    QVERIFY(!content.tax && !content.discount); // zeros that say nothing
    QVERIFY(content.shipping); // free: that says something
}

void tst_Card::numbersThatAreNone()
{
    for (const QString &number : {u"inf"_s, u"nan"_s, u"-inf"_s, u"-1"_s, u"1e999"_s, u"x"_s}) {
        const QJsonObject item{{u"name"_s, u"a"_s}, {u"quantity"_s, number}};
        const QJsonObject cart{{u"items"_s, QJsonArray{item}}};
        QCOMPARE(only<CartCard>(cardsOf({{u"cart"_s, cart}})).content.items.first().quantity, 1);
    }
}

void tst_Card::operationDone()
{
    const auto card = only<CartCard>(cardsOf(u"customer_message_cart_operation"_s));

    QCOMPARE(card.operation, CartCard::Operation::Add);
    QVERIFY(card.isDone);
    QVERIFY(card.problems.isEmpty());
    QCOMPARE(card.content.items.size(), 1);
}

void tst_Card::operationRefused()
{
    QJsonObject many{{u"operation"_s, u"add"_s}, {u"message"_s, u"why"_s}};
    QVERIFY(only<CartCard>(cardsOf({{u"cart"_s, many}})).isDone); // nothing says otherwise
    many["success"_L1] = false;
    many["cart_summary"_L1]
        = QJsonObject{{u"validation_errors"_s, QJsonArray{u"1"_s, u"2"_s, u"3"_s, u"4"_s}}};
    QCOMPARE(only<CartCard>(cardsOf({{u"cart"_s, many}})).problems,
             QStringList({u"why"_s, u"1"_s, u"2"_s}));

    const auto card = only<CartCard>(cardsOf(u"customer_message_cart_operation_failed"_s));

    QVERIFY(!card.isDone);
    QCOMPARE(card.problems,
             QStringList({u"User authentication required"_s, u"User not authenticated"_s}));
    QVERIFY(card.content.items.isEmpty());
}

void tst_Card::orderHistory()
{
    const auto card = only<OrdersCard>(cardsOf(u"customer_message_order_history"_s));

    QCOMPARE(card.orders.size(), 1);
    QCOMPARE(card.orders.first().id, u"ord-7f3a9c"_s);
    QCOMPARE(card.orders.first().status.kind, OrderStatus::Kind::Shipped);
    QCOMPARE(card.orders.first().ordered, QDateTime(QDate(2025, 1, 1), QTime(9, 30), Qt::UTC));
}

void tst_Card::orderDetail()
{
    const auto card = only<OrderCard>(cardsOf(u"customer_message_order_details"_s));

    QCOMPARE(card.trackingNumber, u"TRK123456789"_s);
    QCOMPARE(card.expected.date(), QDate(2025, 1, 5));
    QVERIFY(!card.delivered.isValid());
    QCOMPARE(card.content.total->amount, 215.99);
    QCOMPARE(card.content.items.first().name, u"Wireless Noise-Cancelling Headphones"_s);
}

void tst_Card::trackingWithSteps()
{
    const auto card = only<TrackingCard>(cardsOf(u"customer_message_order_tracking"_s));

    QCOMPARE(card.carrier, u"Standard Shipping"_s);
    QCOMPARE(card.page, QUrl(u"https://tracking.example.com/TRK123456789"_s));
    QCOMPARE(card.steps.size(), 2);
    QCOMPARE(card.steps.last().status.kind, OrderStatus::Kind::Shipped);
    QCOMPARE(card.earlier, 0);
}

void tst_Card::allFamiliesAtOnce()
{
    QJsonObject payload = payloadOf(u"customer_message_order_tracking"_s);
    payload["cart"_L1] = payloadOf(u"customer_message_cart_summary"_s)["cart"_L1];
    payload["products"_L1] = payloadOf(u"customer_message_product_details"_s)["products"_L1];

    const auto cards = cardsOf(payload);

    QCOMPARE(cards.size(), 3);
    QVERIFY(std::holds_alternative<ProductsCard>(cards.at(0)));
    QVERIFY(std::holds_alternative<CartCard>(cards.at(1)));
    QVERIFY(std::holds_alternative<TrackingCard>(cards.at(2)));
}

void tst_Card::stockLevels_data()
{
    QTest::addColumn<QJsonValue>("stock");
    QTest::addColumn<QJsonValue>("isAvailable");
    QTest::addColumn<Stock>("expected");
    const QJsonValue none;
    using Level = Stock::Level;

    QTest::newRow("plenty") << QJsonValue(23) << QJsonValue(true) << Stock{Level::Plenty};
    QTest::newRow("few") << QJsonValue(3) << QJsonValue(true) << Stock{Level::Few, 3};
    QTest::newRow("last few") << QJsonValue(5) << none << Stock{Level::Few, 5};
    QTest::newRow("enough") << QJsonValue(6) << none << Stock{Level::Plenty};
    QTest::newRow("none") << QJsonValue(0) << QJsonValue(false) << Stock{Level::None};
    QTest::newRow("cannot be had") << QJsonValue(9) << QJsonValue(false) << Stock{Level::None};
    QTest::newRow("none after all") << QJsonValue(0) << QJsonValue(true) << Stock{Level::None};
    QTest::newRow("only the flag") << none << QJsonValue(true) << Stock{Level::Plenty};
    QTest::newRow("nothing said") << none << none << Stock{};
    QTest::newRow("nonsense") << QJsonValue(-4) << QJsonValue(u"yes"_s) << Stock{};
    QTest::newRow("less than one") << QJsonValue(0.5) << none << Stock{Level::None};
    QTest::newRow("out of range") << QJsonValue(1e300) << none << Stock{Level::Plenty};
}

void tst_Card::stockLevels()
{
    QFETCH(const QJsonValue, stock);
    QFETCH(const QJsonValue, isAvailable);
    QFETCH(const Stock, expected);
    QJsonObject sold = product(u"x"_s);
    sold["stock"_L1] = stock;
    sold["is_available"_L1] = isAvailable;

    const auto card = only<ProductsCard>(cardsOf({{u"products"_s, sold}}));

    QCOMPARE(card.products.size(), 1);
    QVERIFY(card.products.first().stock == expected);
}

void tst_Card::longListsAreCounted_data()
{
    QTest::addColumn<int>("there");
    QTest::addColumn<QJsonValue>("counted");
    QTest::addColumn<int>("more");

    QTest::newRow("all shown") << 5 << QJsonValue(5) << 0;
    QTest::newRow("some not") << 47 << QJsonValue(47) << 42;
    QTest::newRow("more pages") << 10 << QJsonValue(47) << 42;
    QTest::newRow("no count") << 10 << QJsonValue() << 5;
    QTest::newRow("too small a count") << 10 << QJsonValue(2) << 5;
    QTest::newRow("negative") << 10 << QJsonValue(-1e300) << 5;
    QTest::newRow("absurd") << 10 << QJsonValue(1e300) << 999'995;
    QTest::newRow("as text") << 10 << QJsonValue(u"47"_s) << 42;
}

void tst_Card::longListsAreCounted()
{
    QFETCH(const int, there);
    QFETCH(const QJsonValue, counted);
    QFETCH(const int, more);
    QJsonArray products;
    for (int i = 0; i < there; ++i)
        products.append(product(u"Product %1"_s.arg(i)));

    const ProductsCard card = searchOf(products, counted);

    QCOMPARE(card.products.size(), kMostOnCard);
    QCOMPARE(card.more, more);
}

void tst_Card::theLatestStepsAreShown()
{
    QJsonArray steps;
    for (int i = 0; i < 12; ++i)
        steps.append(QJsonObject{{u"status"_s, u"step %1"_s.arg(i)}});

    const auto card
        = only<TrackingCard>(cardsOf({{u"orders"_s, QJsonObject{{u"status_history"_s, steps}}}}));

    QCOMPARE(card.steps.size(), kMostOnCard);
    QCOMPARE(card.steps.last().status.text, u"step 11"_s);
    QCOMPARE(card.earlier, 7);
}

void tst_Card::productsWithoutAnyNameAreLeftOut()
{
    const QJsonArray products{QJsonObject{{u"name"_s, u" \u200b"_s}}, 7, QJsonValue(),
                              QJsonObject{{u"product_id"_s, u"only-id"_s}}, product(u"good"_s)};

    const ProductsCard card = searchOf(products);

    QCOMPARE(card.products.size(), 2);
    QCOMPARE(card.products.first().name, u"only-id"_s);
    QCOMPARE(card.more, 0);
    // The shop may know of more.
    QCOMPARE(searchOf(products, 9).more, 7);
}

void tst_Card::idsAreTakenAsTheyAreOrNotAtAll_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("id");

    QTest::newRow("plain") << QJsonValue(u"prod/1 ?&"_s) << u"prod/1 ?&"_s;
    QTest::newRow("number") << QJsonValue(42) << u"42"_s;
    QTest::newRow("invisible") << QJsonValue(u"prod\u200b1"_s) << QString();
    QTest::newRow("line break") << QJsonValue(u"prod\n1"_s) << QString();
    QTest::newRow("blank around") << QJsonValue(u" prod"_s) << QString();
    QTest::newRow("too long") << QJsonValue(QString(200, u'x')) << QString();
    QTest::newRow("object") << QJsonValue(QJsonObject{{u"a"_s, 1}}) << QString();
}

void tst_Card::idsAreTakenAsTheyAreOrNotAtAll()
{
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, id);
    QJsonObject sold = product(u"x"_s);
    sold["product_id"_L1] = value;

    const auto card = only<ProductsCard>(cardsOf({{u"products"_s, sold}}));

    QCOMPARE(card.products.first().id, id);
}

void tst_Card::pagesAreHttpsOnly()
{
    for (const auto &address : {u"http://images.example/a.jpg"_s, u"file:///etc/passwd"_s,
                                u"//images.example/a.jpg"_s, u"https://user@images.example/a.jpg"_s,
                                u"data:image/png;base64,AA"_s, u"mailto:help@shop.example"_s,
                                QString(u"https://images.example/"_s + QString(3'000, u'a'))}) {
        const QJsonObject parcel{{u"current_status"_s, u"shipped"_s},
                                 {u"order_id"_s, u"o"_s},
                                 {u"tracking_url"_s, address}};
        QVERIFY(only<TrackingCard>(cardsOf({{u"orders"_s, parcel}})).page.isEmpty());
    }
}

void tst_Card::textsAreBounded()
{
    QJsonObject sold = product(QString(100'000, u'W'));
    sold["description"_L1] = QString(100'000, u'\u0301');
    QJsonObject many;
    for (int i = 0; i < 1'000; ++i)
        many[QString::number(i) + QString(1'000, u'k')] = QString(1'000, u'v');
    sold["specifications"_L1] = many;

    const auto card = only<ProductsCard>(cardsOf({{u"products"_s, sold}}));

    const ProductCard &read = card.products.first();
    QCOMPARE(read.name.size(), 120);
    QVERIFY(read.description.size() <= 300);
    QCOMPARE(read.specifications.size(), 6);
    QVERIFY(read.specifications.first().second.size() <= 60);
}

void tst_Card::plainAnswersHaveNoCard()
{
    QVERIFY(cardsOf(u"customer_message_info"_s).isEmpty());
    QVERIFY(cardsOf(QJsonObject{{u"products"_s, QJsonObject()},
                                {u"cart"_s, QJsonObject()},
                                {u"orders"_s, QJsonObject()}})
                .isEmpty());
    QVERIFY(searchOf({}).products.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Card)
#include "tst_Card.moc"
