// SPDX-License-Identifier: MIT
#include "core/Settings.h"
#include "core/ShopLinks.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Kind = AnswerAction::Kind;

class tst_ShopLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void b36_productPagesAreInTheConfiguredShop_data();
    void b36_productPagesAreInTheConfiguredShop();
    void b36_noShopMeansNoLink();
    void anAddressThatBreaksTheRulesLeadsNowhere_data();
    void anAddressThatBreaksTheRulesLeadsNowhere();
    void actionsLeadWhereTheyAreTold();
};

static ShopLinks linksFor(const Settings::Values &values)
{
    return ShopLinks(Settings({.userFile = values}));
}

void tst_ShopLinks::b36_productPagesAreInTheConfiguredShop_data()
{
    QTest::addColumn<QString>("shop");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("address");
    const QString shop = u"https://shop.example"_s;
    const QString page = u"/products/{id}"_s;

    QTest::newRow("plain") << shop << page << u"prod-1"_s
                           << QByteArray("https://shop.example/products/prod-1");
    QTest::newRow("slashes at the end") << u" https://shop.example/de// "_s << page << u"1"_s
                                        << QByteArray("https://shop.example/de/products/1");
    QTest::newRow("no way out") << shop << page << u"../../admin?x=1#y"_s
                                << QByteArray("https://shop.example/products/"
                                              "..%2F..%2Fadmin%3Fx%3D1%23y");
    QTest::newRow("not the folder above") << shop << page << u".."_s << QByteArray();
    QTest::newRow("another host") << shop << page << u"@evil.example/"_s
                                  << QByteArray("https://shop.example/products/%40evil.example%2F");
    QTest::newRow("other letters")
        << shop << page << u"é 1"_s << QByteArray("https://shop.example/products/%C3%A9%201");
    QTest::newRow("a percent sign is one")
        << shop << page << u"%2e%2e"_s << QByteArray("https://shop.example/products/%252e%252e");
    QTest::newRow("in a query") << shop << u"/p?sku={id}&from=chat"_s << u"a&b"_s
                                << QByteArray("https://shop.example/p?sku=a%26b&from=chat");
    QTest::newRow("on another host")
        << shop << u"https://go.example/{id}"_s << u"1"_s << QByteArray("https://go.example/1");
    QTest::newRow("no id") << shop << page << QString() << QByteArray();
}

void tst_ShopLinks::b36_productPagesAreInTheConfiguredShop()
{
    QFETCH(const QString, shop);
    QFETCH(const QString, page);
    QFETCH(const QString, id);
    QFETCH(const QByteArray, address);

    const ShopLinks links = linksFor({{u"shop/url"_s, shop}, {u"shop/productPage"_s, page}});

    QCOMPARE(links.productPage(id).toEncoded(), address);
}

void tst_ShopLinks::b36_noShopMeansNoLink()
{
    QVERIFY(ShopLinks().productPage(u"prod-1"_s).isEmpty());
    QVERIFY(linksFor({}).productPage(u"prod-1"_s).isEmpty());
}

void tst_ShopLinks::anAddressThatBreaksTheRulesLeadsNowhere_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");

    QTest::newRow("shop") << u"shop/url"_s << u"http://shop.example"_s;
    QTest::newRow("action") << u"action/checkout"_s << u"ftp://shop.example"_s;
}

void tst_ShopLinks::anAddressThatBreaksTheRulesLeadsNowhere()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);

    const ShopLinks links = linksFor({{key, value}});

    QVERIFY(links.productPage(u"1"_s).isEmpty());
    QVERIFY(links.page({.kind = Kind::Checkout, .productId = {}, .productName = {}}).isEmpty());
}

void tst_ShopLinks::actionsLeadWhereTheyAreTold()
{
    const ShopLinks links = linksFor({{u"shop/url"_s, u"https://shop.example"_s},
                                      {u"action/viewCart"_s, u"/cart"_s},
                                      {u"action/addToCart"_s, u"/cart/add?p={id}"_s}});
    const auto page = [&](Kind kind, const QString &id) {
        return links.page({.kind = kind, .productId = id, .productName = {}}).toString();
    };

    QCOMPARE(page(Kind::ViewCart, {}), u"https://shop.example/cart"_s);
    QCOMPARE(page(Kind::AddToCart, u"7"_s), u"https://shop.example/cart/add?p=7"_s);
    QCOMPARE(page(Kind::AddToCart, {}), QString()); // it is asked for instead
    QCOMPARE(page(Kind::ViewProduct, u"7"_s), u"https://shop.example/products/7"_s);
    QCOMPARE(page(Kind::Checkout, {}), QString());
}

QTEST_GUILESS_MAIN(tst_ShopLinks)
#include "tst_ShopLinks.moc"
