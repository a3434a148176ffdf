// SPDX-License-Identifier: MIT
#include "service/LinkWatch.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// When a link counts as dead.
class tst_LinkWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void b13_silenceIsNoticed();
    void anyByteKeepsItAlive();
    void pingsCarryACounter();
    void saysNothingOnceStopped();
    void checkAsksAtOnceAndHearsTheAnswer();
    void checkThatHearsNothingEndsTheLink();
};

void tst_LinkWatch::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_LinkWatch::b13_silenceIsNoticed()
{
    LinkWatch watch(5ms, 20ms);
    const QSignalSpy silent(&watch, &LinkWatch::silent);
    watch.start();
    QTRY_COMPARE(silent.size(), 1);
    QVERIFY(!QTest::qWaitFor([&] { return silent.size() > 1; }, 60));

    watch.start();
    QTRY_COMPARE(silent.size(), 2);
}

void tst_LinkWatch::anyByteKeepsItAlive()
{
    // A byte with each ping, for several times the allowed silence.
    LinkWatch watch(10ms, 300ms);
    QSignalSpy silent(&watch, &LinkWatch::silent);
    QSignalSpy pings(&watch, &LinkWatch::pingDue);
    connect(&watch, &LinkWatch::pingDue, &watch, &LinkWatch::heard);
    watch.start();
    QTRY_VERIFY_WITH_TIMEOUT(pings.size() >= 60, 20'000);
    QVERIFY(silent.isEmpty());
}

void tst_LinkWatch::pingsCarryACounter()
{
    LinkWatch watch(1ms, 1h);
    QSignalSpy pings(&watch, &LinkWatch::pingDue);
    watch.start();
    QTRY_VERIFY(pings.size() >= 3);
    QCOMPARE(pings.at(0).at(0).toByteArray(), QByteArray("1"));
    QCOMPARE(pings.at(2).at(0).toByteArray(), QByteArray("3"));
}

void tst_LinkWatch::saysNothingOnceStopped()
{
    LinkWatch watch(1ms, 5ms);
    QSignalSpy silent(&watch, &LinkWatch::silent);
    QSignalSpy pings(&watch, &LinkWatch::pingDue);
    watch.start();
    watch.stop();
    QVERIFY(!QTest::qWaitFor([&] { return !silent.isEmpty() || !pings.isEmpty(); }, 30));
}

void tst_LinkWatch::checkAsksAtOnceAndHearsTheAnswer()
{
    LinkWatch watch(30min, 1h);
    const QSignalSpy silent(&watch, &LinkWatch::silent);
    const QSignalSpy alive(&watch, &LinkWatch::alive);
    const QSignalSpy pings(&watch, &LinkWatch::pingDue);
    watch.check(1h); // not started: nothing to ask
    QVERIFY(pings.isEmpty());

    watch.start();
    watch.heard();
    QVERIFY(alive.isEmpty());
    watch.check(1h);
    watch.check(1h);
    QCOMPARE(pings.size(), 1);
    watch.heard();
    watch.heard();
    QCOMPARE(alive.size(), 1);
    QVERIFY(silent.isEmpty());
}

void tst_LinkWatch::checkThatHearsNothingEndsTheLink()
{
    LinkWatch watch(30min, 1h);
    const QSignalSpy silent(&watch, &LinkWatch::silent);
    watch.start();
    watch.heard();
    watch.check(10ms);
    QTRY_COMPARE(silent.size(), 1);

    watch.start(); // a new link owes nothing
    const QSignalSpy alive(&watch, &LinkWatch::alive);
    watch.heard();
    QVERIFY(alive.isEmpty());
}

QTEST_GUILESS_MAIN(tst_LinkWatch)
#include "tst_LinkWatch.moc"
