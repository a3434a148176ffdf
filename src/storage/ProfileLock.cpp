// SPDX-License-Identifier: MIT
#include "storage/ProfileLock.h"

#include "storage/Logging.h"
#include "storage/PrivateFile.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

ProfileLock::ProfileLock(const QString &folder)
    : m_folder(folder)
    , m_file(folder + u"/chat.lock"_s)
{
    // A program may run for weeks; only a dead one gives its lock away.
    m_file.setStaleLockTime(0);
}

ProfileLock::~ProfileLock() = default;

bool ProfileLock::take()
{
    if (m_file.isLocked() || !ensurePrivateFolder(m_folder) || m_file.tryLock(0))
        return true;
    if (m_file.error() == QLockFile::LockFailedError)
        return false;
    qCWarning(lcStorage) << "no lock can be written, error" << int(m_file.error());
    return true;
}

} // namespace ecom67
