// SPDX-License-Identifier: MIT
#include "storage/OwnerAccess.h"
#include "storage/PrivateFile.h"

#include <QFile>

namespace ecom67 {

/// ReadUser and its like repeat the owner's rights on Unix and are no rights of their own.
static QFileDevice::Permissions ownPermissions(const QString &path)
{
    return QFile::permissions(path)
        & ~(QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser);
}

bool restrictToOwner(const QString &path, Kept kept)
{
    const QFileDevice::Permissions wanted = kept == Kept::Folder ? kOwnerFolder : kOwnerOnly;
    return ownPermissions(path) == wanted || QFile::setPermissions(path, wanted);
}

} // namespace ecom67
