// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace ecom67 {

/// `ecom67-support-cli identity`: says where the token comes from and whether there is one; puts
/// one into the secret store of this computer and takes it out again. Never prints a token.
int runIdentityCommand(const QStringList &arguments);

} // namespace ecom67
