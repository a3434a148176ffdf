// SPDX-License-Identifier: MIT
#pragma once

#include "FakeOidcProvider.h"
#include "MemorySecretStore.h"
#include "service/NetworkSetup.h"
#include "service/SignInProvider.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

namespace ecom67::test {

/// A SignInProvider with a provider of the test's, a secret store in memory, and a browser in which
/// somebody is signed in already.
struct SignInFixture
{
    using Reason = TokenProvider::Reason;

    struct Outcome
    {
        std::optional<ProvidedToken> token;
        std::optional<ChatError::Code> code;
    };

    SignInFixture()
    {
        setup = {.issuer = QUrl(fake.issuer()),
                 .clientId = QStringLiteral("shop-chat"),
                 .scopes = QStringLiteral("openid profile")};
        openBrowser = [this](const QUrl &url) {
            opened.append(url);
            visit(fake.authorize(url));
            return true;
        };
        restart();
    }

    /// As after a restart of the program: what is in memory only is gone.
    void restart()
    {
        SignInFlow::OpenBrowser open;
        if (openBrowser)
            open = [this](const QUrl &url) { return openBrowser(url); };
        provider = std::make_unique<SignInProvider>(
            setup,
            SignInFlow::Parts{.network = network,
                              .openBrowser = open,
                              .page = QStringLiteral("You can close this window."),
                              .within = within},
            secrets);
    }

    Outcome ask(Reason reason = Reason::Start)
    {
        QSignalSpy answered(provider.get(), &TokenProvider::answered);
        provider->request(reason);
        if (answered.isEmpty() && !answered.wait(20'000))
            return {};
        const auto answer = answered.constFirst().constFirst().value<TokenProvider::Answer>();
        if (const auto *problem = std::get_if<ChatError>(&answer))
            return {{}, problem->code};
        return {std::get<ProvidedToken>(answer), {}};
    }

    /// Whether it succeeded.
    bool signIn()
    {
        QSignalSpy changed(provider.get(), &TokenProvider::changed);
        provider->signIn();
        return changed.wait() && provider->state() == SignInProvider::State::SignedIn;
    }

    /// Why a sign-in fails; nothing when it does not.
    std::optional<ChatError::Code> failureOfSignIn()
    {
        QSignalSpy failed(provider.get(), &SignInProvider::signInFailed);
        provider->signIn();
        if (failed.isEmpty() && !failed.wait(20'000))
            return std::nullopt;
        return failed.constFirst().constFirst().value<ChatError>().code;
    }

    QNetworkReply *visit(const QUrl &url) { return browser.get(QNetworkRequest(url)); }
    QString keptSecret() const { return secrets.secrets.value(QStringLiteral("signin")); }

    NetworkSetup network;
    QNetworkAccessManager browser;
    FakeOidcProvider fake;
    MemorySecretStore secrets;
    SignInSetup setup;
    SignInFlow::OpenBrowser openBrowser;
    std::chrono::milliseconds within = std::chrono::minutes(5);
    QList<QUrl> opened;
    std::unique_ptr<SignInProvider> provider;
};

} // namespace ecom67::test
