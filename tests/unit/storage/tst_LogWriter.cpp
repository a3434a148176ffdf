// SPDX-License-Identifier: MIT
#include "storage/LogWriter.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_LogWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyLineIsWritten();
    void linesOfManyThreadsStayWhole();
    void whatIsLeftIsWrittenAtTheEnd();
    void refusedLinesAreCounted();
    void refusedLinesAreNotTriedAllTheTime();
    void aHangingDiskIsNotWaitedFor();

private:
    std::unique_ptr<LogFile> file() const { return std::make_unique<LogFile>(path()); }
    QString path() const { return m_folder->filePath(u"chat.log"_s); }
    QByteArray content() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_LogWriter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QByteArray tst_LogWriter::content() const
{
    QFile log(path());
    return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
}

void tst_LogWriter::everyLineIsWritten()
{
    LogWriter writer(file());
    writer.write("one");
    writer.write("two");

    QVERIFY(writer.flush(1min));

    QCOMPARE(content(), QByteArray("one\ntwo\n"));
    QVERIFY(!writer.isRefused());
}

void tst_LogWriter::linesOfManyThreadsStayWhole()
{
    LogWriter writer(file());
    std::vector<std::thread> threads;
    for (char letter = 'a'; letter < 'e'; ++letter) {
        threads.emplace_back([&writer, letter] {
            for (int i = 0; i < 200; ++i)
                writer.write(QByteArray(50, letter));
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(writer.flush(1min));

    const QList<QByteArray> lines = content().split('\n');
    QCOMPARE(lines.size(), 801);
    for (const QByteArray &line : lines.first(800))
        QCOMPARE(line, QByteArray(50, line.at(0)));
}

void tst_LogWriter::whatIsLeftIsWrittenAtTheEnd()
{
    {
        LogWriter writer(file(), {.atTheEnd = 1min});
        for (int i = 0; i < 100; ++i)
            writer.write("line");
    }

    QCOMPARE(content(), QByteArray("line\n").repeated(100));
}

void tst_LogWriter::refusedLinesAreCounted()
{
    QVERIFY(QDir().mkdir(path())); // in place of the file
    LogWriter writer(file(), {.beforeTryingAgain = 0ms});
    for (int i = 0; i < 3; ++i)
        writer.write("lost");
    QVERIFY(writer.flush(1min));
    QVERIFY(writer.isRefused());
    QVERIFY(QDir().rmdir(path()));

    writer.write("found");

    QVERIFY(writer.flush(1min));
    QCOMPARE(content(), QByteArray("(3 lines are missing here)\nfound\n"));
    QVERIFY(!writer.isRefused());
}

void tst_LogWriter::refusedLinesAreNotTriedAllTheTime()
{
    QVERIFY(QDir().mkdir(path()));
    LogWriter writer(file(), {.beforeTryingAgain = 1h});
    writer.write("lost");
    QVERIFY(writer.flush(1min));
    QVERIFY(QDir().rmdir(path()));

    writer.write("not tried");

    QVERIFY(writer.flush(1min));
    QVERIFY(!QFile::exists(path()));
}

/// A disk that takes nothing for as long as somebody holds the lock that turning a page needs.
void tst_LogWriter::aHangingDiskIsNotWaitedFor()
{
    QFile lock(path() + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly)); // of nobody, and new: it is waited for
    auto full = std::make_unique<LogFile>(path(), LogFile::Limits{.mostBytes = 5, .mostFiles = 2});
    auto writer = std::make_unique<LogWriter>(std::move(full), LogWriter::Waits{.atTheEnd = 0ms});
    writer->write("full");
    QVERIFY(writer->flush(1min));

    for (int i = 0; i < 20'000; ++i)
        writer->write("a line that has to wait for the disk");
    QVERIFY(!writer->flush(0ms));
    writer.reset(); // comes back, although the thread has not
    QVERIFY(lock.remove());
}

QTEST_GUILESS_MAIN(tst_LogWriter)
#include "tst_LogWriter.moc"
