// SPDX-License-Identifier: MIT
#include "core/Settings.h"
#include "core/TokenClaims.h"
#include "service/TokenSources.h"
#include "support/SignInFixture.h"

#include <QTest>

#include <functional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;
using Reason = TokenProvider::Reason;
using State = SignInProvider::State;

/// Signing in, with a provider and a browser that do what a test wants.
class tst_SignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_it.emplace(); }
    void cleanup() { m_it.reset(); }
    void signsIn();
    void asksAsTheStandardsSay();
    void sendsTheTokenThatIsWanted();
    void whatGoesWrongOnTheWay_data();
    void whatGoesWrongOnTheWay();
    void whatTheBrowserMayBringBack_data();
    void whatTheBrowserMayBringBack();
    void canBeCancelled();
    void ends();
    void withoutABrowserThereIsNone();
    void aKioskOffersNone();
    void withoutASetupThereIsNone();
    void aTakenPortIsSaid();

private:
    std::optional<SignInFixture> m_it;
};

void tst_SignIn::signsIn()
{
    QCOMPARE(m_it->ask().token, ProvidedToken());
    QCOMPARE(m_it->provider->state(), State::SignedOut);

    QVERIFY(m_it->signIn());

    QCOMPARE(m_it->provider->account(), u"Ada Lovelace"_s);
    const auto outcome = m_it->ask();
    QVERIFY(outcome.token);
    QCOMPARE(TokenClaims::read(outcome.token->token)->subject, u"ada"_s);
    QVERIFY(outcome.token->lifetime > 3'590s && outcome.token->lifetime <= 3'600s);
    QTRY_COMPARE(m_it->keptSecret(), u"refresh-1"_s);
    QCOMPARE(m_it->secrets.secrets.size(), 1); // nothing else is written anywhere
}

