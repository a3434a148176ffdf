// SPDX-License-Identifier: MIT
#include "storage/ProfileLock.h"

#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_ProfileLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstOneHasIt();
    void isFreeWhenTheFirstOneGoes();
    void aDeadProgramsLockIsTakenOver();
    void whereNothingCanBeWrittenNobodyIsKeptOut();
};

void tst_ProfileLock::theFirstOneHasIt()
{
    const QTemporaryDir folder;
    ProfileLock first(folder.path());
    ProfileLock second(folder.path());

    QVERIFY(first.take());
    QVERIFY(!second.take());
    QVERIFY2(first.take(), "whoever has it keeps it");
}

void tst_ProfileLock::isFreeWhenTheFirstOneGoes()
{
    const QTemporaryDir folder;
    {
        ProfileLock first(folder.path());
        QVERIFY(first.take());
    }
    ProfileLock second(folder.path());
    QVERIFY(second.take());
}

void tst_ProfileLock::aDeadProgramsLockIsTakenOver()
{
    const QTemporaryDir folder;
    {
        ProfileLock sample(folder.path());
        QVERIFY(sample.take());
        QVERIFY(QFile::copy(folder.filePath(u"chat.lock"_s), folder.filePath(u"kept"_s)));
    }
    // The same lock, of a process number that no process has.
    QFile kept(folder.filePath(u"kept"_s));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QList<QByteArray> lines = kept.readAll().split('\n');
    lines[0] = "4194400";
    QFile lock(folder.filePath(u"chat.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(lines.join('\n'));
    lock.close();

    ProfileLock next(folder.path());
    QVERIFY(next.take());
}

void tst_ProfileLock::whereNothingCanBeWrittenNobodyIsKeptOut()
{
    ProfileLock lock(u"/proc/no-such-folder"_s);
    QVERIFY(lock.take());
}

QTEST_GUILESS_MAIN(tst_ProfileLock)
#include "tst_ProfileLock.moc"
