// SPDX-License-Identifier: MIT
#include "storage/CheckedFile.h"

#include "storage/PrivateFile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace ecom67 {

bool writeChecked(const QString &path, const QByteArray &content)
{
    // A folder cannot be replaced, and a device or a pipe must not be.
    const QFileInfo info(path);
    if (path.isEmpty() || (info.exists() && !info.isFile()))
        return false;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    // Before there is anything to read. A memory stick has no such rights; it gets the file too.
    file.setPermissions(kOwnerOnly);
    // On a full disk commit() succeeds with a part of the content.
    if (file.write(content) != content.size() || !file.flush()) {
        file.cancelWriting();
        return false;
    }
    return file.commit();
}

} // namespace ecom67
