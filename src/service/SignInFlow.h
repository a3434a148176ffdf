// SPDX-License-Identifier: MIT
#pragma once

#include "core/Pkce.h"
#include "service/JsonRequest.h"
#include "service/OidcProvider.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <variant>

class QUrlQuery;

namespace ecom67 {

class RedirectListener;

/// One sign-in, from the opening of the browser to the tokens: authorization code with PKCE
/// (RFC 7636), state and nonce, over the system's browser and back to this computer (RFC 8252).
class SignInFlow : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInFlow)

public:
    /// Shows an address in the system's browser. False when there is none.
    using OpenBrowser = std::function<bool(const QUrl &url)>;
    struct Parts
    {
        const NetworkSetup &network;
        OpenBrowser openBrowser;
        QString page; ///< what the browser shows in the end
        std::chrono::milliseconds within{std::chrono::minutes(5)}; ///< for the person
    };
    struct Outcome
    {
        OidcProvider provider;
        OidcTokens tokens;
    };
    using Result = std::variant<Outcome, ChatError>;

    SignInFlow(SignInSetup setup, Parts parts, QObject *parent = nullptr);
    ~SignInFlow() override;

    /// Once. Ends with finished(), once and not from inside of the call.
    void start();
    void cancel(); ///< ends it with SignInCancelled

Q_SIGNALS:
    void finished(const ecom67::SignInFlow::Result &result);

private:
    void onDiscovered(const JsonRequest::Result &result);
    void openBrowser();
    void onVisited(const QUrlQuery &query);
    void redeem(const QString &code);
    void onRedeemed(const JsonRequest::Result &result);
    void end(const Result &result);
    void fail(ChatError::Code code, const QString &detail);

    SignInSetup m_setup;
    Parts m_parts;
    QTimer m_deadline;
    std::unique_ptr<JsonRequest> m_request;
    std::unique_ptr<RedirectListener> m_listener;
    OidcProvider m_provider;
    QUrl m_redirect;
    Pkce m_pkce;
    QByteArray m_state;
    QByteArray m_nonce;
    bool m_isOver = false;
};

} // namespace ecom67
