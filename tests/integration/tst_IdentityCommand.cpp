// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/CliRun.h"
#include "support/SecretService.h"
#include "support/TokenSamples.h"

#include <QDir>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// `identity` of the built program, and `send` with every source of tokens.
class tst_IdentityCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatThereIs_data();
    void saysWhatThereIs();
    void neverPrintsTheToken();
    void sendsAsTheSourceSays_data();
    void sendsAsTheSourceSays();
    void aBrokenSourceSendsNothing();
    void keepsATokenInThePasswordStore();
    void keepsThePasswordOfTheProxy();
    void withoutAPasswordStoreItSaysSo();
    void whatIsNoTokenIsNotKept_data();
    void whatIsNoTokenIsNotKept();
    void wrongUseIsRefused_data();
    void wrongUseIsRefused();

private:
    void run(const QStringList &arguments, const QByteArray &input = {})
    {
        (*m_cli)(QStringList{u"identity"_s} + arguments, input);
    }
    QString write(const QByteArray &content);
    QUrl startGateway();

    std::unique_ptr<CliRun> m_cli;
    std::unique_ptr<LocalGateway> m_gateway;
};

void tst_IdentityCommand::init()
{
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
    m_cli->setVariable("DBUS_SESSION_BUS_ADDRESS", u"unix:path=/nowhere/at/all"_s);
}

QString tst_IdentityCommand::write(const QByteArray &content)
{
    QFile file(m_cli->home() + u"/token"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the test cannot write its file");
    return file.fileName();
}

QUrl tst_IdentityCommand::startGateway()
{
    GatewayOptions options;
    options.thinkingTime = 1ms;
    m_gateway = std::make_unique<LocalGateway>(options);
    return std::get<QUrl>(m_gateway->listen());
}

void tst_IdentityCommand::saysWhatThereIs_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<bool>("hasToken");
    QTest::addColumn<QString>("expires");

    QTest::newRow("by default") << QString() << QString() << 0 << false << QString();
    QTest::newRow("none, whatever there is") << u"none"_s << u"abc"_s << 0 << false << QString();
    QTest::newRow("environment") << u"environment"_s << u"abc"_s << 0 << true << QString();
    QTest::newRow("with an expiry")
        << u"environment"_s << tokenOf(u"ada"_s) << 0 << true << u"2026-01-01T01:00:00Z"_s;
    QTest::newRow("not a token") << u"environment"_s << u"a\nb"_s << 2 << false << QString();
    QTest::newRow("file that is not there") << u"file"_s << QString() << 2 << false << QString();
    QTest::newRow("no command") << u"command"_s << QString() << 2 << false << QString();
    QTest::newRow("no password store") << u"keyring"_s << QString() << 2 << false << QString();
}

void tst_IdentityCommand::saysWhatThereIs()
{
    QFETCH(const QString, source);
    QFETCH(const QString, expires);
    if (!source.isEmpty())
        m_cli->setVariable("ECOM67_IDENTITY_SOURCE", source);
    QFETCH(const QString, token);
    m_cli->setVariable("ECOM67_TOKEN", token);

    run({u"--json"_s});

    QTEST(m_cli->exitCode, "exitCode");
    QTEST(m_cli->json().value("hasToken"_L1).toBool(), "hasToken");
    QCOMPARE(m_cli->json().value("expires"_L1).toString(), expires);
    QCOMPARE(m_cli->json().value("problem"_L1).isString(), m_cli->exitCode != 0);
    QCOMPARE(m_cli->hasOneSentence(), m_cli->exitCode != 0);
}

void tst_IdentityCommand::neverPrintsTheToken()
{
    m_cli->setVariable("ECOM67_TOKEN", tokenOf(u"ada"_s));
    for (const QStringList &options : {QStringList{}, QStringList{u"--json"_s}}) {
        run(options);
        QCOMPARE(m_cli->exitCode, 0);
        QVERIFY(!m_cli->out.contains(tokenOf(u"ada"_s).toLatin1().left(30)));
        QVERIFY(!m_cli->out.contains("ada"));
    }
}

void tst_IdentityCommand::sendsAsTheSourceSays_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("token");

    QTest::newRow("none") << u"none"_s << QByteArray();
    QTest::newRow("environment") << u"environment"_s << QByteArray("of-environment");
    QTest::newRow("file") << u"file"_s << QByteArray("of-file");
    QTest::newRow("command") << u"command"_s << QByteArray("of-command");
}

void tst_IdentityCommand::sendsAsTheSourceSays()
{
    QFETCH(const QString, source);
    QFETCH(const QByteArray, token);
    m_cli->setVariable("ECOM67_IDENTITY_SOURCE", source);
    m_cli->setVariable("ECOM67_TOKEN", u"of-environment"_s);
    m_cli->setVariable("ECOM67_IDENTITY_TOKEN_FILE", write("of-file\n"));
    m_cli->setVariable("ECOM67_IDENTITY_COMMAND", u"echo of-command"_s);
    m_cli->setVariable("ECOM67_ENDPOINT", startGateway().toString());

    (*m_cli)({u"send"_s, u"hello"_s});

    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(m_gateway->handshakes().size(), 1);
    const HandshakeRecord seen = m_gateway->handshakes().constFirst();
    QCOMPARE(seen.parameter("token"), token);
    QCOMPARE(seen.query.size(), token.isEmpty() ? 1 : 2);
}

