// SPDX-License-Identifier: MIT
#include "storage/SettingsWatcher.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The watcher on real files. Each test ends with "and it is still watched": a watch is lost with
/// the file it was put on.
class tst_SettingsWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reportsOnceAtTheBeginning();
    void aChangeInPlaceIsSeen();
    void aReplacedFileIsSeenAgainAndAgain();
    void aReplacedFileThatLivesOnUnderAnotherNameIsLeft();
    void aFileThatGoesAndComesIsSeen();
    void aFolderThatIsMadeLaterIsSeen();
    void theTargetOfALinkIsSeen();
    void anotherProcessIsSeen();
    void aBurstIsReportedOnce();
    void anythingInItsPlaceIsNoHarm();

private:
    void watch(const QString &file, std::chrono::milliseconds delay = 1ms);
    void write(const QByteArray &content, const QString &file = {}) const;
    void replace(const QByteArray &content) const;
    /// Whether the watcher has reported a state in which the file holds this.
    bool hasSeen(const QByteArray &content) const { return m_seen == content; }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<SettingsWatcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_reports;
    QByteArray m_seen; ///< what the file held at the last report
};

void tst_SettingsWatcher::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"settings.ini"_s);
    m_seen.clear();
}

void tst_SettingsWatcher::cleanup()
{
    m_reports.reset();
    m_watcher.reset();
}

void tst_SettingsWatcher::watch(const QString &file, std::chrono::milliseconds delay)
{
    m_watcher = std::make_unique<SettingsWatcher>(QStringList{file}, delay);
    m_reports = std::make_unique<QSignalSpy>(m_watcher.get(), &SettingsWatcher::changed);
    connect(m_watcher.get(), &SettingsWatcher::changed, this, [this, file] {
        QFile in(file);
        m_seen = in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    });
    QTRY_COMPARE(m_reports->size(), 1);
}

void tst_SettingsWatcher::write(const QByteArray &content, const QString &file) const
{
    QFile out(file.isEmpty() ? m_file : file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(content), content.size());
}

/// As an editor does that never loses a file.
void tst_SettingsWatcher::replace(const QByteArray &content) const
{
    write(content, m_file + u".new"_s);
    const QString fresh = m_file + u".new"_s;
    std::filesystem::rename(fresh.toStdString(), m_file.toStdString());
}

void tst_SettingsWatcher::reportsOnceAtTheBeginning()
{
    write("1");

    watch(m_file);

    QVERIFY(hasSeen("1"));
}

void tst_SettingsWatcher::aChangeInPlaceIsSeen()
{
    write("1");
    watch(m_file);

    for (const QByteArray &content : {"2"_ba, "3"_ba, "4"_ba}) {
        write(content);
        QTRY_VERIFY(hasSeen(content));
    }
}

void tst_SettingsWatcher::aReplacedFileIsSeenAgainAndAgain()
{
    write("1");
    watch(m_file);

    for (const QByteArray &content : {"2"_ba, "3"_ba, "4"_ba}) {
        replace(content);
        QTRY_VERIFY(hasSeen(content));
    }
    write("in place");
    QTRY_VERIFY(hasSeen("in place"));
}

void tst_SettingsWatcher::aReplacedFileThatLivesOnUnderAnotherNameIsLeft()
{
    write("1");
    watch(m_file);
    const QString kept = m_file + u'~';
    std::filesystem::create_hard_link(m_file.toStdString(), kept.toStdString());
    replace("2");
    QTRY_VERIFY(hasSeen("2"));

    write("3");

    QTRY_VERIFY(hasSeen("3"));
}

void tst_SettingsWatcher::aFileThatGoesAndComesIsSeen()
{
    write("1");
    watch(m_file);

    QVERIFY(QFile::remove(m_file));
    QTRY_VERIFY(hasSeen(QByteArray()));
    write("2");
    QTRY_VERIFY(hasSeen("2"));
    write("3");
    QTRY_VERIFY(hasSeen("3"));
}

void tst_SettingsWatcher::aFolderThatIsMadeLaterIsSeen()
{
    m_file = m_folder->filePath(u"a/b/settings.ini"_s);
    watch(m_file);

    QVERIFY(QDir().mkpath(m_folder->filePath(u"a/b"_s)));
    write("1");
    QTRY_VERIFY(hasSeen("1"));
    QVERIFY(QDir(m_folder->filePath(u"a"_s)).removeRecursively());
    QTRY_VERIFY(hasSeen(QByteArray()));
    QVERIFY(QDir().mkpath(m_folder->filePath(u"a/b"_s)));
    write("2");
    QTRY_VERIFY(hasSeen("2"));
}

void tst_SettingsWatcher::theTargetOfALinkIsSeen()
{
    const QString link = m_folder->filePath(u"link.ini"_s);
    m_file = m_folder->filePath(u"dotfiles/settings.ini"_s);
    QVERIFY(QDir().mkdir(m_folder->filePath(u"dotfiles"_s)));
    write("1");
    QVERIFY(QFile::link(m_file, link));
    watch(link);

    replace("2");
    QTRY_VERIFY(hasSeen("2"));
    write("3");
    QTRY_VERIFY(hasSeen("3"));
}

void tst_SettingsWatcher::anotherProcessIsSeen()
{
    write("1");
    watch(m_file);

    for (const QByteArray &content : {"2"_ba, "3"_ba}) {
        QCOMPARE(QProcess::execute(u"/bin/sh"_s,
                                   {u"-c"_s, u"printf %s \"$1\" > \"$2\".x && mv \"$2\".x \"$2\""_s,
                                    u"sh"_s, QString::fromLatin1(content), m_file}),
                 0);
        QTRY_VERIFY(hasSeen(content));
    }
}

void tst_SettingsWatcher::aBurstIsReportedOnce()
{
    write("0");
    watch(m_file, 200ms);

    for (int i = 1; i <= 50; ++i)
        replace(QByteArray::number(i));
    QTRY_VERIFY(hasSeen("50"));

    // All of the burst was written before the loop of events ran.
    QCOMPARE(m_reports->size(), 2);
}

void tst_SettingsWatcher::anythingInItsPlaceIsNoHarm()
{
    watch(m_file);

    QVERIFY(QDir().mkdir(m_file));
    QTRY_VERIFY(m_reports->size() >= 2);
    QVERIFY(QDir().rmdir(m_file));
    QVERIFY(QFile::link(m_file, m_file));
    QTRY_VERIFY(m_reports->size() >= 3);
    QVERIFY(QFile::remove(m_file));
    QCOMPARE(QProcess::execute(u"mkfifo"_s, {m_file}), 0);
    m_watcher->disconnect(this); // reading it would block the test, not the watcher
    QTRY_VERIFY(m_reports->size() >= 4);
    QVERIFY(QFile::remove(m_file));

    watch(m_file);
    write("1");
    QTRY_VERIFY(hasSeen("1"));
}

QTEST_GUILESS_MAIN(tst_SettingsWatcher)
#include "tst_SettingsWatcher.moc"
