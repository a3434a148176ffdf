// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>
#include <variant>

namespace ecom67 {

/// What sign-in is set up with.
struct SignInSetup
{
    QUrl issuer;
    QString clientId;
    QString scopes; ///< with spaces between them
    quint16 redirectPort = 0; ///< 0: any that is free
    bool sendsAccessToken = false; ///< the shop's server reads that one, not the id token
    bool asksWhoItIs = false; ///< also where the browser still knows somebody

    bool isComplete() const { return !issuer.isEmpty() && !clientId.isEmpty(); }
};

/// Where an OpenID provider does what, by its own word (OpenID Connect Discovery 1.0).
struct OidcProvider
{
    QString issuer;
    QUrl authorization;
    QUrl token;
    QUrl revocation; ///< empty where it has none
    QUrl endSession; ///< empty where it has none

    /// Amazon Cognito, also behind a domain of the shop's own: its sign-out wants to be told by
    /// `logout_uri` where the browser goes next (Amazon Cognito Developer Guide, "Logout
    /// endpoint").
    bool isCognito() const;

    /// Where the word stands.
    static QUrl discoveryUrl(const QUrl &issuer);
    /// Fails with ProviderInvalid: for another issuer than was asked, or with addresses that
    /// nothing secret may be sent to.
    [[nodiscard]] static std::variant<OidcProvider, ChatError> read(const QJsonObject &document,
                                                                    const QUrl &issuer);
};

/// What a provider hands out for a code or a refresh token.
struct OidcTokens
{
    QString idToken;
    QString accessToken;
    QString refreshToken; ///< empty where it gives none
    std::optional<std::chrono::seconds> lifetime; ///< of the access token

    /// Fails with SignInEnded where the provider does not know the code or the refresh token (any
    /// more), with SignInRefused for its other refusals, else with ProviderInvalid.
    [[nodiscard]] static std::variant<OidcTokens, ChatError> read(int status,
                                                                  const QJsonObject &body);

    /// What is wrong with the id token, by what it says; or nothing. It comes from the provider
    /// itself over TLS, which stands for its signature (OpenID Connect Core 3.1.3.7). An empty
    /// nonce is not looked for.
    [[nodiscard]] std::optional<ChatError>
    problem(const OidcProvider &provider, const QString &clientId, const QString &nonce) const;
};

} // namespace ecom67
