// SPDX-License-Identifier: MIT
#pragma once

#include "service/TokenProvider.h"

#include <memory>

namespace ecom67 {

class SecretStore;
class Settings;

/// Makes the source of tokens that the settings name. One that cannot be answers with the reason.
/// secrets must outlive it; it is not touched unless that source needs it.
std::unique_ptr<TokenProvider> makeTokenProvider(const Settings &settings, SecretStore &secrets);

} // namespace ecom67
