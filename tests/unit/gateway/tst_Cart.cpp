// SPDX-License-Identifier: MIT
#include "gateway/Cart.h"
#include "gateway/Catalogue.h"
#include "support/FrameShape.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

static QDateTime now()
{
    return QDateTime::fromMSecsSinceEpoch(1'767'225'600'123, Qt::UTC);
}

static const Product &headphones()
{
    return catalogue::products().front();
}

class tst_Cart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsUpLikeTheRecordedOne();
    void addsToTheSameLine();
    void refusesWhatIsNotThere();
};

void tst_Cart::addsUpLikeTheRecordedOne()
{
    Cart cart;
    QVERIFY(cart.isEmpty());
    QVERIFY(cart.add(headphones(), 1, now()));

    const QJsonObject recorded = test::fixtureObject(u"customer_message_cart_summary"_s);
    const QJsonObject expected = recorded["data"_L1]["data"_L1]["cart"_L1].toObject();
    const QJsonObject actual = cart.toJson(now());
    QCOMPARE(test::shapeDifference(actual, expected), QString());
    for (const auto key : {"total_items"_L1, "subtotal"_L1, "tax"_L1, "shipping"_L1, "total"_L1})
        QCOMPARE(actual[key], expected[key]);
    QCOMPARE(actual["last_updated"_L1].toString(), u"2026-01-01T00:00:00.123000"_s);
    QCOMPARE(actual["items"_L1][0]["added_at"_L1].toString(), u"2026-01-01T00:00:00+00:00"_s);
}

void tst_Cart::addsToTheSameLine()
{
    Cart cart;
    QVERIFY(cart.add(headphones(), 1, now()));
    QVERIFY(cart.add(headphones(), 2, now()));
    QCOMPARE(cart.itemCount(), 3);
    QCOMPARE(cart.toJson(now())["items"_L1].toArray().size(), 1);
    cart.clear();
    QVERIFY(cart.isEmpty());
}

void tst_Cart::refusesWhatIsNotThere()
{
    Cart cart;
    QVERIFY(!cart.add(headphones(), 0, now()));
    QVERIFY(!cart.add(headphones(), headphones().stock + 1, now()));
    QVERIFY(cart.add(headphones(), headphones().stock, now()));
    QVERIFY(!cart.add(headphones(), 1, now()));
    QCOMPARE(cart.itemCount(), headphones().stock);
}

QTEST_GUILESS_MAIN(tst_Cart)
#include "tst_Cart.moc"
