// SPDX-License-Identifier: MIT
#include "storage/PrivateFile.h"

#include "storage/OwnerAccess.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <filesystem>
#include <system_error>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kMostAside = 100;

bool ensurePrivateFolder(const QString &path)
{
    QFileInfo folder(path);
    if (!folder.exists()) {
        // The folder itself is never open to others, not even for a moment.
        if (QDir().mkpath(folder.path()) && QDir().mkdir(path, kOwnerFolder))
            return true;
        folder.refresh(); // another program may have made it meanwhile
    }
    return folder.isDir() && restrictToOwner(path, Kept::Folder);
}

PathKind pathKind(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymbolicLink() || info.isJunction())
        return PathKind::Other;
    if (!info.exists())
        return PathKind::Nothing;
    return info.isFile() ? PathKind::File : PathKind::Other;
}

bool ensurePrivateFile(const QString &path)
{
    switch (pathKind(path)) {
    case PathKind::Nothing: {
        QFile file(path);
        return file.open(QIODevice::ReadWrite | QIODevice::NewOnly, kOwnerOnly)
            || pathKind(path) == PathKind::File; // another program made it meanwhile
    }
    case PathKind::File:
        return restrictToOwner(path, Kept::File);
    case PathKind::Other:
        break;
    }
    return false;
}

bool replaceFile(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(),
                            QFileInfo(to).filesystemFilePath(), error);
    return !error;
}

std::optional<QString> setAside(const QString &path)
{
    static constexpr std::array companions{"-wal"_L1, "-shm"_L1, "-journal"_L1};
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    for (int number = 1; number <= kMostAside; ++number) {
        const QString target = path + u".damaged-"_s + stamp
            + (number == 1 ? QString() : QString(u'-' + QString::number(number)));
        if (pathKind(target) != PathKind::Nothing)
            continue;
        bool isDone = pathKind(path) == PathKind::Nothing || replaceFile(path, target);
        // A log that stayed behind would be played into the next database of this name.
        for (const QLatin1StringView companion : companions) {
            if (pathKind(path + companion) != PathKind::Nothing)
                isDone = replaceFile(path + companion, target + companion) && isDone;
        }
        return isDone ? std::optional(QFileInfo(target).fileName()) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace ecom67