void tst_SignIn::asksAsTheStandardsSay()
{
    m_it->setup.issuer = QUrl(m_it->fake.issuer() + u'/');
    m_it->setup.clientId = u"shop-chat"_s;
    m_it->restart();
    QVERIFY(m_it->signIn());

    const QUrlQuery asked = m_it->fake.authorization;
    QCOMPARE(asked.queryItemValue(u"response_type"_s), u"code"_s);
    QCOMPARE(asked.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"openid profile"_s);
    QCOMPARE(asked.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(asked.queryItemValue(u"state"_s).size(), 43);
    QCOMPARE(asked.queryItemValue(u"nonce"_s).size(), 43);
    QVERIFY(asked.queryItemValue(u"state"_s) != asked.queryItemValue(u"nonce"_s));
    const QUrl redirect(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    QCOMPARE(redirect.host(), u"127.0.0.1"_s);
    QCOMPARE(redirect.path(), u"/callback"_s);

    const QUrlQuery redeemed = m_it->fake.requests.constLast().second;
    QCOMPARE(redeemed.queryItemValue(u"grant_type"_s), u"authorization_code"_s);
    QCOMPARE(redeemed.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), redirect.toString());
    QCOMPARE(Pkce::of(redeemed.queryItemValue(u"code_verifier"_s).toLatin1()).challenge,
             asked.queryItemValue(u"code_challenge"_s).toLatin1());
    QVERIFY(!m_it->opened.constFirst().toString().contains(
        redeemed.queryItemValue(u"code_verifier"_s)));
}

void tst_SignIn::sendsTheTokenThatIsWanted()
{
    m_it->setup.sendsAccessToken = true;
    m_it->restart();
    QVERIFY(m_it->signIn());
    QCOMPARE(m_it->ask().token->token, u"access-1"_s);
}

void tst_SignIn::whatGoesWrongOnTheWay_data()
{
    QTest::addColumn<std::function<void(FakeOidcProvider &)>>("spoil");
    QTest::addColumn<Code>("code");
    using Spoil = std::function<void(FakeOidcProvider &)>;
    const QString discovery = u"/.well-known/openid-configuration"_s;
    const auto metadata = [](const QString &name, const QJsonValue &value) -> Spoil {
        return [=](FakeOidcProvider &fake) { fake.metadata.insert(name, value); };
    };
    const auto answer = [](const QString &path, const QByteArray &bytes) -> Spoil {
        return [=](FakeOidcProvider &fake) {
            fake.on[path] = [bytes](const QUrlQuery &) { return bytes; };
        };
    };
    const auto claim = [](const QString &name, const QJsonValue &value) -> Spoil {
        return [=](FakeOidcProvider &fake) { fake.changedClaims.insert(name, value); };
    };
    const auto tokens = [](const QString &name, const QJsonValue &value) -> Spoil {
        return [=](FakeOidcProvider &fake) {
            fake.on[u"/token"_s] = [&fake, name, value](const QUrlQuery &) {
                QJsonObject body = fake.tokens();
                body.insert(name, value);
                return FakeOidcProvider::json(200, body);
            };
        };
    };
    const auto http = [](int status, const QByteArray &body, const QByteArray &head = {}) {
        return FakeOidcProvider::http(status, body, head);
    };

    QTest::newRow("nobody listens")
        << Spoil([](FakeOidcProvider &fake) { fake.close(); }) << Code::ProviderUnreachable;
    QTest::newRow("discovery not found")
        << answer(discovery, http(404, "")) << Code::ProviderInvalid;
    QTest::newRow("discovery fails")
        << answer(discovery, http(503, "")) << Code::ProviderUnreachable;
    QTest::newRow("discovery is a page")
        << answer(discovery, http(200, "<html>")) << Code::ProviderInvalid;
    QTest::newRow("discovery is a list")
        << answer(discovery, http(200, "[1]")) << Code::ProviderInvalid;
    QTest::newRow("discovery is nested deeply")
        << answer(discovery, http(200, QByteArray(100'000, '['))) << Code::ProviderInvalid;
    // Right but for its size.
    QTest::newRow("discovery is too large") << Spoil([discovery](FakeOidcProvider &fake) {
        fake.on[discovery] = [&fake](const QUrlQuery &) {
            return FakeOidcProvider::http(
                200, QByteArray(1'100'000, ' ') + QJsonDocument(fake.metadata).toJson());
        };
    }) << Code::ProviderInvalid;
    QTest::newRow("discovery sends on")
        << answer(discovery, http(302, "", "Location: http://127.0.0.1:1/x\r\n"))
        << Code::ProviderInvalid;
    QTest::newRow("discovery speaks no HTTP")
        << answer(discovery, "hello\r\n\r\n") << Code::ProviderUnreachable;
    QTest::newRow("discovery is packed")
        << answer(discovery, http(200, "\x1f\x8b\x08", "Content-Encoding: gzip\r\n"))
        << Code::ProviderInvalid;
    QTest::newRow("another issuer")
        << metadata(u"issuer"_s, u"https://evil.example"_s) << Code::ProviderInvalid;
    QTest::newRow("no issuer") << metadata(u"issuer"_s, QJsonValue()) << Code::ProviderInvalid;
    QTest::newRow("token address without TLS")
        << metadata(u"token_endpoint"_s, u"http://id.example/token"_s) << Code::ProviderInvalid;
    QTest::newRow("authorization address that runs something")
        << metadata(u"authorization_endpoint"_s, u"file:///bin/sh"_s) << Code::ProviderInvalid;
    QTest::newRow("authorization address with a user name")
        << metadata(u"authorization_endpoint"_s, u"https://shop@evil.example/"_s)
        << Code::ProviderInvalid;
    QTest::newRow("authorization address of a wrong type")
        << metadata(u"authorization_endpoint"_s, 7) << Code::ProviderInvalid;
    QTest::newRow("code is not known")
        << answer(u"/token"_s, FakeOidcProvider::json(400, {{u"error"_s, u"invalid_grant"_s}}))
        << Code::SignInRefused;
    QTest::newRow("client is not known") << answer(
        u"/token"_s,
        http(401, R"({"error":"invalid_client"})", "WWW-Authenticate: Basic realm=\"x\"\r\n"))
                                         << Code::SignInRefused;
    QTest::newRow("tokens fail") << answer(u"/token"_s, http(500, "")) << Code::ProviderUnreachable;
    QTest::newRow("too many requests")
        << answer(u"/token"_s, http(429, "")) << Code::ProviderUnreachable;
    QTest::newRow("tokens are a page")
        << answer(u"/token"_s, http(200, "<html>")) << Code::ProviderInvalid;
    QTest::newRow("tokens are too large") << Spoil([](FakeOidcProvider &fake) {
        fake.on[u"/token"_s] = [&fake](const QUrlQuery &) {
            return FakeOidcProvider::http(
                200, QByteArray(2'000'000, ' ') + QJsonDocument(fake.tokens()).toJson());
        };
    }) << Code::ProviderInvalid;
    QTest::newRow("no access token")
        << tokens(u"access_token"_s, QJsonValue()) << Code::ProviderInvalid;
    QTest::newRow("another kind of token")
        << tokens(u"token_type"_s, u"mac"_s) << Code::ProviderInvalid;
    QTest::newRow("no id token") << tokens(u"id_token"_s, QJsonValue()) << Code::ProviderInvalid;
    QTest::newRow("id token that is none")
        << tokens(u"id_token"_s, u"abc"_s) << Code::ProviderInvalid;
    QTest::newRow("huge id token")
        << tokens(u"id_token"_s, QString(100'000, u'a')) << Code::ProviderInvalid;
    QTest::newRow("nonce of another sign-in")
        << claim(u"nonce"_s, u"other"_s) << Code::SignInMismatch;
    QTest::newRow("no nonce") << claim(u"nonce"_s, QJsonValue()) << Code::SignInMismatch;
    QTest::newRow("for another program") << claim(u"aud"_s, u"other"_s) << Code::SignInMismatch;
    QTest::newRow("of another issuer")
        << claim(u"iss"_s, u"https://evil.example"_s) << Code::SignInMismatch;
    QTest::newRow("for nobody") << claim(u"sub"_s, QJsonValue()) << Code::ProviderInvalid;
}

void tst_SignIn::whatGoesWrongOnTheWay()
{
    QFETCH(const std::function<void(FakeOidcProvider &)>, spoil);
    QFETCH(const Code, code);
    spoil(m_it->fake);

    QCOMPARE(m_it->failureOfSignIn(), code);
    QCOMPARE(m_it->provider->state(), State::SignedOut);
    QCOMPARE(m_it->ask().token, ProvidedToken());
    QVERIFY(m_it->secrets.secrets.isEmpty());
}

void tst_SignIn::whatTheBrowserMayBringBack_data()
{
    QTest::addColumn<QString>("query"); // STATE stands for the state
    QTest::addColumn<Code>("code");

    QTest::newRow("another state") << u"code=code-1&state=x"_s << Code::SignInMismatch;
    QTest::newRow("no state") << u"code=code-1"_s << Code::SignInMismatch;
    QTest::newRow("nothing") << QString() << Code::SignInMismatch;
    QTest::newRow("an error without a state") << u"error=access_denied"_s << Code::SignInMismatch;
    QTest::newRow("another issuer")
        << u"code=code-1&state=STATE&iss=https://evil.example"_s << Code::SignInMismatch;
    QTest::newRow("denied") << u"error=access_denied&state=STATE"_s << Code::SignInCancelled;
    QTest::newRow("another error")
        << u"error=invalid_scope&error_description=<b>x</b>&state=STATE"_s << Code::SignInRefused;
    QTest::newRow("no code") << u"state=STATE"_s << Code::ProviderInvalid;
    QTest::newRow("huge code") << u"state=STATE&code="_s + QString(8'000, u'a')
                               << Code::ProviderInvalid;
    QTest::newRow("a code of somebody else") << u"code=code-2&state=STATE"_s << Code::SignInRefused;
}

void tst_SignIn::whatTheBrowserMayBringBack()
{
    QFETCH(const QString, query);
    QFETCH(const Code, code);
    m_it->openBrowser = [&](const QUrl &url) {
        QUrl back = m_it->fake.authorize(url);
        const QString state = QUrlQuery(back).queryItemValue(u"state"_s);
        back.setQuery(QString(query).replace(u"STATE"_s, state));
        m_it->visit(back);
        return true;
    };

    QCOMPARE(m_it->failureOfSignIn(), code);
    QCOMPARE(m_it->provider->state(), State::SignedOut);
}

void tst_SignIn::canBeCancelled()
{
    m_it->openBrowser = [this](const QUrl &url) {
        m_it->opened.append(url);
        return true;
    };
    QSignalSpy failed(m_it->provider.get(), &SignInProvider::signInFailed);
    m_it->provider->signIn();
    m_it->provider->signIn(); // a second click
    QTRY_COMPARE(m_it->opened.size(), 1);

    m_it->provider->cancel();

    QVERIFY(failed.wait());
    QCOMPARE(failed.constFirst().constFirst().value<ChatError>().code, Code::SignInCancelled);
    QCOMPARE(m_it->provider->state(), State::SignedOut);
    // Whoever comes back now finds nobody.
    const QUrl back = m_it->fake.authorize(m_it->opened.constFirst());
    QNetworkReply *reply = m_it->browser.get(QNetworkRequest(back));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::ConnectionRefusedError);
    {
        m_it->openBrowser = [this](const QUrl &url) {
            m_it->visit(m_it->fake.authorize(url));
            return true;
        };
        QVERIFY(m_it->signIn());
    }
}

void tst_SignIn::ends()
{
    m_it->openBrowser = [](const QUrl &) { return true; };
    m_it->within = 50ms;
    m_it->restart();
    QCOMPARE(m_it->failureOfSignIn(), Code::SignInTimedOut);
}

void tst_SignIn::withoutABrowserThereIsNone()
{
    m_it->openBrowser = [](const QUrl &) { return false; };
    {
        QCOMPARE(m_it->failureOfSignIn(), Code::SignInUnavailable);
    }
    m_it->openBrowser = {}; // as in a kiosk
    m_it->restart();
    m_it->fake.requests.clear();
    QCOMPARE(m_it->failureOfSignIn(), Code::SignInUnavailable);
    QVERIFY(m_it->fake.requests.isEmpty());
}

void tst_SignIn::aKioskOffersNone()
{
    for (const bool isKiosk : {false, true}) {
        Settings::Sources sources;
        sources.userFile.insert(u"identity/source"_s, {u"signin"_s, {}});
        sources.policy.insert(u"kiosk/enabled"_s, {isKiosk ? u"true"_s : u"false"_s, {}});
        const auto provider
            = makeTokenProvider(Settings(sources), m_it->secrets,
                                {.network = m_it->network, .openBrowser = {}, .page = {}});
        QCOMPARE(qobject_cast<SignInProvider *>(provider.get()) == nullptr, isKiosk);
        if (!isKiosk)
            continue;
        QSignalSpy answered(provider.get(), &TokenProvider::answered);
        provider->request(Reason::Start);
        QCOMPARE(answered.size(), 1); // nobody, at once
    }
}

void tst_SignIn::withoutASetupThereIsNone()
{
    m_it->setup.clientId.clear();
    m_it->restart();
    QCOMPARE(m_it->failureOfSignIn(), Code::SignInNotSetUp);
    QCOMPARE(m_it->ask().code, Code::SignInNotSetUp);
}

void tst_SignIn::aTakenPortIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_it->setup.redirectPort = other.serverPort();
    m_it->restart();
    QCOMPARE(m_it->failureOfSignIn(), Code::SignInPortTaken);
    other.close();
    QVERIFY(m_it->signIn());
    QCOMPARE(
        QUrl(m_it->fake.authorization.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded)).port(),
        m_it->setup.redirectPort);
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_SignIn.moc"
