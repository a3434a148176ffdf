// SPDX-License-Identifier: MIT
#include "service/SignInProvider.h"

#include "core/SecretStore.h"
#include "core/TokenClaims.h"
#include "service/RedirectListener.h"

#include <QPointer>
#include <QUrlQuery>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static constexpr auto kRefreshTokenName = "signin"_L1;

static ChatError problemOf(Code code, const QString &detail)
{
    return {.code = code, .detail = detail, .httpStatus = 0, .setting = {}};
}

SignInProvider::SignInProvider(SignInSetup setup, SignInFlow::Parts parts, SecretStore &secrets,
                               QObject *parent)
    : TokenProvider(parent)
    , m_setup(std::move(setup))
    , m_parts(std::move(parts))
    , m_secrets(secrets)
{
    connect(&m_secrets, &SecretStore::becameAvailable, this, [this] {
        if (!m_isStoreRead)
            Q_EMIT changed();
    });
}

SignInProvider::~SignInProvider() = default;

SignInProvider::State SignInProvider::state() const noexcept
{
    if (m_flow)
        return State::SigningIn;
    return m_tokens ? State::SignedIn : State::SignedOut;
}

QString SignInProvider::account() const
{
    const auto claims = m_tokens ? TokenClaims::read(m_tokens->idToken) : std::nullopt;
    if (!claims)
        return {};
    return claims->name.isEmpty() ? claims->email : claims->name;
}

void SignInProvider::request(Reason reason)
{
    m_isAsked = true;
    if (!m_setup.isComplete()) {
        answer(problemOf(Code::SignInNotSetUp, u"issuer or client id"_s));
        return;
    }
    if (m_hasEnded) {
        answer(problemOf(Code::SignInEnded, u"not renewed"_s));
        return;
    }
    if (m_tokens && reason == Reason::Start && !m_good.hasExpired()) {
        take(*m_tokens);
        return;
    }
    if (m_tokens && m_refreshToken.isEmpty()) {
        // It cannot be renewed, since the provider gives nothing to do it with.
        if (reason == Reason::Refused || m_good.hasExpired()) {
            forget();
            m_hasEnded = true;
            answer(problemOf(Code::SignInEnded, u"nothing to renew it with"_s));
        } else {
            take(*m_tokens);
        }
        return;
    }
    // Another program of this profile may have renewed it meanwhile; providers take a refresh token
    // that has been used already for a stolen one.
    if (!m_isStoreRead || m_isKept)
        readStore();
    else
        onStoreRead({});
}

void SignInProvider::readStore()
{
    m_secrets.read(kRefreshTokenName,
                   [self = QPointer(this), round = m_round](const SecretStore::Found &found) {
                       if (!self || self->m_round != round || !self->m_isAsked)
                           return;
                       const auto *problem = std::get_if<ChatError>(&found);
                       if (!problem)
                           self->onStoreRead(std::get<std::optional<QString>>(found));
                       else if (self->m_refreshToken.isEmpty()
                                && self->m_secrets.mayHold(kRefreshTokenName))
                           self->answer(*problem);
                       else
                           self->onStoreRead({}); // there is nothing that it could hide
                   });
}

void SignInProvider::onStoreRead(const std::optional<QString> &secret)
{
    m_isStoreRead = true;
    if (secret && !secret->isEmpty() && secret->size() <= TokenClaims::kLongestToken) {
        m_refreshToken = *secret;
        m_isKept = true;
    }
    if (m_refreshToken.isEmpty())
        answer(ProvidedToken());
    else
        refresh();
}

void SignInProvider::ask(void (SignInProvider::*slot)(const JsonRequest::Result &))
{
    if (m_request)
        m_request.release()->deleteLater();
    m_request = std::make_unique<JsonRequest>(m_parts.network, JsonRequest::Limits());
    connect(m_request.get(), &JsonRequest::finished, this, slot);
}

