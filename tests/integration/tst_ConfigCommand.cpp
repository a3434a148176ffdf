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
    void everySourceHasItsName();
    void everyBrokenValueIsNamed();

private:
    void run(const QStringList &arguments = {}) { (*m_cli)(QStringList{u"config"_s} + arguments); }
    void setFile(const QByteArray &content) const { setFile(u"config"_s, content); }
    void setFile(const QString &folder, const QByteArray &content) const;
    QJsonObject setting(const QString &key) const;

    std::unique_ptr<CliRun> m_cli;
};

void tst_ConfigCommand::init()
{
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
}

void tst_ConfigCommand::setFile(const QString &folder, const QByteArray &content) const
{
    const QString path = m_cli->home() + u'/' + folder + u"/E-Com67"_s;
    QVERIFY(QDir().mkpath(path));
    QFile file(path + u"/E-Com67 Support.ini"_s);
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
    QCOMPARE(m_cli->json().value(u"problems"_s).toArray(), QJsonArray());
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

    // The one in the file is not read, and that is said.
    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->hasOneSentence());
    QVERIFY(m_cli->err.contains("(token, E-Com67 Support.ini: line 2)"));
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
                                  << "(endpoint, E-Com67 Support.ini: line 2)"_ba;
    QTest::newRow("bad token") << "[General]\nendpoint=wss://h\n"_ba << u"a\tb"_s
                               << "(token, ECOM67_TOKEN)"_ba;
    QTest::newRow("both together too long")
        << "[General]\nendpoint=wss://h\n"_ba << QString(4'090, u'a') << "4,096"_ba;
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
    const QJsonArray problems = m_cli->json().value(u"problems"_s).toArray();
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.first().toString().toUtf8().contains(says));
}

void tst_ConfigCommand::b36_anUnusableShopIsNamed()
{
    setFile("[shop]\nurl=http://shop.example\n[action]\ncheckout=https://pay.example/\n");

    run({u"--json"_s});

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->err.contains("(shop/url, E-Com67 Support.ini: line 2)"));
    QCOMPARE(setting(u"shop/url"_s).value(u"value"_s).toString(), QString());
    QCOMPARE(setting(u"shop/url"_s).value(u"source"_s).toString(), u"built-in"_s);
    QCOMPARE(setting(u"action/checkout"_s).value(u"value"_s).toString(), u"https://pay.example/"_s);
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
    QVERIFY(m_cli->err.contains("E-Com67 Support.ini: line 2"));
    QCOMPARE(setting(u"chat/imageHosts"_s).value(u"value"_s).toString(), QString());
}

void tst_ConfigCommand::wrongUseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("unknown option") << QStringList{u"--yaml"_s};
    QTest::newRow("a word") << QStringList{u"endpoint"_s};
    QTest::newRow("bad endpoint") << QStringList{u"--endpoint"_s, u"https://h"_s};
    QTest::newRow("import of nothing") << QStringList{u"import"_s};
    QTest::newRow("import of two") << QStringList{u"import"_s, u"a"_s, u"b"_s};
    QTest::newRow("dry run of nothing") << QStringList{u"--dry-run"_s};
    QTest::newRow("import as JSON") << QStringList{u"import"_s, u"a"_s, u"--json"_s};
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

void tst_ConfigCommand::everySourceHasItsName()
{
    setFile(u"system"_s, "[history]\ndays=5\nkeep=false\n");
    setFile("[history]\nkeep=true\n");
    m_cli->setVariable("ECOM67_SHOP_URL", u"https://shop.example"_s);

    run({u"--json"_s, u"--endpoint"_s, u"wss://h.example"_s});

    QCOMPARE(m_cli->exitCode, 0);
    const auto sourceOf
        = [this](const QString &key) { return setting(key).value(u"source"_s).toString(); };
    QCOMPARE(sourceOf(u"endpoint"_s), u"command line"_s);
    QCOMPARE(sourceOf(u"shop/url"_s), u"environment"_s);
    QCOMPARE(sourceOf(u"history/keep"_s), u"user file"_s);
    QCOMPARE(sourceOf(u"history/days"_s), u"system default"_s);
    QCOMPARE(sourceOf(u"token"_s), u"built-in"_s);
    QCOMPARE(setting(u"history/days"_s).value(u"place"_s).toString(),
             QString(m_cli->home() + u"/system/E-Com67/E-Com67 Support.ini: line 2"_s));
    QVERIFY(!setting(u"history/days"_s).value(u"isLocked"_s).toBool(true));
    QVERIFY(setting(u"history/days"_s).value(u"needsRestart"_s).toBool());
}

void tst_ConfigCommand::everyBrokenValueIsNamed()
{
    setFile(u"system"_s, "[history]\ndays=0\nkeep=false\n");
    setFile("[history]\nkeep=perhaps\ndays=many\n");
    m_cli->setVariable("ECOM67_SHOP_URL", u"shop"_s);

    run();

    QCOMPARE(m_cli->exitCode, 2);
    QCOMPARE(m_cli->err.count('\n'), 4);
    const QByteArray system
        = QString(m_cli->home() + u"/system/E-Com67/E-Com67 Support.ini"_s).toUtf8();
    for (const QByteArray &place :
         {"(shop/url, ECOM67_SHOP_URL)"_ba, "(history/keep, E-Com67 Support.ini: line 2)"_ba,
          "(history/days, 1 to 3650, E-Com67 Support.ini: line 3)"_ba,
          QByteArray("(history/days, 1 to 3650, " + system + ": line 2)")})
        QVERIFY2(m_cli->err.contains(place), m_cli->err.constData());
    QVERIFY(m_cli->out.contains("history/keep            false (system default)\n"));
    QVERIFY(m_cli->out.contains("history/days            30 (built-in)\n"));
}

QTEST_GUILESS_MAIN(tst_ConfigCommand)
#include "tst_ConfigCommand.moc"
