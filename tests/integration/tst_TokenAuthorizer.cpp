// SPDX-License-Identifier: MIT
#include "gateway/Authorizer.h"
#include "gateway/LocalGateway.h"
#include "jwks/JwksFile.h"
#include "support/RawClient.h"
#include "support/TestIssuer.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Signed tokens at the gateway's door, each through a whole handshake, with the keys in a file.
class tst_TokenAuthorizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void judgesTokens_data();
    void judgesTokens();
    void judgesIssuerAndAudience_data();
    void judgesIssuerAndAudience();
    void algorithmsAreNotMixedUp();
    void exchangedKeyCountsAtOnce();
    void brokenFileLeavesTheFormerKeys();
    void userIsGreeted();
    void userStaysText();

private:
    void writeKeys(const QByteArray &jwks);
    int statusFor(const QByteArray &token, const GatewayOptions &options);
    int statusFor(const QByteArray &token) { return statusFor(token, m_options); }

    std::unique_ptr<TestIssuer> m_issuer;
    std::unique_ptr<TestIssuer> m_other; ///< with a key of the same name
    QTemporaryDir m_folder;
    std::unique_ptr<JwksFile> m_keys;
    GatewayOptions m_options;
};

void tst_TokenAuthorizer::initTestCase()
{
    m_issuer = std::make_unique<TestIssuer>();
    m_other = std::make_unique<TestIssuer>();
}

void tst_TokenAuthorizer::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    writeKeys(m_issuer->jwks());
    m_keys = std::make_unique<JwksFile>(m_folder.filePath(u"jwks.json"_s));
    m_options = {};
    m_options.thinkingTime = std::chrono::milliseconds(1);
    m_options.requiresToken = true;
    m_options.tokens.keys = m_keys.get();
}

