// SPDX-License-Identifier: MIT
#include "storage/OwnerAccess.h"
#include "storage/PrivateFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_WIN
#include <windows.h>

#include <aclapi.h>
#include <sddl.h>
#endif

using namespace ecom67;
using namespace Qt::StringLiterals;

/// What others may do with files of ours, on each system by its own means.
class tst_OwnerAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesAFileFromOthers();
    void takesAFolderFromOthers();
    void leavesWhatIsRight();
    void ensurePrivateFolderMendsOneThatIsOpen();
    void aFileInAPrivateFolderIsPrivate();
    void refusesWhatIsNotThere();

private:
    QString makeFile(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

#ifdef Q_OS_WIN

/// The rights of a file in the letters of Windows: "WD" is everybody, "BU" whoever may use this
/// computer.
static QString rightsOf(const QString &path)
{
    const std::wstring native = QDir::toNativeSeparators(path).toStdWString();
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (GetNamedSecurityInfoW(native.c_str(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr,
                              nullptr, nullptr, nullptr, &descriptor)
        != ERROR_SUCCESS)
        return {};
    wchar_t *letters = nullptr;
    ConvertSecurityDescriptorToStringSecurityDescriptorW(
        descriptor, SDDL_REVISION_1, DACL_SECURITY_INFORMATION, &letters, nullptr);
    const QString result = QString::fromWCharArray(letters);
    LocalFree(letters);
    LocalFree(descriptor);
    return result;
}

static bool mayOthersRead(const QString &path)
{
    const QString rights = rightsOf(path);
    return rights.isEmpty() || rights.contains(u";;;WD)"_s) || rights.contains(u";;;BU)"_s)
        || rights.contains(u";;;S-1-1-0)"_s);
}

static bool openToEverybody(const QString &path)
{
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:(A;OICI;FA;;;WD)", SDDL_REVISION_1,
                                                         &descriptor, nullptr);
    const std::wstring native = QDir::toNativeSeparators(path).toStdWString();
    const bool isDone
        = SetFileSecurityW(native.c_str(), DACL_SECURITY_INFORMATION, descriptor) != 0;
    LocalFree(descriptor);
    return isDone;
}

#else

static QString rightsOf(const QString &path)
{
    return QString::number(int(QFile::permissions(path)), 16);
}

static bool mayOthersRead(const QString &path)
{
    return QFile::permissions(path).testAnyFlags(QFileDevice::ReadGroup | QFileDevice::ReadOther);
}

static bool openToEverybody(const QString &path)
{
    return QFile::setPermissions(
        path, QFile::permissions(path) | QFileDevice::ReadGroup | QFileDevice::ReadOther);
}

#endif

void tst_OwnerAccess::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString tst_OwnerAccess::makeFile(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write("x") == 1 ? file.fileName() : QString();
}

void tst_OwnerAccess::takesAFileFromOthers()
{
    const QString file = makeFile(u"ä file"_s);
    QVERIFY(openToEverybody(file));
    QVERIFY2(mayOthersRead(file), qPrintable(rightsOf(file)));

    QVERIFY(restrictToOwner(file, Kept::File));

    QVERIFY2(!mayOthersRead(file), qPrintable(rightsOf(file)));
    QFile again(file);
    QVERIFY(again.open(QIODevice::ReadWrite));
}

void tst_OwnerAccess::takesAFolderFromOthers()
{
    const QString folder = m_folder->filePath(u"folder"_s);
    QVERIFY(QDir().mkdir(folder) && openToEverybody(folder));
    QVERIFY2(mayOthersRead(folder), qPrintable(rightsOf(folder)));

    QVERIFY(restrictToOwner(folder, Kept::Folder));

    QVERIFY2(!mayOthersRead(folder), qPrintable(rightsOf(folder)));
    QVERIFY(!makeFile(u"folder/inside"_s).isEmpty());
}

void tst_OwnerAccess::leavesWhatIsRight()
{
    const QString file = makeFile(u"file"_s);
    QVERIFY(restrictToOwner(file, Kept::File));
    const QString before = rightsOf(file);

    QVERIFY(restrictToOwner(file, Kept::File));

    QCOMPARE(rightsOf(file), before);
}

void tst_OwnerAccess::ensurePrivateFolderMendsOneThatIsOpen()
{
    const QString folder = m_folder->filePath(u"data"_s);
    QVERIFY(ensurePrivateFolder(folder) && openToEverybody(folder));

    QVERIFY(ensurePrivateFolder(folder));

    QVERIFY2(!mayOthersRead(folder), qPrintable(rightsOf(folder)));
}

void tst_OwnerAccess::aFileInAPrivateFolderIsPrivate()
{
    const QString folder = m_folder->filePath(u"data"_s);
    QVERIFY(ensurePrivateFolder(folder));
    QVERIFY(ensurePrivateFile(folder + u"/chat"_s));

    QVERIFY2(!mayOthersRead(folder + u"/chat"_s), qPrintable(rightsOf(folder + u"/chat"_s)));
}

void tst_OwnerAccess::refusesWhatIsNotThere()
{
    QVERIFY(!restrictToOwner(m_folder->filePath(u"nothing"_s), Kept::File));
}

QTEST_GUILESS_MAIN(tst_OwnerAccess)
#include "tst_OwnerAccess.moc"
