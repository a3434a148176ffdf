// SPDX-License-Identifier: MIT
#include "support/CliRun.h"
#include "support/TestIssuer.h"

#include <QTest>

using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// From end to end with the console program on both sides: somebody who is signed in is greeted by
/// the name in the token, and nobody else gets in.
class tst_SignedInUser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isGreetedByTheIdInTheToken();
    void nobodyElseGetsIn();

private:
    void askWith(const QByteArray &token);

    TestIssuer m_issuer;
    QTemporaryDir m_folder;
    QProcess m_gateway;
    QString m_url;
    std::unique_ptr<CliRun> m_cli;
};

void tst_SignedInUser::init()
{
    QFile keys(m_folder.filePath(u"jwks.json"_s));
    QVERIFY(keys.open(QIODevice::WriteOnly));
    keys.write(m_issuer.jwks());
    keys.close();
    m_gateway.start(QStringLiteral(ECOM67_CLI),
                    {u"gateway"_s, u"--require-token"_s, u"--jwks"_s, keys.fileName(),
                     u"--issuer"_s, u"https://idp.example"_s, u"--think"_s, u"1"_s});
    QVERIFY(m_gateway.waitForReadyRead(10'000));
    m_url = QJsonDocument::fromJson(m_gateway.readLine()).object()["url"_L1].toString();
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
}

void tst_SignedInUser::cleanup()
{
    m_gateway.terminate();
    m_gateway.waitForFinished(10'000);
}

void tst_SignedInUser::askWith(const QByteArray &token)
{
    m_cli->setVariable("ECOM67_TOKEN", QString::fromLatin1(token));
    (*m_cli)({u"send"_s, u"--endpoint"_s, m_url, u"hello"_s});
}

static QJsonObject claimsOf(const QString &issuer)
{
    QJsonObject claims = TestIssuer::claims(u"jane 17"_s);
    claims.insert(u"iss"_s, issuer);
    return claims;
}

void tst_SignedInUser::isGreetedByTheIdInTheToken()
{
    askWith(m_issuer.token(claimsOf(u"https://idp.example"_s)));
    QVERIFY2(m_cli->out.startsWith("Welcome, **jane 17**!"), m_cli->err.constData());
    QCOMPARE(m_cli->exitCode, 0);
}

void tst_SignedInUser::nobodyElseGetsIn()
{
    for (const QByteArray &token : {""_ba, m_issuer.token(claimsOf(u"https://elsewhere.example"_s)),
                                    TestIssuer().token(claimsOf(u"https://idp.example"_s))}) {
        askWith(token);
        QVERIFY(m_cli->exitCode != 0);
        QVERIFY(m_cli->out.isEmpty());
        QVERIFY2(token.isEmpty() || !m_cli->err.contains(token), m_cli->err.constData());
    }
}

QTEST_GUILESS_MAIN(tst_SignedInUser)
#include "tst_SignedInUser.moc"
