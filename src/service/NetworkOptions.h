// SPDX-License-Identifier: MIT
#pragma once

#include "service/NetworkSetup.h"

namespace ecom67 {

class Settings;

/// What the settings say of the network. storedPassword is that of the proxy where the environment
/// has none, see StoredProxyPassword.
NetworkSetup::Options networkOptions(const Settings &settings, const QString &storedPassword = {});

} // namespace ecom67
