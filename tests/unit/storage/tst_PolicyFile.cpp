// SPDX-License-Identifier: MIT
#include "storage/PolicyFile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_PolicyFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noFileLocksNothing();
    void locksWhatItHolds();
    void countsOnlyWhileNobodyElseCanChangeIt_data();
    void countsOnlyWhileNobodyElseCanChangeIt();
    void somebodyElsesFileLocksNothing();
    void aLinkIsWorthWhatItLeadsTo();
    void whatIsNoFileIsNamed_data();
    void whatIsNoFileIsNamed();
    void aBrokenLineIsNamedAndTheOthersCount();
    void theSystemHasAPlaceForIt();

private:
    void setFile(const QByteArray &content) const;
    /// The test stands in for the superuser.
    PolicySource::Reading read() const { return PolicyFile(m_file, geteuid()).read(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_PolicyFile::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"policy/policy.ini"_s);
    QVERIFY(QDir().mkdir(m_folder->filePath(u"policy"_s)));
    setFile("[General]\nendpoint=wss://policy.example/\n\n[shop]\nurl=https://shop.example\n");
}

void tst_PolicyFile::setFile(const QByteArray &content) const
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                | QFileDevice::ReadOther));
}

void tst_PolicyFile::noFileLocksNothing()
{
    QVERIFY(QFile::remove(m_file));

    QVERIFY(read().values.isEmpty());
    QVERIFY(read().problems.isEmpty());
}

void tst_PolicyFile::locksWhatItHolds()
{
    const PolicySource::Reading reading = read();

    QVERIFY(reading.problems.isEmpty());
    QCOMPARE(reading.values.size(), 2);
    QCOMPARE(reading.values.value(u"shop/url"_s).text, u"https://shop.example"_s);
    QCOMPARE(reading.values.value(u"shop/url"_s).place, QString(m_file + u": line 5"_s));
}

void tst_PolicyFile::countsOnlyWhileNobodyElseCanChangeIt_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<int>("more");

    QTest::newRow("file for everybody") << false << int(QFileDevice::WriteOther);
    QTest::newRow("file for a group") << false << int(QFileDevice::WriteGroup);
    QTest::newRow("folder for everybody") << true << int(QFileDevice::WriteOther);
    QTest::newRow("folder for a group") << true << int(QFileDevice::WriteGroup);
}

void tst_PolicyFile::countsOnlyWhileNobodyElseCanChangeIt()
{
    QFETCH(const bool, isFolder);
    QFETCH(const int, more);
    const QString path = isFolder ? m_folder->filePath(u"policy"_s) : m_file;
    QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::Permissions(more)));

    const PolicySource::Reading reading = read();

    QVERIFY(reading.values.isEmpty());
    QCOMPARE(reading.problems.size(), 1);
    QCOMPARE(reading.problems.constFirst().code, ChatError::Code::PolicyUntrusted);
    QCOMPARE(reading.problems.constFirst().place, m_file);
}

void tst_PolicyFile::somebodyElsesFileLocksNothing()
{
    // As the superuser's process sees a file of a user, or a user's one that of another user.
    const uint stranger = geteuid() + 1;
    if (geteuid() == 0)
        QVERIFY(chown(QFile::encodeName(m_file).constData(), 1, 1) == 0);
    const PolicySource::Reading reading = PolicyFile(m_file, geteuid() == 0 ? 0 : stranger).read();

    QVERIFY(reading.values.isEmpty());
    QCOMPARE(reading.problems.constFirst().code, ChatError::Code::PolicyUntrusted);
}

void tst_PolicyFile::aLinkIsWorthWhatItLeadsTo()
{
    const QString open = m_folder->filePath(u"open"_s);
    QVERIFY(QDir().mkdir(open));
    QVERIFY(QFile::rename(m_file, open + u"/target.ini"_s));
    QVERIFY(QFile::link(open + u"/target.ini"_s, m_file));
    QCOMPARE(read().values.size(), 2);

    QVERIFY(QFile::setPermissions(
        open, QFile::permissions(open) | QFileDevice::Permissions(QFileDevice::WriteOther)));

    QVERIFY(read().values.isEmpty());
    QCOMPARE(read().problems.constFirst().code, ChatError::Code::PolicyUntrusted);
}

void tst_PolicyFile::whatIsNoFileIsNamed_data()
{
    QTest::addColumn<QString>("target"); ///< of a link in the place of the file, or a folder

    QTest::newRow("folder") << QString();
    QTest::newRow("loop") << u"policy.ini"_s;
    QTest::newRow("link to nothing") << u"nothing"_s;
    QTest::newRow("device") << u"/dev/zero"_s;
}

void tst_PolicyFile::whatIsNoFileIsNamed()
{
    QFETCH(const QString, target);
    QVERIFY(QFile::remove(m_file));
    if (target.isEmpty())
        QVERIFY(QDir().mkdir(m_file));
    else
        QCOMPARE(
            symlink(QFile::encodeName(target).constData(), QFile::encodeName(m_file).constData()),
            0);

    const PolicySource::Reading reading = read();

    QVERIFY(reading.values.isEmpty());
    QCOMPARE(reading.problems.size(), 1);
}

void tst_PolicyFile::aBrokenLineIsNamedAndTheOthersCount()
{
    setFile("endpoint wss://typo\n[shop]\nurl=https://shop.example\n");

    const PolicySource::Reading reading = read();

    QCOMPARE(reading.values.keys(), QStringList{u"shop/url"_s});
    QCOMPARE(reading.problems.size(), 1);
    QCOMPARE(reading.problems.constFirst().detail, QString(m_file + u": line 1"_s));
}

void tst_PolicyFile::theSystemHasAPlaceForIt()
{
    qputenv("XDG_CONFIG_DIRS", QFile::encodeName(m_folder->path()));

    QCOMPARE(PolicySource::ofThisSystem()->file(), u"/etc/xdg/E-Com67/policy.ini"_s);
}

QTEST_GUILESS_MAIN(tst_PolicyFile)
#include "tst_PolicyFile.moc"
