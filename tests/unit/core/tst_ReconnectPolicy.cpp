// SPDX-License-Identifier: MIT
#include "core/ReconnectPolicy.h"

#include <QTest>

using namespace ecom67;
using namespace std::chrono_literals;
using Cause = ReconnectPolicy::Cause;
using Delay = ReconnectPolicy::Delay;

Q_DECLARE_METATYPE(ReconnectPolicy::Cause)

class tst_ReconnectPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCeilingDoublesUpToItsLimit();
    void jitterTakesTheWholeRange_data();
    void jitterTakesTheWholeRange();
    void everyDelayStaysInItsBounds_data();
    void everyDelayStaysInItsBounds();
    void neverGivesUp();
    void troubleThatLastsMovesToTheSlowLane();
    void aPlannedCloseIsNoFailure();
    void aRateLimitIsRespected();
    void theServerMayAskForMore();
    void aConfigurationErrorWaitsLongAtOnce();
    void resetBeginsAfresh();
    void aHintIsShortAndCountsNothing();
    void spreadShortensALittle();
    void aBrokenRandomSourceDoesNoHarm_data();
    void aBrokenRandomSourceDoesNoHarm();
    void withoutASourceTheDelaysDiffer();
};

static ReconnectPolicy policyDrawing(double value)
{
    return ReconnectPolicy([value] { return value; });
}

void tst_ReconnectPolicy::theCeilingDoublesUpToItsLimit()
{
    ReconnectPolicy policy = policyDrawing(1.0);

    for (const Delay expected : {1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s, 30s, 30s})
        QCOMPARE(policy.nextDelay(Cause::Trouble), expected);
}

void tst_ReconnectPolicy::jitterTakesTheWholeRange_data()
{
    QTest::addColumn<double>("random");
    QTest::addColumn<int>("firstMs");

    QTest::newRow("lowest draw") << 0.0 << 0;
    QTest::newRow("middle draw") << 0.5 << 500;
    QTest::newRow("highest draw") << 1.0 << 1'000;
}

void tst_ReconnectPolicy::jitterTakesTheWholeRange()
{
    QFETCH(const double, random);
    QFETCH(const int, firstMs);

    QCOMPARE(policyDrawing(random).nextDelay(Cause::Trouble), Delay(firstMs));
}

void tst_ReconnectPolicy::everyDelayStaysInItsBounds_data()
{
    QTest::addColumn<ReconnectPolicy::Cause>("cause");
    QTest::addColumn<int>("lowestMs");
    QTest::addColumn<int>("highestMs");

    QTest::newRow("trouble") << Cause::Trouble << 0 << 60'000;
    QTest::newRow("planned") << Cause::Planned << 0 << 2'000;
    QTest::newRow("rate limited") << Cause::RateLimited << 5'000 << 60'000;
    QTest::newRow("configuration") << Cause::Configuration << 30'000 << 60'000;
}

void tst_ReconnectPolicy::everyDelayStaysInItsBounds()
{
    QFETCH(const ReconnectPolicy::Cause, cause);
    QFETCH(const int, lowestMs);
    QFETCH(const int, highestMs);
    ReconnectPolicy policy;

    for (int i = 0; i < 2'000; ++i) {
        const Delay delay = policy.nextDelay(cause);
        QVERIFY2(delay >= Delay(lowestMs) && delay <= Delay(highestMs),
                 qPrintable(QString::number(delay.count())));
    }
}

