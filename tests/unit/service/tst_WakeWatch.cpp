// SPDX-License-Identifier: MIT
#include "service/WakeWatch.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Time = WakeWatch::Time;

/// When time has passed unseen.
class tst_WakeWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsJumpsFromTimeThatPasses_data();
    void tellsJumpsFromTimeThatPasses();
    void saysEachJumpOnce();
    void looksByItself();
    void isSilentWhileOff();
    void systemClocksStandTogether();
};

namespace {

struct TwoClocks
{
    Time wall{1'767'225'600'000};
    Time monotonic{5'000};

    WakeWatch::Clocks clocks()
    {
        return {.wall = [this] { return wall; }, .monotonic = [this] { return monotonic; }};
    }
};

} // namespace

void tst_WakeWatch::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_WakeWatch::tellsJumpsFromTimeThatPasses_data()
{
    QTest::addColumn<Time>("wall");
    QTest::addColumn<Time>("monotonic");
    QTest::addColumn<bool>("isJump");
    const auto row = [](const char *name, Time wall, Time monotonic, bool isJump) {
        QTest::newRow(name) << wall << monotonic << isJump;
    };
    row("a minute", 60s, 60s, false);
    row("a minute and a busy machine", 64s, 64s, false);
    row("a clock that drifts", 60s, 59s, false);
    row("asleep for 25 s", 85s, 60s, true);
    row("asleep for a night", 8h, 30s, true);
    row("clock set ahead by 2 h", 2h + 10s, 10s, true);
    row("clock set back by 2 h", -2h + 10s, 10s, true);
    row("process stopped, or asleep where the monotonic clock counts it", 100s, 100s, true);
}

void tst_WakeWatch::tellsJumpsFromTimeThatPasses()
{
    QFETCH(const Time, wall);
    QFETCH(const Time, monotonic);
    QFETCH(const bool, isJump);
    TwoClocks time;
    WakeWatch watch({}, time.clocks());
    const QSignalSpy jumps(&watch, &WakeWatch::jumped);
    watch.setActive(true);
    time.wall += wall;
    time.monotonic += monotonic;
    watch.look();
    QCOMPARE(jumps.size(), isJump ? 1 : 0);
}

void tst_WakeWatch::saysEachJumpOnce()
{
    TwoClocks time;
    WakeWatch watch({}, time.clocks());
    const QSignalSpy jumps(&watch, &WakeWatch::jumped);
    watch.setActive(true);
    time.wall += 1h;
    watch.look();
    watch.look();
    watch.setActive(true);
    QCOMPARE(jumps.size(), 1);
    time.wall -= 1h;
    watch.look();
    QCOMPARE(jumps.size(), 2);
}

void tst_WakeWatch::looksByItself()
{
    TwoClocks time;
    WakeWatch watch({.lookEvery = 2ms, .tolerance = 5s}, time.clocks());
    const QSignalSpy jumps(&watch, &WakeWatch::jumped);
    watch.setActive(true);
    QVERIFY(!QTest::qWaitFor([&] { return !jumps.isEmpty(); }, 20));
    time.wall += 1h;
    QTRY_COMPARE(jumps.size(), 1);
}

void tst_WakeWatch::isSilentWhileOff()
{
    TwoClocks time;
    WakeWatch watch({.lookEvery = 2ms, .tolerance = 5s}, time.clocks());
    const QSignalSpy jumps(&watch, &WakeWatch::jumped);
    time.wall += 1h;
    watch.look();
    watch.setActive(true);
    watch.setActive(false);
    time.wall += 1h;
    watch.look();
    QVERIFY(!QTest::qWaitFor([&] { return !jumps.isEmpty(); }, 20));
    // What happened while it was off is nobody's business any more.
    watch.setActive(true);
    watch.look();
    QVERIFY(jumps.isEmpty());
}

void tst_WakeWatch::systemClocksStandTogether()
{
    WakeWatch watch({}, WakeWatch::systemClocks());
    const QSignalSpy jumps(&watch, &WakeWatch::jumped);
    watch.setActive(true);
    watch.look();
    QVERIFY(jumps.isEmpty());
}

QTEST_GUILESS_MAIN(tst_WakeWatch)
#include "tst_WakeWatch.moc"