void SignInProvider::refresh()
{
    if (m_provider) {
        redeemRefreshToken();
        return;
    }
    ask(&SignInProvider::onDiscovered);
    m_request->get(OidcProvider::discoveryUrl(m_setup.issuer));
}

void SignInProvider::onDiscovered(const JsonRequest::Result &result)
{
    if (const auto *error = std::get_if<ChatError>(&result)) {
        answer(*error);
        return;
    }
    const auto &reply = std::get<JsonRequest::Reply>(result);
    const auto found
        = OidcProvider::read(reply.status < 300 ? reply.body : QJsonObject(), m_setup.issuer);
    if (const auto *error = std::get_if<ChatError>(&found)) {
        answer(*error);
        return;
    }
    m_provider = std::get<OidcProvider>(found);
    redeemRefreshToken();
}

void SignInProvider::redeemRefreshToken()
{
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"refresh_token"_s);
    form.addQueryItem(u"refresh_token"_s,
                      QString::fromLatin1(QUrl::toPercentEncoding(m_refreshToken)));
    form.addQueryItem(u"client_id"_s,
                      QString::fromLatin1(QUrl::toPercentEncoding(m_setup.clientId)));
    ask(&SignInProvider::onRefreshed);
    m_request->post(m_provider->token, form);
}

void SignInProvider::onRefreshed(const JsonRequest::Result &result)
{
    if (const auto *error = std::get_if<ChatError>(&result)) {
        answer(*error);
        return;
    }
    const auto &reply = std::get<JsonRequest::Reply>(result);
    auto read = OidcTokens::read(reply.status, reply.body);
    if (const auto *error = std::get_if<ChatError>(&read)) {
        if (error->code == Code::SignInEnded) {
            forget();
            m_hasEnded = true;
        }
        answer(*error);
        return;
    }
    auto &tokens = std::get<OidcTokens>(read);
    // It need not come again; the older one still says who it is.
    if (tokens.idToken.isEmpty() && m_tokens && m_setup.sendsAccessToken)
        tokens.idToken = m_tokens->idToken;
    auto problem = tokens.problem(*m_provider, m_setup.clientId, {});
    // A refresh is never about somebody else (OpenID Connect Core 12.2).
    if (!problem && m_tokens && ownerOf(tokens.idToken) != ownerOf(m_tokens->idToken))
        problem = problemOf(Code::SignInMismatch, u"renewed for somebody else"_s);
    if (problem) {
        answer(*problem);
        return;
    }
    if (!tokens.refreshToken.isEmpty() && tokens.refreshToken != m_refreshToken) {
        m_refreshToken = tokens.refreshToken;
        keepRefreshToken();
    }
    take(tokens);
}

/// The lifetime counts from when the tokens came; later it is what is left of it.
void SignInProvider::take(const OidcTokens &tokens)
{
    const bool isNew = !m_tokens || m_tokens->accessToken != tokens.accessToken;
    const bool wasSignedIn = m_tokens.has_value();
    m_tokens = tokens;
    if (isNew) {
        auto lifetime = tokens.lifetime;
        const auto claims = TokenClaims::read(tokens.idToken);
        if (!m_setup.sendsAccessToken && claims && claims->issuedAt && claims->expiresAt
            && *claims->expiresAt > *claims->issuedAt)
            lifetime = *claims->expiresAt - *claims->issuedAt;
        m_good = lifetime ? QDeadlineTimer(*lifetime) : QDeadlineTimer(QDeadlineTimer::Forever);
    }
    ProvidedToken provided{m_setup.sendsAccessToken ? tokens.accessToken : tokens.idToken, {}};
    if (!m_good.isForever())
        provided.lifetime
            = std::chrono::duration_cast<std::chrono::seconds>(m_good.remainingTimeAsDuration());
    if (!wasSignedIn)
        Q_EMIT stateChanged();
    answer(provided);
}

void SignInProvider::answer(const Answer &given)
{
    if (std::exchange(m_isAsked, false))
        Q_EMIT answered(given);
}

} // namespace ecom67
