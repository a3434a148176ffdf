// SPDX-License-Identifier: MIT
#pragma once

#include <QFileDevice>
#include <QString>

#include <optional>

namespace ecom67 {

/// Read and write for the owner alone: what every file of ours gets, since both SQLite and
/// QSettings would leave them readable by everybody.
inline constexpr QFileDevice::Permissions kOwnerOnly
    = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
inline constexpr QFileDevice::Permissions kOwnerFolder = kOwnerOnly | QFileDevice::ExeOwner;

/// Makes sure that the folder exists and is the owner's alone (0700). False when it does not, or
/// when something else is in its place.
[[nodiscard]] bool ensurePrivateFolder(const QString &path);

/// What lies at a path, without following a symbolic link.
enum class PathKind {
    Nothing,
    File,
    Other, ///< a link, a folder, a pipe, a device
};
PathKind pathKind(const QString &path);

/// Makes sure that a regular file lies there, readable and writable by the owner alone. Follows
/// no link.
[[nodiscard]] bool ensurePrivateFile(const QString &path);

/// Renames a file in one step, over another one if need be. Unlike QFile::rename() it never falls
/// back to copying, which would read through a link or hang on a pipe.
[[nodiscard]] bool replaceFile(const QString &from, const QString &to);

/// Renames what lies at the path, with the companions SQLite keeps beside a database, to a name
/// with the date that nothing else has. Returns the new file name, or nothing when it failed.
/// A link is renamed itself; its target is never touched.
[[nodiscard]] std::optional<QString> setAside(const QString &path);

} // namespace ecom67
