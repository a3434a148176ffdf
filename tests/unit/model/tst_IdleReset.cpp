// SPDX-License-Identifier: MIT
#include "model/IdleReset.h"

#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace std::chrono_literals;
using Need = IdleReset::Need;

class tst_IdleReset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksCountsDownAndForgets();
    void anybodyWhoIsThereEndsTheQuestion();
    void withoutANeedNobodyIsAsked();
    void anAwaitedAnswerIsActivity();
    void zeroIsNever();
};

static IdleReset::Timing quick()
{
    return {.untilQuestion = 20ms, .countdown = 3, .step = 5ms};
}

/// What was shown, one number after the other.
static QList<int> numbers(const QSignalSpy &asked)
{
    QList<int> all;
    for (const QList<QVariant> &one : asked)
        all.append(one.constFirst().toInt());
    return all;
}

void tst_IdleReset::asksCountsDownAndForgets()
{
    IdleReset idle(quick(), [] { return Need::Some; });
    QSignalSpy asked(&idle, &IdleReset::asked);
    QSignalSpy due(&idle, &IdleReset::resetDue);

    idle.noteActivity();

    QTRY_COMPARE(due.size(), 1);
    QCOMPARE(numbers(asked), QList<int>({3, 2, 1, 0}));
    QVERIFY(!idle.isAsking());
    // And once more for the next person.
    idle.noteActivity();
    QTRY_COMPARE(due.size(), 2);
}

void tst_IdleReset::anybodyWhoIsThereEndsTheQuestion()
{
    IdleReset idle({.untilQuestion = 20ms, .countdown = 3, .step = 1h}, [] { return Need::Some; });
    QSignalSpy asked(&idle, &IdleReset::asked);
    QSignalSpy due(&idle, &IdleReset::resetDue);
    idle.noteActivity();
    QTRY_VERIFY(idle.isAsking());

    idle.noteActivity();

    QVERIFY(!idle.isAsking());
    QCOMPARE(numbers(asked), QList<int>({3, 0}));
    QVERIFY(due.isEmpty());
    QTRY_VERIFY(idle.isAsking());
}

void tst_IdleReset::withoutANeedNobodyIsAsked()
{
    int looks = 0;
    IdleReset idle(quick(), [&looks] {
        ++looks;
        return Need::None;
    });
    QSignalSpy asked(&idle, &IdleReset::asked);

    idle.noteActivity();
    QTRY_COMPARE(looks, 1);

    QVERIFY(asked.isEmpty());
    idle.noteActivity();
    QTRY_COMPARE(looks, 2);
}

void tst_IdleReset::anAwaitedAnswerIsActivity()
{
    int looks = 0;
    IdleReset idle(quick(), [&looks] { return ++looks < 3 ? Need::Awaited : Need::Some; });
    QSignalSpy asked(&idle, &IdleReset::asked);

    idle.noteActivity();

    QTRY_VERIFY(!asked.isEmpty());
    QCOMPARE(looks, 3);
}

void tst_IdleReset::zeroIsNever()
{
    IdleReset idle({.untilQuestion = 0ms}, [] { return Need::Some; });
    QSignalSpy asked(&idle, &IdleReset::asked);

    idle.noteActivity();
    QCoreApplication::processEvents(); // a timer of 0 ms would have ended

    QVERIFY(asked.isEmpty());
}

QTEST_GUILESS_MAIN(tst_IdleReset)
#include "tst_IdleReset.moc"
