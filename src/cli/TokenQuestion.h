// SPDX-License-Identifier: MIT
#pragma once

#include "cli/ProfileSettings.h"
#include "service/TokenProvider.h"

namespace ecom67 {

/// Asks the source of tokens of a profile once, for whatever it has, and waits for the answer; the
/// source bounds how long that takes.
TokenProvider::Answer askForToken(const ProfileSettings &profile);

} // namespace ecom67
