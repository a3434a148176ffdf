// SPDX-License-Identifier: MIT
#include "support/CliRun.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// The built program: what it says of its settings.
class tst_ConfigCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsEverySettingWithItsSource();
    void showsWhereFilesLie();
    void jsonHoldsTheSame();
    void secretsAreHidden_data();
    void secretsAreHidden();
    void aProblemIsNamed_data();
    void aProblemIsNamed();
    void b36_anUnusableShopIsNamed();
    void hostsOfPicturesThatAreNoneAreNamed();
    void wrongUseIsRefused_data();
    void wrongUseIsRefused();
    void changesNothing();

private:
    void run(const QStringList &arguments = {}) { (*m_cli)(QStringList{u"config"_s} + arguments); }
    void setFile(const QByteArray &content) const;
    QJsonObject setting(const QString &key) const;

    std::unique_ptr<CliRun> m_cli;
};

void tst_ConfigCommand::init()
{
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
}

void tst_ConfigCommand::setFile(const QByteArray &content) const
{
    const QString folder = m_cli->home() + u"/config/E-Com67"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/E-Com67 Support.ini"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QJsonObject tst_ConfigCommand::setting(const QString &key) const
{
    const QJsonArray settings = m_cli->json().value(u"settings"_s).toArray();
    for (const QJsonValue &value : settings) {
        if (value[u"key"_s].toString() == key)
            return value.toObject();
    }
    return {};
}

void tst_ConfigCommand::showsEverySettingWithItsSource()
{
    setFile("[General]\nendpoint=wss://h.example/prod\n");

    run();

    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(m_cli->err, QByteArray());
    QVERIFY(m_cli->out.contains("endpoint                wss://h.example/prod (user file)\n"));
    QVERIFY(m_cli->out.contains("token                   not set (built-in)\n"));
}

void tst_ConfigCommand::showsWhereFilesLie()
{
    run({u"--profile"_s, u"staff"_s});

    QCOMPARE(m_cli->exitCode, 0);
    const QByteArray home = m_cli->home().toUtf8();
    QVERIFY(m_cli->out.contains("profile                 staff\n"));
    QVERIFY(m_cli->out.contains(QByteArray(home + "/config/E-Com67/E-Com67 Support-staff.ini\n")));
    QVERIFY(m_cli->out.contains(
        QByteArray(home + "/data/E-Com67/E-Com67 Support/staff/chat.sqlite\n")));
}

void tst_ConfigCommand::jsonHoldsTheSame()
{
    setFile("[General]\nendpoint=wss://file.example/prod\n");
    m_cli->setVariable("ECOM67_ENDPOINT", u"wss://environment.example/prod"_s);
    run({u"--json"_s});
    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(m_cli->out.count('\n'), 1);
    QCOMPARE(setting(u"endpoint"_s).value(u"value"_s).toString(),
             u"wss://environment.example/prod"_s);
    QCOMPARE(setting(u"endpoint"_s).value(u"source"_s).toString(), u"environment"_s);
    QVERIFY(m_cli->json().value(u"problem"_s).isNull());
    QVERIFY(m_cli->json().value(u"settingsFile"_s).toString().startsWith(m_cli->home()));

    run({u"--json"_s, u"--endpoint"_s, u"wss://command.example/prod"_s});
    QCOMPARE(setting(u"endpoint"_s).value(u"source"_s).toString(), u"command line"_s);
}

void tst_ConfigCommand::secretsAreHidden_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("table") << QStringList();
    QTest::newRow("JSON") << QStringList{u"--json"_s};
}

void tst_ConfigCommand::secretsAreHidden()
{
    QFETCH(const QStringList, arguments);
    setFile("[General]\ntoken=SECRET-of-the-file\n"
            "endpoint=wss://h.example/prod?token=SECRET&password=SECRET\n");
    m_cli->setVariable("ECOM67_TOKEN", u"SECRET"_s);

    run(arguments);

    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(!m_cli->out.contains("SECRET") && !m_cli->err.contains("SECRET"));
    QVERIFY(m_cli->out.contains("set"));
}

void tst_ConfigCommand::aProblemIsNamed_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("says");

    QTest::newRow("broken file") << "[General]\nendpoint wss\n"_ba << QString()
                                 << "E-Com67 Support.ini: line 2"_ba;
    QTest::newRow("bad endpoint") << "[General]\nendpoint=https://h\n"_ba << QString()
                                  << "wss://"_ba;
    QTest::newRow("bad token") << "[General]\nendpoint=wss://h\n"_ba << u"a b"_s << "token"_ba;
}

void tst_ConfigCommand::aProblemIsNamed()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, token);
    QFETCH(const QByteArray, says);
    setFile(file);
    if (!token.isEmpty())
        m_cli->setVariable("ECOM67_TOKEN", token);

    run({u"--json"_s});

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY2(m_cli->hasOneSentence() && m_cli->err.contains(says), m_cli->err.constData());
    QVERIFY(m_cli->json().value(u"problem"_s).toString().toUtf8().contains(says));
}

void tst_ConfigCommand::b36_anUnusableShopIsNamed()
{
    setFile("[shop]\nurl=http://shop.example\n[action]\ncheckout=https://pay.example/\n");

    run({u"--json"_s});

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->err.contains("shop/url is not used"));
    QVERIFY(!setting(u"shop/url"_s).value(u"isUsable"_s).toBool(true));
    QCOMPARE(setting(u"shop/url"_s).value(u"source"_s).toString(), u"user file"_s);
    QVERIFY(setting(u"action/checkout"_s).value(u"isUsable"_s).toBool());
}

void tst_ConfigCommand::hostsOfPicturesThatAreNoneAreNamed()
{
    setFile("[chat]\nimageHosts=images.shop.example, *.evil.example, https://cdn.example\n");

    run({u"--json"_s});

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY2(m_cli->err.contains("chat/imageHosts")
                 && m_cli->err.contains("*.evil.example, https://cdn.example"),
             m_cli->err.constData());
    QVERIFY(!m_cli->err.contains("images.shop.example"));
    QVERIFY(!setting(u"chat/imageHosts"_s).value(u"isUsable"_s).toBool(true));
}

void tst_ConfigCommand::wrongUseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("unknown option") << QStringList{u"--yaml"_s};
    QTest::newRow("a word") << QStringList{u"endpoint"_s};
    QTest::newRow("bad profile") << QStringList{u"--profile"_s, u"a/b"_s};
    QTest::newRow("no value") << QStringList{u"--profile"_s};
}

void tst_ConfigCommand::wrongUseIsRefused()
{
    QFETCH(const QStringList, arguments);

    run(arguments);

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY2(m_cli->hasOneSentence(), m_cli->err.constData());
    QCOMPARE(m_cli->out, QByteArray());
}

void tst_ConfigCommand::changesNothing()
{
    run();

    QVERIFY(QDir(m_cli->home()).isEmpty());
}

QTEST_GUILESS_MAIN(tst_ConfigCommand)
#include "tst_ConfigCommand.moc"
