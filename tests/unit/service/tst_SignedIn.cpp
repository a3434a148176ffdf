// SPDX-License-Identifier: MIT
#include "core/TokenClaims.h"
#include "support/SignInFixture.h"

#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;
using Reason = TokenProvider::Reason;
using State = SignInProvider::State;

/// Staying signed in and signing out.
class tst_SignedIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_it.emplace(); }
    void cleanup() { m_it.reset(); }
    void aRestartNeedsNoBrowser();
    void renewsAndTakesTheNextRefreshToken();
    void anotherProgramMayRenewIt();
    void aRefusedRefreshEndsIt();
    void anUnreachableProviderEndsNothing();
    void aRefreshForSomebodyElseIsNotUsed();
    void withoutARefreshTokenItEndsWithTheToken();
    void withoutASecretStoreItLastsUntilTheEnd();
    void aStoreThatHidesTheSignInIsSaid();
    void signsOut();
    void signsOutWhereNobodyAnswers();
    void secondSignInAsksWhoItIs();
    void knowsCognito_data();
    void knowsCognito();
    void cognitoComesBackFromSigningOut();
    void cognitoIsToldNoAddressThatNobodyListensAt();

private:
    quint16 useCognito();

    std::optional<SignInFixture> m_it;
};

void tst_SignedIn::aRestartNeedsNoBrowser()
{
    QVERIFY(m_it->signIn());
    QTRY_VERIFY(!m_it->secrets.secrets.isEmpty());
    m_it->opened.clear();
    m_it->restart();

    const auto outcome = m_it->ask();

    QCOMPARE(TokenClaims::read(outcome.token->token)->subject, u"ada"_s);
    QCOMPARE(m_it->provider->state(), State::SignedIn);
    QVERIFY(m_it->opened.isEmpty());
    QTRY_COMPARE(m_it->keptSecret(), u"refresh-2"_s);
}

void tst_SignedIn::renewsAndTakesTheNextRefreshToken()
{
    QVERIFY(m_it->signIn());
    const QString first = m_it->ask().token->token;
    for (int round = 2; round < 5; ++round) {
        const auto renewed = m_it->ask(round % 2 == 0 ? Reason::Expiring : Reason::Refused).token;
        QVERIFY(renewed && renewed->token != first);
        QTRY_COMPARE(m_it->keptSecret(), u"refresh-%1"_s.arg(round));
    }
    QCOMPARE(m_it->opened.size(), 1);
}

void tst_SignedIn::anotherProgramMayRenewIt()
{
    QVERIFY(m_it->signIn());
    QTRY_COMPARE(m_it->keptSecret(), u"refresh-1"_s);
    const auto window = std::move(m_it->provider);
    m_it->restart(); // the console program
    QVERIFY(m_it->ask().token);
    QTRY_COMPARE(m_it->keptSecret(), u"refresh-2"_s);

    QSignalSpy answered(window.get(), &TokenProvider::answered);
    window->request(Reason::Expiring);
    QVERIFY(answered.wait());
    const auto answer = answered.constFirst().constFirst().value<TokenProvider::Answer>();
    QVERIFY(std::holds_alternative<ProvidedToken>(answer));
    QTRY_COMPARE(m_it->keptSecret(), u"refresh-3"_s);
}

void tst_SignedIn::aRefusedRefreshEndsIt()
{
    QVERIFY(m_it->signIn());
    m_it->fake.on[u"/token"_s] = [](const QUrlQuery &) {
        return FakeOidcProvider::json(400, {{u"error"_s, u"invalid_grant"_s}});
    };

    QCOMPARE(m_it->ask(Reason::Refused).code, Code::SignInEnded);

    QCOMPARE(m_it->provider->state(), State::SignedOut);
    QTRY_VERIFY(m_it->secrets.secrets.isEmpty());
    // It stays so until somebody says what should be: nobody is not somebody who has signed out.
    QCOMPARE(m_it->ask(Reason::Refused).code, Code::SignInEnded);
    m_it->provider->signOut();
    QCOMPARE(m_it->ask().token, ProvidedToken());
}

