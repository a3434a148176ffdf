// SPDX-License-Identifier: MIT
#pragma once

#include "service/NetworkSetup.h"

namespace ecom67 {

class Settings;

/// What the settings say of the network, with the password of the environment. Whoever has it from
/// somewhere else puts another function in its place.
NetworkSetup::Options networkOptions(const Settings &settings);

} // namespace ecom67
