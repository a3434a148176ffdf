// SPDX-License-Identifier: MIT
#include "support/CardSamples.h"
#include "support/Mutations.h"

#include <QTest>

#include <cmath>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Every field of every recorded answer removed and of every wrong type, at every depth.
class tst_CardMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldMayBeMissingOrWrong_data();
    void everyFieldMayBeMissingOrWrong();
};

static bool isSound(const QString &text)
{
    return text.size() <= 300 && text == text.trimmed() && !text.contains(u'\u202e');
}

static bool isSound(const std::optional<Money> &money)
{
    return !money || (std::isfinite(money->amount) && std::abs(money->amount) <= 1e9);
}

static bool isSound(const CardItems &content)
{
    bool isGood = content.items.size() <= kMostOnCard && content.more >= 0;
    for (const CardItem &item : content.items)
        isGood = isGood && !item.name.isEmpty() && isSound(item.name) && isSound(item.sum);
    for (const auto &money :
         {content.subtotal, content.tax, content.shipping, content.discount, content.total})
        isGood = isGood && isSound(money);
    return isGood;
}

static bool isSound(const ProductsCard &card)
{
    bool isGood = !card.products.isEmpty() && card.products.size() <= kMostOnCard && card.more >= 0;
    for (const ProductCard &product : card.products) {
        isGood = isGood && !product.name.isEmpty() && isSound(product.name)
            && isSound(product.description) && isSound(product.reason) && isSound(product.price);
        isGood = isGood && (!product.rating || (*product.rating >= 0 && *product.rating <= 5));
    }
    return isGood;
}

static bool isSound(const CartCard &card)
{
    return isSound(card.content) && card.problems.size() <= 3;
}

static bool isSound(const OrderCard &card)
{
    return isSound(card.content) && isSound(card.id) && isSound(card.status.text);
}

static bool isSound(const OrdersCard &card)
{
    return !card.orders.isEmpty() && card.orders.size() <= kMostOnCard
        && std::all_of(card.orders.cbegin(), card.orders.cend(),
                       [](const OrderCard &order) { return isSound(order); });
}

static bool isSound(const TrackingCard &card)
{
    return card.steps.size() <= kMostOnCard && card.earlier >= 0 && isSound(card.place);
}

void tst_CardMutations::everyFieldMayBeMissingOrWrong_data()
{
    QTest::addColumn<QJsonObject>("payload");

    const QStringList names = cardFixtures();
    QCOMPARE(names.size(), 9);
    for (const QString &name : names)
        QTest::addRow("%s", qPrintable(name)) << payloadOf(name);
}

void tst_CardMutations::everyFieldMayBeMissingOrWrong()
{
    QFETCH(const QJsonObject, payload);
    int shown = 0;
    int tried = 0;

    mutate(payload, [&](const QJsonValue &value) {
        ++tried;
        AnswerDetails details;
        details.payload = value.toObject();
        QVERIFY(estimateCardLines(details) <= 3 * 20);
        for (const Card &card : readCards(details)) {
            ++shown;
            QVERIFY(std::visit([](const auto &family) { return isSound(family); }, card));
        }
    });

    // One wrong field does not cost the whole card.
    QVERIFY2(shown * 10 > tried * 8, qPrintable(u"%1 of %2"_s.arg(shown).arg(tried)));
}

QTEST_GUILESS_MAIN(tst_CardMutations)
#include "tst_CardMutations.moc"
