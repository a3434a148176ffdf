// SPDX-License-Identifier: MIT
#include "service/OidcProvider.h"

#include "core/Redaction.h"
#include "core/TokenClaims.h"
#include "service/JsonRequest.h"

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static constexpr qsizetype kLongestAddress = 2'048;
static constexpr double kLongestLifetime = 366.0 * 24 * 3'600; ///< in s

static ChatError problemOf(Code code, const QString &detail)
{
    return {
        .code = code, .detail = redacted(detail), .httpStatus = 0, .setting = u"identity/issuer"_s};
}

static QString withoutSlash(QString address)
{
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

QUrl OidcProvider::discoveryUrl(const QUrl &issuer)
{
    return QUrl(withoutSlash(issuer.toString(QUrl::FullyEncoded))
                + u"/.well-known/openid-configuration"_s);
}

bool OidcProvider::isCognito() const
{
    const QString host = QUrl(issuer).host();
    return endSession.host().endsWith(".amazoncognito.com"_L1)
        || (host.startsWith("cognito-idp."_L1)
            && (host.endsWith(".amazonaws.com"_L1) || host.endsWith(".amazonaws.com.cn"_L1)));
}

std::variant<OidcProvider, ChatError> OidcProvider::read(const QJsonObject &document,
                                                         const QUrl &issuer)
{
    OidcProvider provider;
    provider.issuer = document.value("issuer"_L1).toString();
    // People leave the slash out or add it; what the tokens say is held against its own spelling.
    if (withoutSlash(provider.issuer) != withoutSlash(issuer.toString(QUrl::FullyEncoded)))
        return problemOf(Code::ProviderInvalid, u"names another issuer"_s);
    const auto addressOf = [&document](QLatin1StringView name) {
        const QString text = document.value(name).toString();
        const QUrl url(text.size() <= kLongestAddress ? text : QString(), QUrl::StrictMode);
        return isSafeForSecrets(url) ? url : QUrl();
    };
    provider.authorization = addressOf("authorization_endpoint"_L1);
    provider.token = addressOf("token_endpoint"_L1);
    provider.revocation = addressOf("revocation_endpoint"_L1);
    provider.endSession = addressOf("end_session_endpoint"_L1);
    if (provider.authorization.isEmpty() || provider.token.isEmpty())
        return problemOf(Code::ProviderInvalid, u"has no addresses to sign in at"_s);
    return provider;
}

/// RFC 6749, 5.2.
static ChatError refusal(const QJsonObject &body)
{
    const QString error = body.value("error"_L1).toString();
    const bool hasEnded = error == "invalid_grant"_L1;
    return problemOf(hasEnded ? Code::SignInEnded : Code::SignInRefused,
                     u"refused: "_s + error.left(64));
}

std::variant<OidcTokens, ChatError> OidcTokens::read(int status, const QJsonObject &body)
{
    if (status >= 400)
        return refusal(body);
    const auto textOf = [&body](QLatin1StringView name) {
        const QString text = body.value(name).toString();
        return text.size() <= TokenClaims::kLongestToken ? text : QString();
    };
    OidcTokens tokens{.idToken = textOf("id_token"_L1),
                      .accessToken = textOf("access_token"_L1),
                      .refreshToken = textOf("refresh_token"_L1),
                      .lifetime = {}};
    const QString type = body.value("token_type"_L1).toString();
    if (tokens.accessToken.isEmpty() || type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return problemOf(Code::ProviderInvalid, u"no tokens that can be used"_s);
    // Some write the number as a text.
    const double lifetime = body.value("expires_in"_L1).toVariant().toDouble();
    if (lifetime >= 1 && lifetime <= kLongestLifetime)
        tokens.lifetime = std::chrono::seconds(qint64(lifetime));
    return tokens;
}

std::optional<ChatError> OidcTokens::problem(const OidcProvider &provider, const QString &clientId,
                                             const QString &nonce) const
{
    const auto claims = TokenClaims::read(idToken);
    if (!claims || claims->subject.isEmpty())
        return problemOf(Code::ProviderInvalid, u"no id token that can be read"_s);
    if (claims->issuer != provider.issuer || !claims->audience.contains(clientId))
        return problemOf(Code::SignInMismatch, u"the id token is of or for somebody else"_s);
    if (!nonce.isEmpty() && claims->nonce != nonce)
        return problemOf(Code::SignInMismatch, u"the id token is of another sign-in"_s);
    return std::nullopt;
}

} // namespace ecom67
