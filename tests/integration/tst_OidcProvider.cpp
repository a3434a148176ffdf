// SPDX-License-Identifier: MIT
#include "core/TokenClaims.h"
#include "service/NetworkSetup.h"
#include "service/SignInProvider.h"
#include "support/MemorySecretStore.h"
#include "support/ScriptedBrowser.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <optional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;
using Reason = TokenProvider::Reason;
using State = SignInProvider::State;

/// A complete sign-in with a provider that is not ours: the npm package oidc-provider.
class tst_OidcProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void signsInRenewsAndSignsOut();
    void aRefreshTokenIsOfUseOnce();
    void somebodyElseIsSomebodyElse();
    void whoCancelsIsNotSignedIn();
    void aClientItDoesNotKnow();

private:
    std::unique_ptr<SignInProvider> make(ScriptedBrowser &browser);
    static bool signIn(SignInProvider &provider);
    static std::variant<QString, Code> ask(SignInProvider &provider, Reason reason);

    QProcess m_process;
    NetworkSetup m_network;
    std::optional<MemorySecretStore> m_secrets;
    SignInSetup m_setup;
};

void tst_OidcProvider::initTestCase()
{
    const QString folder = QStringLiteral(ECOM67_OIDC_PROVIDER);
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty() || !QDir(folder + u"/node_modules/oidc-provider"_s).exists())
        QSKIP("scripts/fetch-oidc-provider has not been run for this build, or there is no node");
    m_process.setWorkingDirectory(folder);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(node, {folder + u"/provider.mjs"_s});
    QVERIFY(m_process.waitForReadyRead());
    m_setup = {.issuer = QUrl(QString::fromLatin1(m_process.readLine()).trimmed()),
               .clientId = u"shop-chat"_s,
               .scopes = u"openid profile email"_s};
    QVERIFY(m_setup.issuer.port() > 0);
}

void tst_OidcProvider::cleanupTestCase()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

void tst_OidcProvider::init()
{
    m_secrets.emplace();
    m_setup.clientId = u"shop-chat"_s;
}

std::unique_ptr<SignInProvider> tst_OidcProvider::make(ScriptedBrowser &browser)
{
    return std::make_unique<SignInProvider>(m_setup,
                                            SignInFlow::Parts{.network = m_network,
                                                              .openBrowser =
                                                                  [&browser](const QUrl &url) {
                                                                      browser.open(url);
                                                                      return true;
                                                                  },
                                                              .page = u"Come back."_s},
                                            *m_secrets);
}

bool tst_OidcProvider::signIn(SignInProvider &provider)
{
    QSignalSpy changed(&provider, &TokenProvider::changed);
    provider.signIn();
    return changed.wait(20'000) && provider.state() == State::SignedIn;
}

std::variant<QString, Code> tst_OidcProvider::ask(SignInProvider &provider, Reason reason)
{
    QSignalSpy answered(&provider, &TokenProvider::answered);
    provider.request(reason);
    if (answered.isEmpty() && !answered.wait(20'000))
        return QString();
    const auto answer = answered.constFirst().constFirst().value<TokenProvider::Answer>();
    if (const auto *problem = std::get_if<ChatError>(&answer))
        return problem->code;
    return std::get<ProvidedToken>(answer).token;
}

void tst_OidcProvider::signsInRenewsAndSignsOut()
{
    ScriptedBrowser browser(u"ada"_s);
    auto provider = make(browser);
    QVERIFY(signIn(*provider));
    QTRY_VERIFY(browser.page.contains("Come back."));
    QCOMPARE(browser.forms, 2); // signing in, and the consent
    QCOMPARE(provider->account(), u"Name of ada"_s);
    const QString first = std::get<QString>(ask(*provider, Reason::Start));
    QCOMPARE(TokenClaims::read(first)->subject, u"ada"_s);

    QTRY_VERIFY(!m_secrets->secrets.isEmpty());
    const auto before = m_secrets->secrets;
    const QString second = std::get<QString>(ask(*provider, Reason::Refused));
    QCOMPARE(ownerOf(second), ownerOf(first));
    // The provider hands out another refresh token with each.
    QTRY_VERIFY(m_secrets->secrets != before);

    // As after a restart.
    provider = make(browser);
    QCOMPARE(ownerOf(std::get<QString>(ask(*provider, Reason::Start))), ownerOf(first));
    QCOMPARE(browser.forms, 2);

    const auto kept = m_secrets->secrets;
    provider->signOut();
    QCOMPARE(ask(*provider, Reason::Start), (std::variant<QString, Code>(QString())));
    QTRY_VERIFY(m_secrets->secrets.isEmpty());
    QTRY_VERIFY(provider->findChildren<JsonRequest *>().isEmpty()); // the provider has been told
    // What somebody may have copied before is worth nothing any more.
    m_secrets->secrets = kept;
    QCOMPARE(ask(*make(browser), Reason::Start), (std::variant<QString, Code>(Code::SignInEnded)));
}

void tst_OidcProvider::aRefreshTokenIsOfUseOnce()
{
    ScriptedBrowser browser(u"ada"_s);
    auto provider = make(browser);
    QVERIFY(signIn(*provider));
    QTRY_VERIFY(!m_secrets->secrets.isEmpty());
    const auto old = m_secrets->secrets;
    QVERIFY(std::holds_alternative<QString>(ask(*provider, Reason::Expiring)));
    QTRY_VERIFY(m_secrets->secrets != old);

    m_secrets->secrets = old;
    QCOMPARE(ask(*make(browser), Reason::Start), (std::variant<QString, Code>(Code::SignInEnded)));
}

void tst_OidcProvider::somebodyElseIsSomebodyElse()
{
    ScriptedBrowser ada(u"ada"_s);
    ScriptedBrowser bob(u"bob"_s);
    const auto first = make(ada);
    const auto second = make(bob);
    QVERIFY(signIn(*first));
    QVERIFY(signIn(*second));
    QVERIFY(ownerOf(std::get<QString>(ask(*first, Reason::Start)))
            != ownerOf(std::get<QString>(ask(*second, Reason::Start))));
}

void tst_OidcProvider::whoCancelsIsNotSignedIn()
{
    ScriptedBrowser browser(u"ada"_s);
    const auto provider = make(browser);
    QSignalSpy failed(provider.get(), &SignInProvider::signInFailed);
    provider->signIn();
    provider->cancel();
    QVERIFY(failed.wait());
    QCOMPARE(failed.constFirst().constFirst().value<ChatError>().code, Code::SignInCancelled);
    QCOMPARE(ask(*provider, Reason::Start), (std::variant<QString, Code>(QString())));
}

void tst_OidcProvider::aClientItDoesNotKnow()
{
    m_setup.clientId = u"another"_s;
    ScriptedBrowser browser(u"ada"_s);
    const auto provider = make(browser);
    provider->signIn();
    // The provider does not send the browser back, since it knows no place to.
    QTRY_VERIFY(browser.page.contains("invalid_client"));
    QCOMPARE(provider->state(), State::SigningIn);
}

QTEST_GUILESS_MAIN(tst_OidcProvider)
#include "tst_OidcProvider.moc"
