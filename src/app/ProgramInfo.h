// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// What --info prints: versions, plugins, TLS and paths, one "name: value" a line. Needs a
/// QCoreApplication and no display; holds no secret.
QString programInfo(const QString &profile);

/// What --version prints: name and version.
QString programVersion();

} // namespace ecom67
