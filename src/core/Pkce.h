// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace ecom67 {

/// 256 random bits from the system's generator as 43 characters that may stand in an address.
QByteArray randomText();

/// Proof Key for Code Exchange (RFC 7636): who begins a sign-in shows the challenge, who redeems
/// its code the verifier, so that a code somebody else has caught is worth nothing.
struct Pkce
{
    QByteArray verifier;
    QByteArray challenge; ///< of method S256

    static Pkce generate();
    /// The pair that belongs to a verifier.
    static Pkce of(const QByteArray &verifier);
};

} // namespace ecom67
