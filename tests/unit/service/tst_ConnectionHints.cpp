// SPDX-License-Identifier: MIT
#include "service/ConnectionHints.h"
#include "support/ServiceFixture.h"

#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the machine knows reaches the connection.
class tst_ConnectionHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sleepPutsTheLinkToTheProof();
};

void tst_ConnectionHints::sleepPutsTheLinkToTheProof()
{
    ServiceFixture fixture;
    WakeWatch::Time slept = 0ms;
    const WakeWatch::Clocks clocks{.wall = [&slept] { return slept; },
                                   .monotonic = [] { return 0ms; }};
    const ConnectionHints hints(fixture.service, clocks);
    fixture.goOnline();
    fixture.service.wake();
    QCOMPARE(fixture.transport.linkChecks, 0);

    slept = 1h;
    fixture.ask(1); // the first thing the customer does
    QCOMPARE(fixture.transport.linkChecks, 1);
    QVERIFY(fixture.transport.sent.isEmpty());
    fixture.transport.confirmLink();
    QCOMPARE(fixture.transport.sent.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ConnectionHints)
#include "tst_ConnectionHints.moc"
