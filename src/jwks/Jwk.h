// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <variant>

namespace ecom67 {

/// One public key for RS256 of a set of keys (RFC 7517, RFC 7518 section 6.3).
struct Jwk
{
    static constexpr int kFewestBits = 2'048; ///< RFC 7518, 3.3
    static constexpr int kMostBits = 8'192; ///< beyond it, verifying takes long for nothing

    QString id; ///< "kid", may be empty
    QByteArray modulus; ///< big-endian, without leading zeros
    QByteArray exponent;

    friend bool operator==(const Jwk &, const Jwk &) = default;
};

/// A set of keys holds no key that can be used, and why, in English; it quotes nothing of the set.
struct JwksProblem
{
    QString detail;
};

inline constexpr qint64 kMostJwksBytes = 1024 * 1024;
inline constexpr qsizetype kMostJwks = 100;

/// Reads a set of keys. Keys for something else (encryption, elliptic curves) are left out, as
/// the standard says; so are those that cannot be used, as long as there is another one.
[[nodiscard]] std::variant<QList<Jwk>, JwksProblem> parseJwks(const QByteArray &json);

} // namespace ecom67
