// SPDX-License-Identifier: MIT
#pragma once

#include "cli/ProfileSettings.h"
#include "service/TokenProvider.h"

#include <variant>

namespace ecom67 {

/// Asks the source of tokens of a profile once, for whatever it has, and waits for the answer; the
/// source bounds how long that takes.
TokenProvider::Answer askForToken(const ProfileSettings &profile);

/// The password of the proxy that the secret store keeps for the profile, where it is needed; empty
/// when there is none. Waits for the store, within its limit; fails with what the store says.
[[nodiscard]] std::variant<QString, ChatError> askForProxyPassword(const ProfileSettings &profile);

} // namespace ecom67
