// SPDX-License-Identifier: MIT
#pragma once

#include <QLockFile>
#include <QString>

namespace ecom67 {

/// Says which of several programs may use the conversation of a profile: the first one. Without
/// it, what waits to be sent would go out once from each of them.
///
/// A lock that a killed program left behind is taken over. Released with this object.
class ProfileLock
{
    Q_DISABLE_COPY_MOVE(ProfileLock)

public:
    /// folder is that of the conversation; the lock is a file in it.
    explicit ProfileLock(const QString &folder);
    ~ProfileLock();

    /// Takes the lock if it can be had at once. False only when a living program holds it: where
    /// no lock can be written, no conversation can, and the store says so itself.
    [[nodiscard]] bool take();

private:
    QString m_folder;
    QLockFile m_file;
};

} // namespace ecom67
