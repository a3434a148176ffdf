// SPDX-License-Identifier: MIT
#include "model/ConversationExport.h"
#include "slowdisk/SlowDisk.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Saving a conversation on a disk that hangs.
class tst_SlowExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theWindowGoesOn();
    void quittingDoesNotWaitForIt();
    void aDiskThatRefusesIsReported();

private:
    static ConversationExport::Form form()
    {
        return {.head = [] { return QByteArray("head\n"); },
                .entry = [](const Message &, bool) { return QByteArray(); },
                .tail = [] { return QByteArray("tail\n"); }};
    }
    QByteArray content() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_SlowExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_file = m_folder->filePath(u"chat.txt"_s);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
    std::snprintf(slowDisk().folder, sizeof slowDisk().folder, "%s",
                  QFile::encodeName(QDir(m_folder->path()).canonicalPath()).constData());
}

void tst_SlowExport::cleanup()
{
    slowDisk().hold(false);
    slowDisk().syncError = 0;
    slowDisk().writeError = 0;
}

void tst_SlowExport::theWindowGoesOn()
{
    ConversationExport run({}, form());
    QSignalSpy finished(&run, &ConversationExport::finished);
    slowDisk().hold(true);
    run.saveTo(m_file);
    QTRY_COMPARE(slowDisk().waiting.load(), 1);

    bool hasTurned = false;
    QTimer::singleShot(0, this, [&hasTurned] { hasTurned = true; });
    QTRY_VERIFY(hasTurned);
    QVERIFY(finished.isEmpty());
    QCOMPARE(content(), QByteArray("old")); // until all of it is there

    slowDisk().hold(false);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toBool(), true);
    QCOMPARE(content(), QByteArray("head\ntail\n"));
}

void tst_SlowExport::quittingDoesNotWaitForIt()
{
    {
        ConversationExport run({}, form());
        slowDisk().hold(true);
        run.saveTo(m_file);
        QTRY_COMPARE(slowDisk().waiting.load(), 1);
    }
    QCOMPARE(slowDisk().waiting.load(), 1);

    slowDisk().hold(false); // and when it comes back, nothing was lost
    QTRY_COMPARE(content(), QByteArray("head\ntail\n"));
}

void tst_SlowExport::aDiskThatRefusesIsReported()
{
    ConversationExport run({}, form());
    QSignalSpy finished(&run, &ConversationExport::finished);
    slowDisk().writeError = ENOSPC;

    run.saveTo(m_file);

    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toBool(), false);
    QCOMPARE(content(), QByteArray("old"));
}

QTEST_GUILESS_MAIN(tst_SlowExport)
#include "tst_SlowExport.moc"