void tst_TokenAuthorizer::writeKeys(const QByteArray &jwks)
{
    QFile file(m_folder.filePath(u"jwks.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(jwks);
}

static QUrl withToken(QUrl url, const QByteArray &token)
{
    url.setQuery(u"sessionId=s1"_s
                 + (token.isEmpty() ? QString() : u"&token="_s + QString::fromLatin1(token)));
    return url;
}

int tst_TokenAuthorizer::statusFor(const QByteArray &token, const GatewayOptions &options)
{
    LocalGateway gateway(options);
    RawClient client;
    client.open(withToken(std::get<QUrl>(gateway.listen()), token));
    return QTest::qWaitFor([&] { return client.status() != 0; }) ? client.status() : -1;
}

static QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

static QJsonObject without(QJsonObject object, const QString &name)
{
    object.remove(name);
    return object;
}

void tst_TokenAuthorizer::judgesTokens_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &token, int status) {
        QTest::newRow(name) << token << status;
    };
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject claims = TestIssuer::claims();
    const QJsonObject header = m_issuer->header();
    const QByteArray good = m_issuer->token();
    const QList<QByteArray> parts = good.split('.');
    row("valid", good, 101);
    row("without kid", m_issuer->token(claims, without(header, u"kid"_s)), 101);
    row("began a minute ago", m_issuer->token(with(claims, u"nbf"_s, now - 60)), 101);
    row("no token", {}, 401);
    row("expired", m_issuer->token(with(claims, u"exp"_s, now - 1)), 403);
    row("no end", m_issuer->token(without(claims, u"exp"_s)), 403);
    row("end is text", m_issuer->token(with(claims, u"exp"_s, u"never"_s)), 403);
    row("begins later", m_issuer->token(with(claims, u"nbf"_s, now + 3'000)), 403);
    row("begin is text", m_issuer->token(with(claims, u"nbf"_s, u"0"_s)), 403);
    row("wrong key", m_other->token(), 403);
    row("wrong key, no kid", m_other->token(claims, without(header, u"kid"_s)), 403);
    row("unknown kid", m_issuer->token(claims, with(header, u"kid"_s, u"key-2"_s)), 403);
    row("empty kid", m_issuer->token(claims, with(header, u"kid"_s, QString())), 403);
    row("other algorithm", m_issuer->token(claims, with(header, u"alg"_s, u"RS512"_s)), 403);
    row("small letters", m_issuer->token(claims, with(header, u"alg"_s, u"rs256"_s)), 403);
    row("no algorithm", m_issuer->token(claims, without(header, u"alg"_s)), 403);
    row("none", TestIssuer::part({{u"alg"_s, u"none"_s}}) + '.' + parts[1] + '.', 403);
    row("none, signed", m_issuer->token(claims, with(header, u"alg"_s, u"none"_s)), 403);
    row("critical", m_issuer->token(claims, with(header, u"crit"_s, QJsonArray{u"exp"_s})), 403);
    row("claims changed",
        parts[0] + '.' + TestIssuer::part(TestIssuer::claims(u"admin"_s)) + '.' + parts[2], 403);
    row("header changed",
        TestIssuer::part(with(header, u"typ"_s, u"JWT"_s)) + '.' + parts[1] + '.' + parts[2], 403);
    row("no signature", parts[0] + '.' + parts[1] + '.', 403);
    row("signature cut short", good.chopped(2), 403);
    row("signature not base64", parts[0] + '.' + parts[1] + ".a*b", 403);
    row("for nobody", m_issuer->token(without(claims, u"sub"_s)), 403);
    row("for a number", m_issuer->token(with(claims, u"sub"_s, 17)), 403);
    row("for nobody to be seen", m_issuer->token(TestIssuer::claims(u" \u200B\u202E "_s)), 403);
    row("for a name too long", m_issuer->token(TestIssuer::claims(QString(129, u'a'))), 403);
    row("not base64", "a*b.c*d.e*f", 500);
    row("not JSON", "YWJj.YWJj.YWJj", 500);
    row("two parts", parts[0] + '.' + parts[1], 500);
    row("five parts", good + ".x.y", 500);
    row("huge", m_issuer->token(with(claims, u"x"_s, QString(4'000, u'x'))), 414);
}

void tst_TokenAuthorizer::judgesTokens()
{
    QFETCH(const QByteArray, token);
    QFETCH(const int, status);
    QCOMPARE(statusFor(token), status);
}

void tst_TokenAuthorizer::judgesIssuerAndAudience_data()
{
    QTest::addColumn<QJsonValue>("issuer");
    QTest::addColumn<QJsonValue>("audience");
    QTest::addColumn<int>("status");
    const QJsonValue iss(u"https://idp.example/pool"_s);
    const QJsonValue aud(u"chat"_s);
    QTest::newRow("both right") << iss << aud << 101;
    QTest::newRow("one of several") << iss << QJsonValue(QJsonArray{u"shop"_s, u"chat"_s}) << 101;
    QTest::newRow("none of several") << iss << QJsonValue(QJsonArray{u"shop"_s, 1}) << 403;
    QTest::newRow("other issuer") << QJsonValue(u"https://idp.example/pool/"_s) << aud << 403;
    QTest::newRow("no issuer") << QJsonValue(QJsonValue::Null) << aud << 403;
    QTest::newRow("other audience") << iss << QJsonValue(u"chatter"_s) << 403;
    QTest::newRow("no audience") << iss << QJsonValue(QJsonValue::Null) << 403;
}

void tst_TokenAuthorizer::judgesIssuerAndAudience()
{
    QFETCH(const QJsonValue, issuer);
    QFETCH(const QJsonValue, audience);
    QFETCH(const int, status);
    const QByteArray token
        = m_issuer->token(with(with(TestIssuer::claims(), u"iss"_s, issuer), u"aud"_s, audience));
    QCOMPARE(statusFor(token), 101); // nobody asked
    m_options.tokens.issuer = u"https://idp.example/pool"_s;
    m_options.tokens.audience = u"chat"_s;
    QCOMPARE(statusFor(token), status);
}

/// The oldest trick: the public key, which everybody has, as the secret of HS256.
void tst_TokenAuthorizer::algorithmsAreNotMixedUp()
{
    const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(60);
    for (const QByteArray &secret :
         {m_issuer->jwks(), m_issuer->jwk().value("n"_L1).toString().toLatin1(), ""_ba})
        QCOMPARE(statusFor(Authorizer(secret).issue("admin", soon)), 403);

    // With a secret both count, each for its own.
    m_options.tokens.secret = "secret";
    QCOMPARE(statusFor(Authorizer("secret").issue("somebody", soon)), 101);
    QCOMPARE(statusFor(m_issuer->token()), 101);
    QCOMPARE(statusFor(m_other->token()), 403);
    m_options.tokens.keys = nullptr;
    QCOMPARE(statusFor(m_issuer->token()), 403);
}

void tst_TokenAuthorizer::exchangedKeyCountsAtOnce()
{
    const TestIssuer next(u"key-2"_s);
    QCOMPARE(statusFor(next.token()), 403);
    writeKeys(TestIssuer::jwks({m_issuer->jwk(), next.jwk()}));
    QCOMPARE(statusFor(next.token()), 101);
    QCOMPARE(statusFor(next.token(TestIssuer::claims(), {{u"alg"_s, u"RS256"_s}})), 101);
    QCOMPARE(statusFor(m_issuer->token()), 101);
    writeKeys(next.jwks());
    QCOMPARE(statusFor(m_issuer->token()), 403);
}

void tst_TokenAuthorizer::brokenFileLeavesTheFormerKeys()
{
    QCOMPARE(statusFor(m_issuer->token()), 101);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"keys of tokens: no JSON"_s));
    writeKeys("half a fi");
    QCOMPARE(statusFor(m_issuer->token()), 101);
    QCOMPARE(statusFor(m_issuer->token()), 101); // said once
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"keys of tokens: not there"_s));
    QFile::remove(m_folder.filePath(u"jwks.json"_s));
    QCOMPARE(statusFor(m_issuer->token()), 101);
    writeKeys(m_other->jwks());
    QCOMPARE(statusFor(m_issuer->token()), 403);
}

static QString firstAnswer(const RawClient &client)
{
    for (const QJsonObject &frame : client.frames()) {
        if (frame.value("type"_L1).toString() == "message"_L1)
            return frame.value("message"_L1).toString();
    }
    return {};
}

void tst_TokenAuthorizer::userIsGreeted()
{
    LocalGateway gateway(m_options);
    const QUrl url = std::get<QUrl>(gateway.listen());
    for (const auto &[user, isFirst] :
         {std::pair(u"user-17"_s, true), {u"user-17"_s, false}, {u"user-18"_s, true}}) {
        RawClient client;
        client.open(withToken(url, m_issuer->token(TestIssuer::claims(user))));
        QTRY_VERIFY(client.isOpen());
        client.ask("hello");
        QTRY_VERIFY(!firstAnswer(client).isEmpty());
        QCOMPARE(firstAnswer(client).startsWith(u"Welcome, **"_s + user + u"**!"_s), isFirst);
    }
}

void tst_TokenAuthorizer::userStaysText()
{
    LocalGateway gateway(m_options);
    const QString user = u"**x** [y](https://evil.example)\n# <b>\u202E"_s;
    RawClient client;
    client.open(
        withToken(std::get<QUrl>(gateway.listen()), m_issuer->token(TestIssuer::claims(user))));
    QTRY_VERIFY(client.isOpen());
    client.ask("hello");
    QTRY_VERIFY(!firstAnswer(client).isEmpty());
    const QString greeting = firstAnswer(client).section(u'\n', 0, 0);
    QCOMPARE(greeting, uR"(Welcome, **\*\*x\*\* \[y\]\(https\:\/\/evil\.example\) \# \<b\>**!)"_s);
}

QTEST_GUILESS_MAIN(tst_TokenAuthorizer)
#include "tst_TokenAuthorizer.moc"
