// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace ecom67::test {

/// Gives this process a view of the mounts of its own, in which it may mount: what it mounts is
/// seen by nobody else and goes with it. Call first in main(), while there is one thread. Works
/// for root, and for others where the system lets them. The text is the reason why not, else empty.
QString enterOwnMounts();

/// A disk of 512 KB that can be filled and made read-only. Needs enterOwnMounts().
class SmallDisk
{
    Q_DISABLE_COPY_MOVE(SmallDisk)

public:
    SmallDisk();
    ~SmallDisk();

    bool isMounted() const { return m_isMounted; }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    bool fill(); ///< to the last byte
    bool makeRoom(); ///< takes away what fill() put there
    bool setReadOnly(bool isReadOnly); ///< no file may be open for writing

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace ecom67::test
