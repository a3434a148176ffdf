// SPDX-License-Identifier: MIT
#include "support/CliRun.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// The built program: `config import`.
class tst_ConfigImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesTheEndpointOver_data();
    void takesTheEndpointOver();
    void keepsEverythingElse();
    void writesTheFileOfTheProfile();
    void aDryRunWritesNothing();
    void aStrongerSourceIsNamed();
    void whatIsNoneIsRefused_data();
    void whatIsNoneIsRefused();
    void whatCannotBeWrittenIsSaid();
    void secretsOfTheFileAreNotShown();

private:
    void setEnvFile(const QByteArray &content) const;
    QByteArray contentOf(const QString &path) const;
    QString envFile() const { return m_cli->home() + u"/.env"_s; }
    QString userFile() const { return m_cli->home() + u"/config/E-Com67/E-Com67 Support.ini"_s; }
    void import(const QStringList &arguments = {})
    {
        (*m_cli)(QStringList{u"config"_s, u"import"_s, envFile()} + arguments);
    }
    QString endpoint() const;

    std::unique_ptr<CliRun> m_cli;
};

void tst_ConfigImport::init()
{
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
}

void tst_ConfigImport::setEnvFile(const QByteArray &content) const
{
    QFile file(envFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray tst_ConfigImport::contentOf(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the program makes of the file afterwards.
QString tst_ConfigImport::endpoint() const
{
    (*m_cli)({u"config"_s, u"--json"_s});
    const QJsonArray settings = m_cli->json().value(u"settings"_s).toArray();
    for (const QJsonValue &setting : settings) {
        if (setting[u"key"_s].toString() == "endpoint"_L1
            && setting[u"source"_s].toString() == "user file"_L1)
            return setting[u"value"_s].toString();
    }
    return {};
}

void tst_ConfigImport::takesTheEndpointOver_data()
{
    QTest::addColumn<QByteArray>("content");

    QTest::newRow("plain") << "VITE_WEBSOCKET_URL=wss://h.example/prod\n"_ba;
    QTest::newRow("slashes at the end") << "VITE_WEBSOCKET_URL=wss://h.example/prod//\n"_ba;
    QTest::newRow("export") << "export VITE_WEBSOCKET_URL=wss://h.example/prod\n"_ba;
    QTest::newRow("double quotes") << "VITE_WEBSOCKET_URL=\"wss://h.example/prod\" # live\n"_ba;
    QTest::newRow("single quotes") << "VITE_WEBSOCKET_URL='wss://h.example/prod'\n"_ba;
    QTest::newRow("comment") << "# VITE_WEBSOCKET_URL=wss://old\n"
                                "VITE_WEBSOCKET_URL=wss://h.example/prod # live\n"_ba;
    QTest::newRow("CRLF") << "A=1\r\nVITE_WEBSOCKET_URL=wss://h.example/prod\r\nB=2\r\n"_ba;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBFVITE_WEBSOCKET_URL=wss://h.example/prod"_ba;
    QTest::newRow("spaces") << "  VITE_WEBSOCKET_URL = wss://h.example/prod  \n"_ba;
    QTest::newRow("the last one") << "VITE_WEBSOCKET_URL=wss://a\n"
                                     "VITE_WEBSOCKET_URL=wss://h.example/prod\n"_ba;
}

void tst_ConfigImport::takesTheEndpointOver()
{
    QFETCH(const QByteArray, content);
    setEnvFile(content);

    import();

    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(m_cli->err, QByteArray());
    QCOMPARE(
        m_cli->out,
        QString(u"endpoint = wss://h.example/prod\nWritten to "_s + userFile() + u'\n').toUtf8());
    QCOMPARE(endpoint(), u"wss://h.example/prod"_s);
    QCOMPARE(QFileInfo(userFile()).dir().entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void tst_ConfigImport::keepsEverythingElse()
{
    QVERIFY(QDir().mkpath(QFileInfo(userFile()).path()));
    QFile file(userFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nendpoint=wss://old\n[history]\ndays=7\n");
    file.close();
    setEnvFile("VITE_WEBSOCKET_URL=wss://h.example/prod\n");

    import();

    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(contentOf(userFile()).contains("days=7"));
    QVERIFY(!contentOf(userFile()).contains("old"));
}

void tst_ConfigImport::writesTheFileOfTheProfile()
{
    setEnvFile("VITE_WEBSOCKET_URL=wss://h.example/prod\n");

    import({u"--profile"_s, u"staging"_s});

    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(!QFile::exists(userFile()));
    QVERIFY(contentOf(m_cli->home() + u"/config/E-Com67/E-Com67 Support-staging.ini"_s)
                .contains("wss://h.example/prod"));
}

void tst_ConfigImport::aDryRunWritesNothing()
{
    setEnvFile("VITE_WEBSOCKET_URL=wss://h.example/prod\n");

    import({u"--dry-run"_s});

    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(m_cli->out.startsWith("endpoint = wss://h.example/prod\nNothing was written"));
    QVERIFY(!QDir(m_cli->home() + u"/config"_s).exists());
}

void tst_ConfigImport::aStrongerSourceIsNamed()
{
    m_cli->setVariable("ECOM67_ENDPOINT", u"wss://other.example"_s);
    setEnvFile("VITE_WEBSOCKET_URL=wss://h.example/prod\n");

    import();

    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(m_cli->hasOneSentence() && m_cli->err.contains("ECOM67_ENDPOINT"));
    QVERIFY(contentOf(userFile()).contains("wss://h.example/prod"));
}

void tst_ConfigImport::whatIsNoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("content"); ///< null: there is no file
    QTest::addColumn<QByteArray>("says");

    QTest::newRow("no file") << QByteArray() << ".env"_ba;
    QTest::newRow("another variable") << "VITE_API_URL=https://h\n"_ba
                                      << "VITE_WEBSOCKET_URL"_ba;
    QTest::newRow("empty") << "VITE_WEBSOCKET_URL=\n"_ba
                           << "VITE_WEBSOCKET_URL"_ba;
    QTest::newRow("open quote") << "A=1\nVITE_WEBSOCKET_URL=\"wss://h\n"_ba
                                << "line 2"_ba;
    QTest::newRow("https") << "VITE_WEBSOCKET_URL=https://h\n"_ba
                           << "wss://"_ba;
    QTest::newRow("placeholder") << "VITE_WEBSOCKET_URL=wss://${HOST}/prod\n"_ba
                                 << "VITE_WEBSOCKET_URL"_ba;
    QTest::newRow("too large") << QByteArray(70'000, '\n') << "64 KB"_ba;
    QTest::newRow("binary") << QByteArray("VITE_WEBSOCKET_URL=wss://h\0\n", 28) << "text"_ba;
}

void tst_ConfigImport::whatIsNoneIsRefused()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, says);
    if (!content.isNull())
        setEnvFile(content);

    import();

    QCOMPARE(m_cli->exitCode, 2);
    QCOMPARE(m_cli->out, QByteArray());
    QVERIFY2(m_cli->hasOneSentence() && m_cli->err.contains(says), m_cli->err.constData());
    QVERIFY(!QDir(m_cli->home() + u"/config"_s).exists());
}

void tst_ConfigImport::whatCannotBeWrittenIsSaid()
{
    setEnvFile("VITE_WEBSOCKET_URL=wss://h.example/prod\n");
    QFile inTheWay(m_cli->home() + u"/config"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));

    import();

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->hasOneSentence());
    QVERIFY(!m_cli->out.contains("Written"));
}

void tst_ConfigImport::secretsOfTheFileAreNotShown()
{
    setEnvFile("STRIPE_KEY=SECRET1\nVITE_WEBSOCKET_URL=wss://h.example/prod?token=SECRET2\n");

    import();

    QCOMPARE(m_cli->exitCode, 0);
    QVERIFY(!m_cli->out.contains("SECRET") && !m_cli->err.contains("SECRET"));
    QVERIFY(!contentOf(userFile()).contains("SECRET1"));
}

QTEST_GUILESS_MAIN(tst_ConfigImport)
#include "tst_ConfigImport.moc"
