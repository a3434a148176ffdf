// SPDX-License-Identifier: MIT
#include "app/Sample.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_Sample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantilesAreMeasuredValues();
    void isZeroWithoutValues();
    void saysMedianAndRange();
};

void tst_Sample::quantilesAreMeasuredValues()
{
    Sample sample;
    for (int value = 200; value >= 1; --value)
        sample.add(value);

    QCOMPARE(sample.size(), 200);
    QCOMPARE(sample.quantile(0), 1.0);
    QCOMPARE(sample.median(), 100.0);
    QCOMPARE(sample.quantile(0.99), 198.0);
    QCOMPARE(sample.quantile(1), 200.0);
}

void tst_Sample::isZeroWithoutValues()
{
    QCOMPARE(Sample().median(), 0.0);
    QCOMPARE(Sample().quantile(1), 0.0);
}

void tst_Sample::saysMedianAndRange()
{
    Sample sample;
    for (const double value : {3.0, 1.5, 9.0})
        sample.add(value);

    QCOMPARE(sample.text(), u"median 3.0 ms [1.5..9.0]"_s);
}

QTEST_GUILESS_MAIN(tst_Sample)
#include "tst_Sample.moc"
