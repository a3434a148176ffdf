// SPDX-License-Identifier: MIT
#include "jwks/KeySet.h"

#include "jwks/RsaSignature.h"

#include <algorithm>

namespace ecom67 {

using Verdict = TokenKeys::Verdict;

Verdict verifyWith(const QList<Jwk> &keys, const TokenKeys::Signed &token)
{
    if (keys.isEmpty())
        return Verdict::NotThere;
    QList<Jwk> named = keys;
    if (token.keyId)
        named.removeIf([&token](const Jwk &key) { return key.id != *token.keyId; });
    const bool isGood = std::any_of(named.cbegin(), named.cend(), [&token](const Jwk &key) {
        return isSignedBy(key, token.content, token.signature);
    });
    if (isGood)
        return Verdict::Good;
    // Where no key is named, the one that made it may be newer than those that are known.
    return token.keyId && !named.isEmpty() ? Verdict::Bad : Verdict::NoSuchKey;
}

} // namespace ecom67
