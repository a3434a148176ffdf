// SPDX-License-Identifier: MIT
#pragma once

#include "service/SignInFlow.h"
#include "service/TokenProvider.h"

#include <QDeadlineTimer>

#include <memory>
#include <optional>

namespace ecom67 {

class SecretStore;

/// The token of a person who has signed in with an OpenID provider in the browser. Tokens are in
/// memory only; what renews them lies in the secret store, so that a restart needs no browser, or
/// in memory as well where there is no such store.
class SignInProvider : public TokenProvider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInProvider)

public:
    enum class State { SignedOut, SigningIn, SignedIn };
    Q_ENUM(State)

    /// All that parts refers to, and secrets, must outlive this object.
    SignInProvider(SignInSetup setup, SignInFlow::Parts parts, SecretStore &secrets,
                   QObject *parent = nullptr);
    ~SignInProvider() override;

    void request(Reason reason) override;

    void signIn(); ///< ends with stateChanged(), and signInFailed() when it did
    void cancel();
    /// Forgets everything at once, and tells the provider, which may take its time.
    void signOut();

    State state() const noexcept;
    QString account() const; ///< name or e-mail of who is signed in, one line; may be empty

Q_SIGNALS:
    void stateChanged();
    void signInFailed(const ecom67::ChatError &problem);

private:
    void onSignedIn(const SignInFlow::Result &result);
    void readStore();
    void onStoreRead(const std::optional<QString> &secret);
    void refresh();
    void redeemRefreshToken();
    void onRefreshed(const JsonRequest::Result &result);
    void take(const OidcTokens &tokens);
    void keepRefreshToken();
    void forget();
    void revoke(const QString &refreshToken);
    void endBrowserSession();
    void answer(const Answer &answer);
    void ask(void (SignInProvider::*slot)(const JsonRequest::Result &));
    void onDiscovered(const JsonRequest::Result &result);

    SignInSetup m_setup;
    SignInFlow::Parts m_parts;
    SecretStore &m_secrets;
    std::unique_ptr<SignInFlow> m_flow; ///< while signing in
    std::unique_ptr<JsonRequest> m_request; ///< of a refresh
    std::optional<OidcProvider> m_provider; ///< as soon as it is known
    std::optional<OidcTokens> m_tokens; ///< while signed in
    QString m_refreshToken;
    QDeadlineTimer m_good; ///< until when the token that is sent is
    std::unique_ptr<RedirectListener>
        m_goodbye; ///< where the browser comes back to after signing out
    bool m_isStoreRead = false;
    bool m_isKept = false; ///< the refresh token lies in the secret store
    bool m_hasEnded = false; ///< the sign-in did, and nobody has said what should be instead
    bool m_isAsked = false; ///< a request has not been answered
    bool m_isNoticed = false;
    quint64 m_round = 0; ///< of the sign-ins and sign-outs; what comes from another one is late
};

} // namespace ecom67