void tst_ReconnectPolicy::neverGivesUp()
{
    ReconnectPolicy policy = policyDrawing(1.0);

    for (int i = 0; i < 100'000; ++i)
        QVERIFY(policy.nextDelay(Cause::Trouble) > Delay::zero());
    QCOMPARE(policy.attemptsMade(), 100'000);
}

void tst_ReconnectPolicy::troubleThatLastsMovesToTheSlowLane()
{
    ReconnectPolicy policy = policyDrawing(0.0);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(policy.nextDelay(Cause::Trouble), 0s);

    // Even the lowest draw waits now: half of the slow delay is certain.
    QCOMPARE(policy.nextDelay(Cause::Trouble), 30s);
}

void tst_ReconnectPolicy::aPlannedCloseIsNoFailure()
{
    ReconnectPolicy policy = policyDrawing(1.0);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(policy.nextDelay(Cause::Planned), 2s);

    QCOMPARE(policy.attemptsMade(), 0);
    QCOMPARE(policy.nextDelay(Cause::Trouble), 1s);
}

void tst_ReconnectPolicy::aRateLimitIsRespected()
{
    QCOMPARE(policyDrawing(0.0).nextDelay(Cause::RateLimited), 5s);

    ReconnectPolicy policy = policyDrawing(0.0);
    for (int i = 0; i < 50; ++i)
        QVERIFY(policy.nextDelay(Cause::RateLimited) >= 5s);
}

void tst_ReconnectPolicy::theServerMayAskForMore()
{
    ReconnectPolicy policy = policyDrawing(1.0);

    QCOMPARE(policy.nextDelay(Cause::Trouble, 60s), 61s); // not all in the same moment
    QCOMPARE(policy.nextDelay(Cause::Trouble, 1s), 2s); // less than our own wait
    QCOMPARE(policy.nextDelay(Cause::Trouble, 24h), 301s); // somebody waits for an answer
    QCOMPARE(policy.nextDelay(Cause::Trouble, -5s), 8s);
    QCOMPARE(policy.attemptsMade(), 4);
}

void tst_ReconnectPolicy::aConfigurationErrorWaitsLongAtOnce()
{
    QCOMPARE(policyDrawing(0.0).nextDelay(Cause::Configuration), 30s);
    QCOMPARE(policyDrawing(1.0).nextDelay(Cause::Configuration), 60s);
}

void tst_ReconnectPolicy::aHintIsShortAndCountsNothing()
{
    ReconnectPolicy policy = policyDrawing(1.0);
    for (int i = 0; i < 20; ++i)
        (void)policy.nextDelay(Cause::Trouble);
    QCOMPARE(policy.hintedDelay(), 1s);
    QCOMPARE(policy.attemptsMade(), 20);
    QCOMPARE(policyDrawing(0.0).hintedDelay(), 0s);
}

void tst_ReconnectPolicy::spreadShortensALittle()
{
    QCOMPARE(policyDrawing(0.0).spread(115min), 115min);
    QCOMPARE(policyDrawing(1.0).spread(115min), 115min - 230s);
    QCOMPARE(policyDrawing(1.0).spread(0s), 0s);
}

void tst_ReconnectPolicy::resetBeginsAfresh()
{
    ReconnectPolicy policy = policyDrawing(1.0);
    for (int i = 0; i < 20; ++i)
        (void)policy.nextDelay(Cause::Trouble);

    policy.reset();

    QCOMPARE(policy.attemptsMade(), 0);
    QCOMPARE(policy.nextDelay(Cause::Trouble), 1s);
}

void tst_ReconnectPolicy::aBrokenRandomSourceDoesNoHarm_data()
{
    QTest::addColumn<double>("random");

    QTest::newRow("negative") << -5.0;
    QTest::newRow("above one") << 1e300;
    QTest::newRow("infinite") << qInf();
    QTest::newRow("not a number") << qQNaN();
}

void tst_ReconnectPolicy::aBrokenRandomSourceDoesNoHarm()
{
    QFETCH(const double, random);

    const Delay delay = policyDrawing(random).nextDelay(Cause::Trouble);

    QVERIFY(delay >= 0s && delay <= 1s);
}

void tst_ReconnectPolicy::withoutASourceTheDelaysDiffer()
{
    QSet<qint64> seen;
    for (int i = 0; i < 20; ++i)
        seen.insert(ReconnectPolicy().nextDelay(Cause::Trouble).count());

    QVERIFY(seen.size() > 1);
}

QTEST_GUILESS_MAIN(tst_ReconnectPolicy)
#include "tst_ReconnectPolicy.moc"
