// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/TokenKeys.h"
#include "jwks/Jwk.h"

#include <QList>

namespace ecom67 {

/// Finds the key that a token was signed with: the one it names, or, where it names none, whichever
/// fits.
TokenKeys::Verdict verifyWith(const QList<Jwk> &keys, const TokenKeys::Signed &token);

} // namespace ecom67
