// SPDX-License-Identifier: MIT
#include "storage/LogFile.h"

#include "storage/PrivateFile.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <chrono>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <string>
#endif

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kLockWait = 1s;

LogFile::LogFile(QString path, Limits limits)
    : m_path(std::move(path))
    , m_limits(limits)
{
}

LogFile::~LogFile() = default;

QString LogFile::page(int number) const
{
    return number == 0 ? m_path : QString(m_path + u'.' + QString::number(number));
}

#ifdef Q_OS_UNIX

/// A descriptor, or -1. All looks are at what was opened: what lies at the path may change.
static int openPrivately(const QByteArray &path)
{
    // Not blocking: nobody need be at the other end of a pipe.
    const int descriptor
        = ::open(path.constData(),
                 O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
                 S_IRUSR | S_IWUSR);
    struct stat found = {};
    const bool isOurs = descriptor >= 0 && ::fstat(descriptor, &found) == 0
        && S_ISREG(found.st_mode) && found.st_uid == ::geteuid() && found.st_nlink == 1
        && ((found.st_mode & 0777) == 0600 || ::fchmod(descriptor, 0600) == 0);
    if (isOurs)
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

bool LogFile::open()
{
    if (m_file.isOpen() && isStillThere())
        return true;
    m_file.close();
    const int descriptor = openPrivately(QFile::encodeName(m_path));
    return descriptor >= 0
        && m_file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered,
                       QFileDevice::AutoCloseHandle);
}

/// False when another program has turned the page, or somebody took the file away.
bool LogFile::isStillThere() const
{
    struct stat open = {};
    struct stat there = {};
    return ::fstat(m_file.handle(), &open) == 0
        && ::lstat(QFile::encodeName(m_path).constData(), &there) == 0
        && open.st_dev == there.st_dev && open.st_ino == there.st_ino;
}

#else

/// Shared with whoever wants to rename or remove it meanwhile: another program turns the page so.
static HANDLE openShared(const QString &path, DWORD rights, DWORD how)
{
    const std::wstring native = QDir::toNativeSeparators(path).toStdWString();
    return CreateFileW(native.c_str(), rights,
                       FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, how,
                       FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
}

bool LogFile::open()
{
    if (m_file.isOpen() && isStillThere())
        return true;
    m_file.close();
    if (!ensurePrivateFile(m_path))
        return false;
    // No other right to write than at the end, so that two programs do not meet.
    const HANDLE file
        = openShared(m_path, FILE_APPEND_DATA | FILE_READ_ATTRIBUTES | SYNCHRONIZE, OPEN_ALWAYS);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    const int descriptor
        = ::_open_osfhandle(reinterpret_cast<intptr_t>(file), _O_APPEND | _O_BINARY);
    if (descriptor < 0) {
        CloseHandle(file);
        return false;
    }
    return m_file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered,
                       QFileDevice::AutoCloseHandle);
}

bool LogFile::isStillThere() const
{
    BY_HANDLE_FILE_INFORMATION open = {};
    BY_HANDLE_FILE_INFORMATION there = {};
    const HANDLE file = openShared(m_path, FILE_READ_ATTRIBUTES, OPEN_EXISTING);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    const auto ours = reinterpret_cast<HANDLE>(::_get_osfhandle(m_file.handle()));
    const bool isKnown
        = GetFileInformationByHandle(ours, &open) && GetFileInformationByHandle(file, &there);
    CloseHandle(file);
    return isKnown && open.dwVolumeSerialNumber == there.dwVolumeSerialNumber
        && open.nFileIndexHigh == there.nFileIndexHigh && open.nFileIndexLow == there.nFileIndexLow;
}

#endif

bool LogFile::write(const QByteArray &lines)
{
    if (!open())
        return false;
    if (m_file.size() > 0 && m_file.size() + lines.size() > m_limits.mostBytes
        && !turnPage(lines.size()))
        return false;
    const QByteArray whole = m_isLineOpen ? '\n' + lines : lines;
    const bool isDone = m_file.write(whole) == whole.size();
    m_isLineOpen = !isDone;
    return isDone;
}

/// One program at a time, and only if no other has done so meanwhile.
bool LogFile::turnPage(qint64 coming)
{
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(static_cast<int>(std::chrono::milliseconds(kLockWait).count())) || !open())
        return false;
    if (m_file.size() + coming <= m_limits.mostBytes)
        return true;
    m_file.close();
    for (int number = m_limits.mostFiles - 1; number > 0; --number) {
        // Renamed without looking: a link moves on itself, its target is not touched.
        if (pathKind(page(number - 1)) != PathKind::Nothing
            && !replaceFile(page(number - 1), page(number)))
            return false;
    }
    m_isLineOpen = false;
    return open();
}

} // namespace ecom67
