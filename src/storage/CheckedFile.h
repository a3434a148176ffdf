// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace ecom67 {

/// Writes a file in one step, for the owner alone (0600) where the disk knows such rights: whoever
/// looks finds the old content or all of the new one. False when that is not sure; then whatever
/// was there is there still, and nothing half written is left behind.
[[nodiscard]] bool writeChecked(const QString &path, const QByteArray &content);

} // namespace ecom67