void tst_SignedIn::anUnreachableProviderEndsNothing()
{
    QVERIFY(m_it->signIn());
    const auto token = m_it->fake.on.value(u"/token"_s);
    m_it->fake.on[u"/token"_s] = [](const QUrlQuery &) { return FakeOidcProvider::http(503, {}); };
    QCOMPARE(m_it->ask(Reason::Refused).code, Code::ProviderUnreachable);
    QCOMPARE(m_it->provider->state(), State::SignedIn);
    QCOMPARE(m_it->keptSecret(), u"refresh-1"_s);

    m_it->fake.on[u"/token"_s] = token;
    QVERIFY(m_it->ask(Reason::Refused).token);
}

void tst_SignedIn::aRefreshForSomebodyElseIsNotUsed()
{
    QVERIFY(m_it->signIn());
    m_it->fake.subject = u"bob"_s;
    QCOMPARE(m_it->ask(Reason::Expiring).code, Code::SignInMismatch);
    QCOMPARE(m_it->provider->account(), u"Ada Lovelace"_s);
}

void tst_SignedIn::withoutARefreshTokenItEndsWithTheToken()
{
    m_it->fake.on[u"/token"_s] = [this](const QUrlQuery &) {
        QJsonObject body = m_it->fake.tokens();
        body.remove(u"refresh_token"_s);
        return FakeOidcProvider::json(200, body);
    };
    QVERIFY(m_it->signIn());
    QVERIFY(m_it->ask().token);
    QVERIFY(m_it->ask(Reason::Expiring).token);
    QCOMPARE(m_it->ask(Reason::Refused).code, Code::SignInEnded);
    QVERIFY(m_it->secrets.secrets.isEmpty());
}

void tst_SignedIn::withoutASecretStoreItLastsUntilTheEnd()
{
    m_it->secrets.fails = true;
    QCOMPARE(m_it->ask().token, ProvidedToken()); // nobody has ever signed in
    QSignalSpy noticed(m_it->provider.get(), &TokenProvider::noticed);

    QVERIFY(m_it->signIn());
    QTRY_COMPARE(noticed.size(), 1);
    QCOMPARE(noticed.constFirst().constFirst().value<ChatError>().code, Code::SecretsInMemoryOnly);
    QVERIFY(m_it->ask(Reason::Expiring).token);
    QVERIFY(m_it->ask(Reason::Expiring).token);
    QCoreApplication::processEvents();
    QCOMPARE(noticed.size(), 1);
}

void tst_SignedIn::aStoreThatHidesTheSignInIsSaid()
{
    QVERIFY(m_it->signIn());
    QTRY_VERIFY(!m_it->secrets.secrets.isEmpty());
    m_it->restart();
    m_it->secrets.fails = true;
    QCOMPARE(m_it->ask().code, Code::SecretStoreUnavailable);

    QSignalSpy changed(m_it->provider.get(), &TokenProvider::changed);
    m_it->secrets.fails = false;
    Q_EMIT m_it->secrets.becameAvailable(); // somebody has unlocked it
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_it->ask().token && !m_it->ask().token->token.isEmpty());
}

void tst_SignedIn::signsOut()
{
    QVERIFY(m_it->signIn());
    QTRY_VERIFY(!m_it->secrets.secrets.isEmpty());
    m_it->fake.requests.clear();
    QSignalSpy changed(m_it->provider.get(), &TokenProvider::changed);

    m_it->provider->signOut();

    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_it->provider->state(), State::SignedOut);
    QCOMPARE(m_it->provider->account(), QString());
    QCOMPARE(m_it->ask().token, ProvidedToken());
    QTRY_COMPARE(m_it->fake.paths(), QStringList(u"/revocation"_s));
    QCOMPARE(m_it->fake.requests.constFirst().second.queryItemValue(u"token"_s), u"refresh-1"_s);
    QTRY_VERIFY(m_it->secrets.secrets.isEmpty());
    m_it->restart();
    QCOMPARE(m_it->ask().token, ProvidedToken());
}

void tst_SignedIn::signsOutWhereNobodyAnswers()
{
    QVERIFY(m_it->signIn());
    m_it->fake.close();
    m_it->provider->signOut();
    QCOMPARE(m_it->ask().token, ProvidedToken());
    m_it->provider.reset(); // while it is still being told
}

