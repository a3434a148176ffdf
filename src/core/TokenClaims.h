// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <chrono>
#include <optional>

namespace ecom67 {

/// What a token says of itself. Nothing here is verified: whether it is true is for the server to
/// decide. It only helps to plan ahead, and to notice that another person's token has come.
struct TokenClaims
{
    /// Longer tokens are not looked into.
    static constexpr qsizetype kLongestToken = 16 * 1'024;
    static constexpr qsizetype kLongestText
        = 256; ///< of each text below; a longer one counts as none

    QString issuer;
    QString subject; ///< who it is for, unique within the issuer
    QString name; ///< of the person, made for the screen; never more than one line
    QString email;
    QString nonce;
    QStringList audience; ///< at most 16
    std::optional<std::chrono::seconds> issuedAt; ///< since 1970, by the clock of the issuer
    std::optional<std::chrono::seconds> expiresAt;

    /// Nothing when it is no JWT with an object inside.
    static std::optional<TokenClaims> read(QStringView token);

    friend bool operator==(const TokenClaims &, const TokenClaims &) = default;
};

/// Tells people apart without naming them: a short hash of issuer and subject. Of a token that
/// cannot be read it is a hash of the token itself, so that each of those is another person. Empty
/// for no token: nobody.
QString ownerOf(const QString &token);

/// How long from now until a token should be replaced by a newer one; nothing when it does not say.
/// lifetime is what its issuer promised just now; it beats the clocks, of which either may be
/// wrong. Never below 30 s, never above a week.
std::optional<std::chrono::seconds> renewalDelay(const TokenClaims &claims,
                                                 std::optional<std::chrono::seconds> lifetime,
                                                 std::chrono::seconds now);

} // namespace ecom67
