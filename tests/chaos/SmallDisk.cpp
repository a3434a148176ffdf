// SPDX-License-Identifier: MIT
#include "chaos/SmallDisk.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace ecom67::test {

using namespace Qt::StringLiterals;

static constexpr char kSize[] = "size=512k";

static bool writeLine(const char *path, const QByteArray &line)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(line) > 0;
}

/// Root of a user namespace of its own, as others than root have to be for it.
static bool becomeRootOfOwn()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeLine("/proc/self/setgroups", "deny")
        && writeLine("/proc/self/uid_map", "0 " + user + " 1")
        && writeLine("/proc/self/gid_map", "0 " + group + " 1");
}

QString enterOwnMounts()
{
    const bool isAlone = ::unshare(CLONE_NEWNS) == 0 || becomeRootOfOwn();
    if (isAlone && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0)
        return {};
    return u"a small disk cannot be mounted here: "_s
        + QString::fromLocal8Bit(std::strerror(errno));
}

SmallDisk::SmallDisk()
    : m_isMounted(
        ::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0, kSize) == 0)
{
}

SmallDisk::~SmallDisk()
{
    if (m_isMounted)
        ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
}

bool SmallDisk::fill()
{
    QFile ballast(path(u"ballast"_s));
    if (!ballast.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return false;
    while (ballast.write(QByteArray(512, 'x')) > 0)
        ;
    return ballast.size() > 0;
}

bool SmallDisk::makeRoom()
{
    return QFile::remove(path(u"ballast"_s));
}

bool SmallDisk::setReadOnly(bool isReadOnly)
{
    return ::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs",
                   MS_REMOUNT | (isReadOnly ? MS_RDONLY : 0), kSize)
        == 0;
}

} // namespace ecom67::test