void tst_SignedIn::secondSignInAsksWhoItIs()
{
    m_it->fake.metadata.insert(u"end_session_endpoint"_s, m_it->fake.address(u"/end"_s));
    QVERIFY(m_it->signIn());
    QVERIFY(!m_it->fake.authorization.hasQueryItem(u"prompt"_s));
    m_it->openBrowser = [this](const QUrl &url) {
        m_it->opened.append(url);
        return true;
    };

    m_it->provider->signOut();

    QCOMPARE(m_it->opened.constLast().path(), u"/end"_s);
    QCOMPARE(QUrlQuery(m_it->opened.constLast()).queryItemValue(u"client_id"_s), u"shop-chat"_s);
    m_it->openBrowser = [this](const QUrl &url) {
        m_it->visit(m_it->fake.authorize(url));
        return true;
    };
    QVERIFY(m_it->signIn());
    QCOMPARE(m_it->fake.authorization.queryItemValue(u"prompt"_s), u"login"_s);
}

void tst_SignedIn::knowsCognito_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("endSession");
    QTest::addColumn<bool>("isIt");
    const QString issuer = u"https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x"_s;
    const QString hosted = u"https://shop.auth.eu-central-1.amazoncognito.com/logout"_s;
    QTest::newRow("its own domain") << issuer << hosted << true;
    QTest::newRow("a domain of the shop")
        << issuer << u"https://login.shop.example/logout"_s << true;
    QTest::newRow("China") << u"https://cognito-idp.cn-north-1.amazonaws.com.cn/cn_x"_s
                           << u"https://login.shop.example/logout"_s << true;
    QTest::newRow("by its domain") << u"https://login.shop.example"_s << hosted << true;
    QTest::newRow("another") << u"https://login.shop.example"_s
                             << u"https://login.shop.example/end"_s << false;
    QTest::newRow("another in that cloud")
        << u"https://login.amazonaws.com"_s << u"https://login.amazonaws.com/end"_s << false;
    QTest::newRow("a name like it") << u"https://cognito-idp.amazonaws.com.shop.example"_s
                                    << u"https://amazoncognito.com.shop.example/end"_s << false;
}

void tst_SignedIn::knowsCognito()
{
    QFETCH(QString, issuer);
    QFETCH(QString, endSession);
    OidcProvider provider;
    provider.issuer = issuer;
    provider.endSession = QUrl(endSession);
    QTEST(provider.isCognito(), "isIt");
}

/// Its hosted page as the one to sign out at, and a free port as the registered one.
quint16 tst_SignedIn::useCognito()
{
    m_it->fake.metadata.insert(u"end_session_endpoint"_s,
                               u"https://shop.auth.eu-central-1.amazoncognito.com/logout"_s);
    QTcpServer port;
    port.listen(QHostAddress::LocalHost);
    m_it->setup.redirectPort = port.serverPort();
    port.close();
    m_it->restart();
    return m_it->setup.redirectPort;
}

void tst_SignedIn::cognitoComesBackFromSigningOut()
{
    const quint16 port = useCognito();
    QVERIFY(m_it->signIn());
    m_it->openBrowser = [this](const QUrl &url) {
        m_it->opened.append(url);
        return true;
    };

    m_it->provider->signOut();

    const QUrlQuery query(m_it->opened.constLast());
    QCOMPARE(query.queryItemValue(u"client_id"_s), u"shop-chat"_s);
    const QUrl back(query.queryItemValue(u"logout_uri"_s, QUrl::FullyDecoded));
    QCOMPARE(back.port(), port);
    // The same address that it is registered with for signing in.
    QCOMPARE(back.toString(),
             m_it->fake.authorization.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    QNetworkReply *page = m_it->visit(back);
    QTRY_VERIFY(page->isFinished());
    QCOMPARE(page->error(), QNetworkReply::NoError);
    QVERIFY(page->readAll().contains("You can close this window."));
}

void tst_SignedIn::cognitoIsToldNoAddressThatNobodyListensAt()
{
    const quint16 port = useCognito();
    QVERIFY(m_it->signIn());
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, port));

    m_it->provider->signOut();

    QCOMPARE(m_it->opened.constLast().path(), u"/logout"_s);
    QVERIFY(!QUrlQuery(m_it->opened.constLast()).hasQueryItem(u"logout_uri"_s));
}

QTEST_GUILESS_MAIN(tst_SignedIn)
#include "tst_SignedIn.moc"
