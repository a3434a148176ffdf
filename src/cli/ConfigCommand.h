// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace ecom67 {

/// `ecom67-support-cli config`: shows every setting with its value and its source, and where the
/// files lie. Secrets are shown as "set" or "not set".
int runConfigCommand(const QStringList &arguments);

} // namespace ecom67
