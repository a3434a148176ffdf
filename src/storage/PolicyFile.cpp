// SPDX-License-Identifier: MIT
#include "storage/PolicyFile.h"

#include "storage/SettingSources.h"
#include "storage/SettingsFile.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <utility>

namespace ecom67 {

PolicyFile::PolicyFile(QString path, uint owner)
    : m_path(std::move(path))
    , m_owner(owner)
{
}

PolicyFile::~PolicyFile() = default;

/// Whether only the superuser and the owner can change what lies at the path, or replace it there.
static bool isOnlyTheirs(const QString &path, uint owner)
{
    struct stat status = {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return false;
    if (status.st_uid != 0 && status.st_uid != owner)
        return false;
    // In a folder like /tmp everybody can write, but only owners can replace.
    const bool isShared = S_ISDIR(status.st_mode) && (status.st_mode & S_ISVTX);
    return isShared || !(status.st_mode & (S_IWGRP | S_IWOTH));
}

bool PolicyFile::isTrusted() const
{
    QString path = QFileInfo(m_path).canonicalFilePath();
    while (!path.isEmpty() && isOnlyTheirs(path, m_owner)) {
        if (path == QLatin1StringView("/"))
            return true;
        path = QFileInfo(path).path();
    }
    return false;
}

PolicySource::Reading PolicyFile::read() const
{
    const QFileInfo info(m_path);
    if (!info.exists() && !info.isSymbolicLink())
        return {};
    if (!isTrusted()) {
        return {.values = {},
                .problems = {ChatError{.code = ChatError::Code::PolicyUntrusted,
                                       .detail = m_path,
                                       .httpStatus = 0,
                                       .setting = {},
                                       .place = m_path}}};
    }
    const SettingsFile::Reading reading = SettingsFile(m_path).readWhatCanBe();
    Reading result{.values = settingValues(reading.entries, m_path), .problems = {}};
    if (reading.problem)
        result.problems.append(*reading.problem);
    return result;
}

} // namespace ecom67
