// SPDX-License-Identifier: MIT
#include "gateway/Catalogue.h"
#include "support/FrameShape.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_Catalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProductHasTheRecordedShape();
    void findsByWords_data();
    void findsByWords();
    void survivesOddTexts();
    void writesMoney();
    void knowsItsCategories();
};

void tst_Catalogue::everyProductHasTheRecordedShape()
{
    const QJsonObject recorded = test::fixtureObject(u"customer_message_product_details"_s);
    const QJsonValue expected = recorded["data"_L1]["data"_L1]["products"_L1];
    QVERIFY(expected.isObject());
    QVERIFY(catalogue::products().size() >= 12);
    QStringList ids;
    for (const Product &product : catalogue::products()) {
        QCOMPARE(test::shapeDifference(product.toJson(), expected), QString());
        ids.append(QString::fromLatin1(product.id));
    }
    QCOMPARE(ids.removeDuplicates(), 0);
}

void tst_Catalogue::findsByWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first"); // id of the best hit

    QTest::newRow("plural") << u"Show me HEADPHONES, please"_s << u"prod-elec-001"_s;
    QTest::newRow("better name") << u"in-ear headphones"_s << u"prod-elec-003"_s;
    QTest::newRow("tag") << u"a computer"_s << u"prod-elec-005"_s;
    QTest::newRow("accents") << u"caf\u00E9"_s << u"prod-home-001"_s;
    QTest::newRow("category") << u"sports"_s << u"prod-sport-001"_s;
    QTest::newRow("nothing") << u"how are you"_s << QString();
}

void tst_Catalogue::findsByWords()
{
    QFETCH(const QString, text);
    QFETCH(const QString, first);

    const auto hits = catalogue::search(text);
    QCOMPARE(hits.isEmpty() ? QString() : QString::fromLatin1(hits.first()->id), first);
}

void tst_Catalogue::survivesOddTexts()
{
    QVERIFY(catalogue::search(QString()).isEmpty());
    QVERIFY(catalogue::search(QString(100'000, u'x')).isEmpty());
    QVERIFY(catalogue::search(u"\U0001F600 \u200D \uFFFD"_s).isEmpty());
}

void tst_Catalogue::writesMoney()
{
    QCOMPARE(moneyText(0), u"$0.00"_s);
    QCOMPARE(moneyText(39.5), u"$39.50"_s);
    QCOMPARE(moneyText(1'149), u"$1,149.00"_s);
}

void tst_Catalogue::knowsItsCategories()
{
    QCOMPARE(catalogue::categories(), (QStringList{u"Electronics"_s, u"Home"_s, u"Sports"_s}));
}

QTEST_GUILESS_MAIN(tst_Catalogue)
#include "tst_Catalogue.moc"
