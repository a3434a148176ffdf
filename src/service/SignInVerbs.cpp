// SPDX-License-Identifier: MIT
// What a person does: SignInProvider's signing in and out.
#include "core/SecretStore.h"
#include "service/Logging.h"
#include "service/RedirectListener.h"
#include "service/SignInProvider.h"

#include <QPointer>
#include <QTimer>
#include <QUrlQuery>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

static constexpr auto kLongestGoodbye = 60s;

static constexpr auto kRefreshTokenName = "signin"_L1;

void SignInProvider::signIn()
{
    if (m_flow)
        return;
    if (!m_setup.isComplete() || !m_parts.openBrowser) {
        Q_EMIT signInFailed(
            {.code = m_setup.isComplete() ? Code::SignInUnavailable : Code::SignInNotSetUp,
             .detail = {},
             .httpStatus = 0,
             .setting = {}});
        return;
    }
    m_goodbye.reset(); // it may hold the port
    m_flow = std::make_unique<SignInFlow>(m_setup, m_parts);
    connect(m_flow.get(), &SignInFlow::finished, this, &SignInProvider::onSignedIn);
    m_flow->start();
    Q_EMIT stateChanged();
}

void SignInProvider::cancel()
{
    if (m_flow)
        m_flow->cancel();
}

void SignInProvider::onSignedIn(const SignInFlow::Result &result)
{
    m_flow.release()->deleteLater();
    if (const auto *problem = std::get_if<ChatError>(&result)) {
        qCInfo(lcService).noquote() << "sign-in failed:" << problem->code << problem->detail;
        Q_EMIT stateChanged();
        Q_EMIT signInFailed(*problem);
        return;
    }
    const auto &outcome = std::get<SignInFlow::Outcome>(result);
    qCInfo(lcService) << "signed in";
    ++m_round;
    m_isStoreRead = true;
    m_hasEnded = false;
    m_provider = outcome.provider;
    m_tokens.reset();
    m_refreshToken = outcome.tokens.refreshToken;
    keepRefreshToken();
    take(outcome.tokens); // answers a request that waits for the one before
    Q_EMIT changed();
}

/// Only in the secret store, or nowhere.
void SignInProvider::keepRefreshToken()
{
    m_isKept = false;
    const auto done
        = [self = QPointer(this), token = m_refreshToken](const std::optional<ChatError> &problem) {
              if (self && !problem)
                  self->m_isKept = self->m_refreshToken == token;
              if (!problem || !self || std::exchange(self->m_isNoticed, true))
                  return;
              ChatError notice = *problem;
              notice.code = Code::SecretsInMemoryOnly;
              Q_EMIT self->noticed(notice);
          };
    if (m_refreshToken.isEmpty())
        m_secrets.remove(kRefreshTokenName, [](const auto &) {});
    else
        m_secrets.write(kRefreshTokenName, m_refreshToken, done);
}

void SignInProvider::forget()
{
    m_tokens.reset();
    m_refreshToken.clear();
    m_isStoreRead = true;
    m_isKept = false;
    m_secrets.remove(kRefreshTokenName, [](const auto &) {});
    Q_EMIT stateChanged();
}

void SignInProvider::signOut()
{
    cancel();
    ++m_round;
    m_hasEnded = false;
    m_setup.asksWhoItIs = true;
    if (m_request)
        m_request.release()->deleteLater();
    const QString refreshToken = std::exchange(m_refreshToken, QString());
    qCInfo(lcService) << "signed out";
    forget();
    answer(ProvidedToken());
    Q_EMIT changed();
    if (!refreshToken.isEmpty())
        revoke(refreshToken);
    endBrowserSession();
}

/// The browser still knows who was signed in. Where it comes back to is shown by a listener of its
/// own, for as long as somebody may look at the browser.
void SignInProvider::endBrowserSession()
{
    if (!m_provider || m_provider->endSession.isEmpty() || !m_parts.openBrowser)
        return;
    QUrl url = m_provider->endSession;
    QUrlQuery query(url);
    const QString client = QString::fromLatin1(QUrl::toPercentEncoding(m_setup.clientId));
    query.addQueryItem(u"client_id"_s, client);
    // It takes registered addresses only, and those have their port.
    if (m_provider->isCognito() && m_setup.redirectPort != 0) {
        m_goodbye = std::make_unique<RedirectListener>(m_parts.page);
        const QUrl back = m_goodbye->listen(m_setup.redirectPort);
        QTimer::singleShot(kLongestGoodbye, m_goodbye.get(), [this] { m_goodbye.reset(); });
        if (!back.isEmpty())
            query.addQueryItem(u"logout_uri"_s,
                               QString::fromLatin1(QUrl::toPercentEncoding(back.toString())));
        else
            qCInfo(lcService) << "the port to come back to after signing out is taken";
    }
    url.setQuery(query);
    if (!m_parts.openBrowser(url))
        qCInfo(lcService) << "no browser to sign out with";
}

/// RFC 7009. Nobody waits for it: here nothing is left that could be used.
void SignInProvider::revoke(const QString &refreshToken)
{
    if (!m_provider || m_provider->revocation.isEmpty())
        return;
    auto *request = new JsonRequest(m_parts.network, {}, this);
    connect(request, &JsonRequest::finished, request, [request](const JsonRequest::Result &result) {
        const auto *reply = std::get_if<JsonRequest::Reply>(&result);
        qCInfo(lcService) << "the sign-in was"
                          << (reply && reply->status < 300 ? "revoked" : "not revoked");
        request->deleteLater();
    });
    QUrlQuery form;
    form.addQueryItem(u"token"_s, QString::fromLatin1(QUrl::toPercentEncoding(refreshToken)));
    form.addQueryItem(u"token_type_hint"_s, u"refresh_token"_s);
    form.addQueryItem(u"client_id"_s,
                      QString::fromLatin1(QUrl::toPercentEncoding(m_setup.clientId)));
    request->post(m_provider->revocation, form);
}

} // namespace ecom67
