// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace ecom67 {

/// `ecom67-support-cli gateway`: serves the local gateway until it is interrupted. Prints one line
/// of JSON with the URL once it listens.
int runGatewayCommand(const QStringList &arguments);

} // namespace ecom67