void tst_IdentityCommand::aBrokenSourceSendsNothing()
{
    m_cli->setVariable("ECOM67_IDENTITY_SOURCE", u"command"_s);
    m_cli->setVariable("ECOM67_IDENTITY_COMMAND", u"false"_s);
    m_cli->setVariable("ECOM67_ENDPOINT", startGateway().toString());

    (*m_cli)({u"send"_s, u"hello"_s});

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->hasOneSentence());
    QVERIFY(m_gateway->handshakes().isEmpty());
}

void tst_IdentityCommand::keepsATokenInThePasswordStore()
{
    if (!SecretService::isInstalled())
        QSKIP("dbus-daemon, gdbus and gnome-keyring-daemon are not all installed");
    SecretService service;
    QVERIFY(service.start());
    m_cli->setVariable("DBUS_SESSION_BUS_ADDRESS",
                       service.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s));
    m_cli->setVariable("ECOM67_IDENTITY_SOURCE", u"keyring"_s);
    run({});
    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->err.startsWith("There is no token"));

    run({u"store"_s}, "sesame\n");
    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(m_cli->out.isEmpty() && m_cli->err.isEmpty());
    run({u"--json"_s});
    QVERIFY(m_cli->json().value("hasToken"_L1).toBool());
    run({u"--json"_s, u"--profile"_s, u"staging"_s});
    QVERIFY(!m_cli->json().value("hasToken"_L1).toBool());
    m_cli->setVariable("ECOM67_ENDPOINT", startGateway().toString());
    (*m_cli)({u"send"_s, u"hello"_s});
    QCOMPARE(m_gateway->handshakes().constFirst().parameter("token"), "sesame");

    run({u"forget"_s});
    QCOMPARE(m_cli->exitCode, 0);
    run({u"--json"_s});
    QVERIFY(!m_cli->json().value("hasToken"_L1).toBool());
    QCOMPARE(m_cli->exitCode, 2);
}

/// The password is another secret than the token, and `send` finds it: the proxy of this test,
/// which does not exist, is asked for only after it.
void tst_IdentityCommand::keepsThePasswordOfTheProxy()
{
    if (!SecretService::isInstalled())
        QSKIP("dbus-daemon, gdbus and gnome-keyring-daemon are not all installed");
    SecretService service;
    QVERIFY(service.start());
    const QString bus = service.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s);
    m_cli->setVariable("DBUS_SESSION_BUS_ADDRESS", bus);
    m_cli->setVariable("ECOM67_IDENTITY_SOURCE", u"keyring"_s);

    run({u"store"_s, u"--proxy-password"_s}, "p@ss word\r\n");
    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(m_cli->out.isEmpty() && m_cli->err.isEmpty());
    run({u"--json"_s});
    QVERIFY(!m_cli->json().value("hasToken"_L1).toBool());

    m_cli->setVariable("ECOM67_IDENTITY_SOURCE", u"none"_s);
    m_cli->setVariable("ECOM67_NETWORK_PROXY_USER", u"ada"_s);
    m_cli->setVariable("ECOM67_ENDPOINT", startGateway().toString());
    (*m_cli)({u"send"_s, u"hello"_s});
    QCOMPARE(m_cli->exitCode, 0);
    // Locked away it is missed, not taken for none.
    m_cli->setVariable("DBUS_SESSION_BUS_ADDRESS", u"unix:path=/nowhere/at/all"_s);
    (*m_cli)({u"send"_s, u"hello"_s});
    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->err.contains("password store"));

    m_cli->setVariable("DBUS_SESSION_BUS_ADDRESS", bus);
    run({u"forget"_s, u"--proxy-password"_s});
    QCOMPARE(m_cli->exitCode, 0);
    m_cli->setVariable("DBUS_SESSION_BUS_ADDRESS", u"unix:path=/nowhere/at/all"_s);
    (*m_cli)({u"send"_s, u"hello"_s});
    QCOMPARE(m_cli->exitCode, 0);
}

void tst_IdentityCommand::withoutAPasswordStoreItSaysSo()
{
    for (const QString &verb : {u"store"_s, u"forget"_s}) {
        run({verb}, "sesame");
        QCOMPARE(m_cli->exitCode, 2);
        QVERIFY(m_cli->hasOneSentence());
        QVERIFY(!m_cli->err.contains("sesame"));
    }
}

void tst_IdentityCommand::whatIsNoTokenIsNotKept_data()
{
    QTest::addColumn<QByteArray>("input");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \n");
    QTest::newRow("two lines") << QByteArray("a\nb");
    QTest::newRow("binary") << QByteArray("\xff\xfe", 2);
    QTest::newRow("too long") << QByteArray(20'000, 'a');
}

void tst_IdentityCommand::whatIsNoTokenIsNotKept()
{
    QFETCH(const QByteArray, input);
    run({u"store"_s}, input);
    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->hasOneSentence());
    QVERIFY(m_cli->err.contains("token"));
}

void tst_IdentityCommand::wrongUseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("unknown word") << QStringList{u"print"_s};
    QTest::newRow("unknown option") << QStringList{u"--token"_s};
    QTest::newRow("a token as an argument") << QStringList{u"store"_s, u"abc"_s};
    QTest::newRow("json where nothing is printed") << QStringList{u"forget"_s, u"--json"_s};
    QTest::newRow("password without a verb") << QStringList{u"--proxy-password"_s};
    QTest::newRow("no password") << QStringList{u"store"_s, u"--proxy-password"_s};
    QTest::newRow("impossible profile") << QStringList{u"--profile"_s, u"a/b"_s};
}

void tst_IdentityCommand::wrongUseIsRefused()
{
    QFETCH(const QStringList, arguments);
    run(arguments);
    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->hasOneSentence());
}

QTEST_GUILESS_MAIN(tst_IdentityCommand)
#include "tst_IdentityCommand.moc"
