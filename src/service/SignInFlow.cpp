// SPDX-License-Identifier: MIT
#include "service/SignInFlow.h"

#include "service/RedirectListener.h"

#include <QUrlQuery>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static constexpr qsizetype kLongestCode = 4'096;

SignInFlow::SignInFlow(SignInSetup setup, Parts parts, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_parts(std::move(parts))
    , m_pkce(Pkce::generate())
    , m_state(randomText())
    , m_nonce(randomText())
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { fail(Code::SignInTimedOut, u"nobody came back"_s); });
}

SignInFlow::~SignInFlow() = default;

void SignInFlow::start()
{
    m_deadline.start(m_parts.within);
    m_request = std::make_unique<JsonRequest>(m_parts.network, JsonRequest::Limits());
    connect(m_request.get(), &JsonRequest::finished, this, &SignInFlow::onDiscovered);
    m_request->get(OidcProvider::discoveryUrl(m_setup.issuer));
}

void SignInFlow::cancel()
{
    QMetaObject::invokeMethod(
        this, [this] { fail(Code::SignInCancelled, u"taken back"_s); }, Qt::QueuedConnection);
}

void SignInFlow::onDiscovered(const JsonRequest::Result &result)
{
    m_request.release()->deleteLater();
    if (const auto *error = std::get_if<ChatError>(&result)) {
        end(*error);
        return;
    }
    const auto &reply = std::get<JsonRequest::Reply>(result);
    const auto provider
        = OidcProvider::read(reply.status < 300 ? reply.body : QJsonObject(), m_setup.issuer);
    if (const auto *error = std::get_if<ChatError>(&provider)) {
        end(*error);
        return;
    }
    m_provider = std::get<OidcProvider>(provider);
    openBrowser();
}

/// A value of a query, so encoded that nothing in it can mean anything.
static QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

void SignInFlow::openBrowser()
{
    m_listener = std::make_unique<RedirectListener>(m_parts.page);
    connect(m_listener.get(), &RedirectListener::visited, this, &SignInFlow::onVisited);
    m_redirect = m_listener->listen(m_setup.redirectPort);
    if (m_redirect.isEmpty()) {
        fail(Code::SignInPortTaken, u"port %1"_s.arg(m_setup.redirectPort));
        return;
    }
    QUrlQuery query(m_provider.authorization); // it may have one of its own
    query.addQueryItem(u"response_type"_s, u"code"_s);
    query.addQueryItem(u"client_id"_s, encoded(m_setup.clientId));
    query.addQueryItem(u"redirect_uri"_s, encoded(m_redirect.toString()));
    query.addQueryItem(u"scope"_s, encoded(m_setup.scopes));
    query.addQueryItem(u"state"_s, QString::fromLatin1(m_state));
    query.addQueryItem(u"nonce"_s, QString::fromLatin1(m_nonce));
    query.addQueryItem(u"code_challenge"_s, QString::fromLatin1(m_pkce.challenge));
    query.addQueryItem(u"code_challenge_method"_s, u"S256"_s);
    QStringList prompt;
    if (m_setup.asksWhoItIs)
        prompt.append(u"login"_s);
    // Without the question, providers ignore the wish for a refresh token (OpenID Connect Core 11).
    if (m_setup.scopes.split(u' ').contains(u"offline_access"_s))
        prompt.append(u"consent"_s);
    if (!prompt.isEmpty())
        query.addQueryItem(u"prompt"_s, encoded(prompt.join(u' ')));
    QUrl url = m_provider.authorization;
    url.setQuery(query);
    if (!m_parts.openBrowser(url))
        fail(Code::SignInUnavailable, u"no browser"_s);
}

void SignInFlow::onVisited(const QUrlQuery &query)
{
    m_listener.release()->deleteLater();
    const auto valueOf
        = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    // First of all: whatever else such a visit says was not said to us.
    if (valueOf(u"state"_s).toUtf8() != m_state) {
        fail(Code::SignInMismatch, u"another state"_s);
        return;
    }
    // RFC 9207: another provider may have sent the browser here.
    if (query.hasQueryItem(u"iss"_s) && valueOf(u"iss"_s) != m_provider.issuer) {
        fail(Code::SignInMismatch, u"another issuer"_s);
        return;
    }
    const QString error = valueOf(u"error"_s);
    const QString code = valueOf(u"code"_s);
    if (error == "access_denied"_L1)
        fail(Code::SignInCancelled, u"denied in the browser"_s);
    else if (!error.isEmpty())
        fail(Code::SignInRefused, u"the provider says no"_s);
    else if (code.isEmpty() || code.size() > kLongestCode)
        fail(Code::ProviderInvalid, u"no code that can be used"_s);
    else
        redeem(code);
}

void SignInFlow::redeem(const QString &code)
{
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"authorization_code"_s);
    form.addQueryItem(u"code"_s, encoded(code));
    form.addQueryItem(u"redirect_uri"_s, encoded(m_redirect.toString()));
    form.addQueryItem(u"client_id"_s, encoded(m_setup.clientId));
    form.addQueryItem(u"code_verifier"_s, QString::fromLatin1(m_pkce.verifier));
    m_request = std::make_unique<JsonRequest>(m_parts.network, JsonRequest::Limits());
    connect(m_request.get(), &JsonRequest::finished, this, &SignInFlow::onRedeemed);
    m_request->post(m_provider.token, form);
}

void SignInFlow::onRedeemed(const JsonRequest::Result &result)
{
    m_request.release()->deleteLater();
    if (const auto *error = std::get_if<ChatError>(&result)) {
        end(*error);
        return;
    }
    const auto &reply = std::get<JsonRequest::Reply>(result);
    const auto tokens = OidcTokens::read(reply.status, reply.body);
    if (const auto *error = std::get_if<ChatError>(&tokens)) {
        // A code is used once: nothing has ended that had ever begun.
        ChatError told = *error;
        told.code = told.code == Code::SignInEnded ? Code::SignInRefused : told.code;
        end(told);
        return;
    }
    const auto &found = std::get<OidcTokens>(tokens);
    if (const auto problem
        = found.problem(m_provider, m_setup.clientId, QString::fromLatin1(m_nonce))) {
        end(*problem);
        return;
    }
    end(Outcome{.provider = m_provider, .tokens = found});
}

void SignInFlow::fail(Code code, const QString &detail)
{
    end(ChatError{.code = code, .detail = detail, .httpStatus = 0, .setting = {}});
}

void SignInFlow::end(const Result &result)
{
    if (std::exchange(m_isOver, true))
        return;
    m_deadline.stop();
    if (m_listener)
        m_listener.release()->deleteLater();
    m_request.reset();
    Q_EMIT finished(result);
}

} // namespace ecom67
