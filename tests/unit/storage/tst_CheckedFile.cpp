// SPDX-License-Identifier: MIT
#include "storage/CheckedFile.h"
#include "storage/PrivateFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace ecom67;

class tst_CheckedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesForTheOwnerAlone_data();
    void writesForTheOwnerAlone();
    void fullDiskKeepsTheOldContent();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
};

void tst_CheckedFile::writesForTheOwnerAlone_data()
{
    QTest::addColumn<bool>("isThere");

    QTest::newRow("new") << false;
    QTest::newRow("over one that all may read") << true;
}

void tst_CheckedFile::writesForTheOwnerAlone()
{
    QFETCH(const bool, isThere);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"chat.txt"_s);
    if (isThere) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old");
        file.setPermissions(kOwnerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther);
    }

    QVERIFY(writeChecked(path, "new"));

    QCOMPARE(contentOf(path), "new"_ba);
#ifdef Q_OS_UNIX
    struct stat state = {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &state), 0);
    QCOMPARE(state.st_mode & 0777, mode_t(0600));
#endif
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void tst_CheckedFile::fullDiskKeepsTheOldContent()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"chat.txt"_s);
    QVERIFY(writeChecked(path, "old"));
    // A limit for files of this process looks like a disk that is full after 8 KB.
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{8'192, before.rlim_max};
    ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);

    const bool isWritten = writeChecked(path, QByteArray(100'000, 'x'));
    const bool isNewWritten = writeChecked(folder.filePath(u"b.txt"_s), QByteArray(100'000, 'x'));

    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!isWritten);
    QVERIFY(!isNewWritten);
    QCOMPARE(contentOf(path), "old"_ba);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"chat.txt"_s});
#else
    QSKIP("needs the limits of Unix");
#endif
}

void tst_CheckedFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("path");

    QTest::newRow("no name") << QString();
    QTest::newRow("folder") << QDir::tempPath();
    QTest::newRow("folder that is not there") << u"/nowhere/at/all/chat.txt"_s;
    QTest::newRow("device") << u"/dev/full"_s;
}

void tst_CheckedFile::refusesWhatIsNoFile()
{
    QFETCH(const QString, path);

    QVERIFY(!writeChecked(path, "new"));
}

QTEST_GUILESS_MAIN(tst_CheckedFile)
#include "tst_CheckedFile.moc"
