// SPDX-License-Identifier: MIT
#include "gateway/Quotas.h"

#include <QTest>

using namespace ecom67;
using namespace std::chrono_literals;

class tst_Quotas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfApiGateway();
    void scaleTimesAndNotSizes();
};

void tst_Quotas::areThoseOfApiGateway()
{
    const Quotas quotas;
    QCOMPARE(quotas.idle, 10min);
    QCOMPARE(quotas.lifetime, 2h);
    QCOMPARE(quotas.integration, 29s);
    QCOMPARE(quotas.longestFrame, 32'768);
    QCOMPARE(quotas.longestMessage, 131'072);
}

void tst_Quotas::scaleTimesAndNotSizes()
{
    const Quotas quotas = Quotas().scaled(0.001);
    QCOMPARE(quotas.idle, 600ms);
    QCOMPARE(quotas.lifetime, 7'200ms);
    QCOMPARE(quotas.integration, 29ms);
    QCOMPARE(quotas.longestMessage, 131'072);
    QCOMPARE(Quotas().scaled(1e-9).integration, 1ms);
}

QTEST_GUILESS_MAIN(tst_Quotas)
#include "tst_Quotas.moc"
