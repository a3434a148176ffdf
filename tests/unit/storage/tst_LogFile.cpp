// SPDX-License-Identifier: MIT
#include "storage/LogFile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_LogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void linesAreAdded();
    void oldPagesAreKeptAndTheOldestGoes();
    void aLongLineHasAPageOfItsOwn();
    void onlyTheOwnerCanRead();
    void nothingButAFileIsWritten_data();
    void nothingButAFileIsWritten();
    void aLinkAmongTheOldPagesIsNotFollowed();
    void aFullDiskRefuses();
    void aFolderThatCannotBeWrittenRefuses();
    void aFileThatWasTakenAwayIsMadeAnew();
    void twoWritersShareOneLog();

private:
    QByteArray contentOf(const QString &name) const;
    QString path(const QString &name = u"chat.log"_s) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_LogFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QByteArray tst_LogFile::contentOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "(none)";
}

void tst_LogFile::linesAreAdded()
{
    {
        LogFile log(path());
        QVERIFY(log.write("one\n"));
        QVERIFY(log.write("two\nthree\n"));
    }
    LogFile log(path());
    QVERIFY(log.write("four\n"));

    QCOMPARE(contentOf(u"chat.log"_s), QByteArray("one\ntwo\nthree\nfour\n"));
}

void tst_LogFile::oldPagesAreKeptAndTheOldestGoes()
{
    LogFile log(path(), {.mostBytes = 10, .mostFiles = 3});

    for (const char *line : {"aaaa\n", "bbbb\n", "cccc\n", "dddd\n", "eeee\n", "ffff\n", "gggg\n"})
        QVERIFY(log.write(line));

    QCOMPARE(contentOf(u"chat.log"_s), QByteArray("gggg\n"));
    QCOMPARE(contentOf(u"chat.log.1"_s), QByteArray("eeee\nffff\n"));
    QCOMPARE(contentOf(u"chat.log.2"_s), QByteArray("cccc\ndddd\n"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
}

void tst_LogFile::aLongLineHasAPageOfItsOwn()
{
    LogFile log(path(), {.mostBytes = 10, .mostFiles = 3});
    const QByteArray longLine = QByteArray(50, 'x') + '\n';

    QVERIFY(log.write(longLine));
    QVERIFY(log.write("a\n"));

    QCOMPARE(contentOf(u"chat.log"_s), QByteArray("a\n"));
    QCOMPARE(contentOf(u"chat.log.1"_s), longLine);
}

#ifdef Q_OS_UNIX

static int modeOf(const QString &path)
{
    struct stat found = {};
    return ::lstat(QFile::encodeName(path).constData(), &found) == 0 ? int(found.st_mode & 0777)
                                                                     : -1;
}

void tst_LogFile::onlyTheOwnerCanRead()
{
    const mode_t before = ::umask(0);
    LogFile log(path(), {.mostBytes = 10, .mostFiles = 3});
    for (int i = 0; i < 5; ++i)
        QVERIFY(log.write("aaaa\n"));
    ::umask(before);
    QFile loose(path(u"loose.log"_s));
    QVERIFY(loose.open(QIODevice::WriteOnly));
    QVERIFY(loose.setPermissions(QFile::Permissions(0x6666)));
    QVERIFY(LogFile(loose.fileName()).write("x\n"));

    for (const QString &name : {u"chat.log"_s, u"chat.log.1"_s, u"chat.log.2"_s, u"loose.log"_s})
        QCOMPARE(modeOf(path(name)), 0600);
}

void tst_LogFile::nothingButAFileIsWritten_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind :
         {"link", "dangling link", "hard link", "folder", "pipe", "device", "no folder"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void tst_LogFile::nothingButAFileIsWritten()
{
    QFETCH(const QString, kind);
    QFile other(path(u"other"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("precious") == 8);
    other.close();
    QString where = path();
    const QByteArray name = QFile::encodeName(where);
    if (kind == u"link"_s)
        QVERIFY(other.link(where));
    else if (kind == u"dangling link"_s)
        QVERIFY(QFile::link(path(u"nothing"_s), where));
    else if (kind == u"hard link"_s)
        QCOMPARE(::link(QFile::encodeName(other.fileName()).constData(), name.constData()), 0);
    else if (kind == u"folder"_s)
        QVERIFY(QDir().mkdir(where));
    else if (kind == u"pipe"_s)
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    else if (kind == u"device"_s)
        where = u"/dev/full"_s;
    else
        where = path(u"no/such/chat.log"_s);

    LogFile log(where);

    QVERIFY(!log.write("line\n"));
    QCOMPARE(contentOf(u"other"_s), QByteArray("precious"));
    QVERIFY(!QFileInfo::exists(path(u"nothing"_s)));
}

void tst_LogFile::aLinkAmongTheOldPagesIsNotFollowed()
{
    QFile other(path(u"other"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("precious") == 8);
    other.close();
    QVERIFY(other.link(path(u"chat.log.1"_s)));
    LogFile log(path(), {.mostBytes = 10, .mostFiles = 2});

    for (int i = 0; i < 5; ++i)
        QVERIFY(log.write("aaaa\n"));

    QCOMPARE(contentOf(u"other"_s), QByteArray("precious"));
    QVERIFY(!QFileInfo(path(u"chat.log.1"_s)).isSymLink());
    QCOMPARE(contentOf(u"chat.log.1"_s), QByteArray("aaaa\naaaa\n"));
}

/// What the process may write to a file, until it goes out of scope.
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallFiles()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    Q_DISABLE_COPY_MOVE(SmallFiles)
    rlimit m_before = {};
    void (*m_handler)(int) = nullptr;
};

void tst_LogFile::aFullDiskRefuses()
{
    LogFile log(path());
    {
        const SmallFiles full(7);
        QVERIFY(log.write("one\n"));
        QVERIFY(!log.write("two\n")); // half of it finds room
        QVERIFY(!log.write("three\n"));
    }

    // There is room again: nothing is glued to the half line.
    QVERIFY(log.write("four\n"));
    QCOMPARE(contentOf(u"chat.log"_s), QByteArray("one\ntwo\nfour\n"));
}

void tst_LogFile::aFolderThatCannotBeWrittenRefuses()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));

    QVERIFY(!LogFile(path()).write("line\n"));

    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7000)));
}

