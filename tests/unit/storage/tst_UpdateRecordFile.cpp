// SPDX-License-Identifier: MIT
#include "storage/UpdateRecordFile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// What is remembered of update notices, on the disk.
class tst_UpdateRecordFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void beginsEmpty();
    void keepsAll();
    void aDamagedFileIsAnEmptyRecord_data();
    void aDamagedFileIsAnEmptyRecord();
    void whereNothingCanBeWrittenItLastsUntilTheEnd();

private:
    QString path() const { return m_folder->filePath(u"new folder/update.json"_s); }

    std::optional<QTemporaryDir> m_folder;
    const QDateTime m_when{QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC};
    const QJsonObject m_document{{u"notice"_s, u"eA=="_s}, {u"signature"_s, u"eQ=="_s}};
};

void tst_UpdateRecordFile::beginsEmpty()
{
    const UpdateRecordFile record(path());
    QVERIFY(!record.lastRead().isValid());
    QVERIFY(record.document().isEmpty());
    QVERIFY(record.dismissedVersion().isEmpty());
    QVERIFY(!QFileInfo::exists(path()));
}

void tst_UpdateRecordFile::keepsAll()
{
    {
        UpdateRecordFile record(path());
        record.setLastRead(m_when);
        record.setDocument(m_document);
        record.setDismissedVersion(u"1.2.0"_s);
    }
    const UpdateRecordFile again(path());
    QCOMPARE(again.lastRead(), m_when);
    QCOMPARE(again.document(), m_document);
    QCOMPARE(again.dismissedVersion(), u"1.2.0"_s);
}

void tst_UpdateRecordFile::aDamagedFileIsAnEmptyRecord_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"lastRead\":\"2026-01-0");
    QTest::newRow("other types") << QByteArray("{\"lastRead\":7,\"document\":[1]}");
    QTest::newRow("no date") << QByteArray("{\"lastRead\":\"yesterday\"}");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("too large") << QByteArray("{\"lastRead\":\"2026-01-02T03:04:05Z\"}"
                                             + QByteArray(70'000, ' '));
}

void tst_UpdateRecordFile::aDamagedFileIsAnEmptyRecord()
{
    QFETCH(QByteArray, content);
    QDir().mkpath(QFileInfo(path()).path());
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();

    UpdateRecordFile record(path());
    QVERIFY(!record.lastRead().isValid());
    QVERIFY(record.document().isEmpty());
    record.setLastRead(m_when);
    QCOMPARE(UpdateRecordFile(path()).lastRead(), m_when);
}

void tst_UpdateRecordFile::whereNothingCanBeWrittenItLastsUntilTheEnd()
{
    UpdateRecordFile record(u"/dev/null/update.json"_s);
    record.setLastRead(m_when);
    record.setDocument(m_document);
    QCOMPARE(record.lastRead(), m_when);
    QCOMPARE(record.document(), m_document);
}

QTEST_GUILESS_MAIN(tst_UpdateRecordFile)
#include "tst_UpdateRecordFile.moc"
