// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace ecom67 {

/// `ecom67-support-cli send`: asks one question and prints the answer. The exit code says how it
/// went; a problem gets one sentence on the standard error stream.
int runSendCommand(const QStringList &arguments);

} // namespace ecom67
