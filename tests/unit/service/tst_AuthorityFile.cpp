// SPDX-License-Identifier: MIT
#include "service/AuthorityFile.h"
#include "service/NetworkSetup.h"
#include "support/TestData.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;

/// The file of further authorities: what is in it counts, what is wrong with it is named.
class tst_AuthorityFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void troubleIsNamed_data();
    void troubleIsNamed();
    void noFileIsNoTrouble();
    void whatIsValidCountsBesideWhatIsNot();
    void isReadAgainWhenItChanges();
    void systemsAuthoritiesStay();

private:
    QString write(const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_AuthorityFile::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

static QByteArray pem(const QString &name)
{
    QFile file(test::testData() + u"/tls/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString tst_AuthorityFile::write(const QByteArray &bytes)
{
    QFile file(m_folder->filePath(u"ca.pem"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

void tst_AuthorityFile::troubleIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("not there") << QByteArray() << Code::CaFileUnreadable << u"not there"_s;
    QTest::newRow("folder") << "folder"_ba << Code::CaFileUnreadable << u"not a file"_s;
    QTest::newRow("huge") << QByteArray(2'000'000, 'x') << Code::CaFileUnreadable << u"over 1 MB"_s;
    QTest::newRow("empty") << "\n"_ba << Code::CaFileInvalid << u"no certificate in it"_s;
    QTest::newRow("a key") << pem(u"key.pem"_s) << Code::CaFileInvalid << u"no certificate in it"_s;
    QTest::newRow("binary") << QByteArray::fromHex("30820122300d0609") << Code::CaFileInvalid
                            << u"no certificate in it"_s;
    QTest::newRow("broken") << "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"_ba
                            << Code::CaFileInvalid << u"no certificate in it"_s;
    QTest::newRow("expired") << pem(u"expired.pem"_s) << Code::CaFileExpired
                             << u"certificate 1, until "_s;
    QTest::newRow("not valid yet") << pem(u"valid.pem"_s) + pem(u"future.pem"_s)
                                   << Code::CaFileExpired << u"certificate 2, from "_s;
}

void tst_AuthorityFile::troubleIsNamed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Code, code);
    QFETCH(const QString, detail);
    QString path = m_folder->filePath(u"ca.pem"_s);
    if (bytes == "folder")
        QVERIFY(QDir().mkpath(path));
    else if (!bytes.isEmpty())
        path = write(bytes);
    AuthorityFile file(path);
    const auto problem = file.problem();
    QVERIFY(problem);
    QCOMPARE(problem->code, code);
    QVERIFY2(problem->detail.startsWith(detail), qPrintable(problem->detail));
    QCOMPARE(problem->setting, u"network/caFile"_s);
    QCOMPARE(problem->place, path);
}

void tst_AuthorityFile::noFileIsNoTrouble()
{
    AuthorityFile file;
    QVERIFY(!file.problem());
    QVERIFY(file.certificates().isEmpty());
}

void tst_AuthorityFile::whatIsValidCountsBesideWhatIsNot()
{
    AuthorityFile file(write(pem(u"expired.pem"_s) + pem(u"valid.pem"_s)));
    QCOMPARE(file.certificates(), QSslCertificate::fromData(pem(u"valid.pem"_s)));
    QVERIFY(file.problem());
}

void tst_AuthorityFile::isReadAgainWhenItChanges()
{
    AuthorityFile file(m_folder->filePath(u"ca.pem"_s));
    QCOMPARE(file.problem()->code, Code::CaFileUnreadable);
    write(pem(u"valid.pem"_s));
    QVERIFY(!file.problem());
    QCOMPARE(file.certificates().size(), 1);
    write(pem(u"valid.pem"_s) + pem(u"other-host.pem"_s));
    QCOMPARE(file.certificates().size(), 2);
}

/// Qt stops looking for the system's own as soon as a list is set.
void tst_AuthorityFile::systemsAuthoritiesStay()
{
    const QList<QSslCertificate> system = QSslConfiguration::systemCaCertificates();
    if (system.isEmpty())
        QSKIP("this system has no authorities");
    const NetworkSetup network({.caFile = write(pem(u"valid.pem"_s))});
    const QList<QSslCertificate> trusted = network.tls().caCertificates();
    QVERIFY(trusted.contains(system.constFirst()));
    QVERIFY(trusted.contains(QSslCertificate(pem(u"valid.pem"_s))));
}

QTEST_GUILESS_MAIN(tst_AuthorityFile)
#include "tst_AuthorityFile.moc"