#else

void tst_LogFile::onlyTheOwnerCanRead()
{
}
void tst_LogFile::nothingButAFileIsWritten_data()
{
}
void tst_LogFile::nothingButAFileIsWritten()
{
}
void tst_LogFile::aLinkAmongTheOldPagesIsNotFollowed()
{
}
void tst_LogFile::aFullDiskRefuses()
{
}
void tst_LogFile::aFolderThatCannotBeWrittenRefuses()
{
}

#endif

void tst_LogFile::aFileThatWasTakenAwayIsMadeAnew()
{
#ifdef Q_OS_WIN
    QSKIP("a file that is open may go only when it is closed on Windows");
#endif
    LogFile log(path());
    QVERIFY(log.write("one\n"));
    QVERIFY(QFile::remove(path()));

    QVERIFY(log.write("two\n"));

    QCOMPARE(contentOf(u"chat.log"_s), QByteArray("two\n"));
}

/// As two programs do: each finds out by itself that the other has turned the page.
void tst_LogFile::twoWritersShareOneLog()
{
    LogFile one(path(), {.mostBytes = 100, .mostFiles = 20});
    LogFile other(path(), {.mostBytes = 100, .mostFiles = 20});
    QByteArray expected;
    for (int i = 0; i < 100; ++i) {
        const QByteArray line = QByteArray::number(i) + '\n';
        QVERIFY((i % 2 ? one : other).write(line));
        expected += line;
    }

    QByteArray found;
    for (int page = 19; page > 0; --page) {
        const QString name = u"chat.log."_s + QString::number(page);
        if (QFileInfo::exists(path(name)))
            found += contentOf(name);
    }
    QCOMPARE(found + contentOf(u"chat.log"_s), expected);
}

QTEST_GUILESS_MAIN(tst_LogFile)
#include "tst_LogFile.moc"
