// SPDX-License-Identifier: MIT
#include "support/RawClient.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using test::RawClient;

/// The console program's `gateway`, as a process.
class tst_GatewayCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesUntilItIsTerminated();
    void takesItsOptions();
    void listsAllFaults();
    void explainsWhatIsWrong_data();
    void explainsWhatIsWrong();
    void reportsAPortInUse();
    void knowsItsCommands();

private:
    QJsonObject start(QProcess &process, const QStringList &arguments);
};

QJsonObject tst_GatewayCommand::start(QProcess &process, const QStringList &arguments)
{
    process.start(QStringLiteral(ECOM67_CLI), QStringList{u"gateway"_s} + arguments);
    if (!process.waitForReadyRead(10'000))
        return {};
    return QJsonDocument::fromJson(process.readLine()).object();
}

static int endOf(QProcess &process)
{
    process.terminate();
    return process.waitForFinished(10'000) && process.exitStatus() == QProcess::NormalExit
        ? process.exitCode()
        : -1;
}

void tst_GatewayCommand::servesUntilItIsTerminated()
{
    QProcess process;
    const QJsonObject ready = start(process, {u"--think"_s, u"1"_s});
    const QUrl url(ready["url"_L1].toString());
    QCOMPARE(url.port(), ready["port"_L1].toInt());
    QCOMPARE(ready["pid"_L1].toInteger(), process.processId());
    RawClient client;
    client.open(url);
    client.ask("hello");
    QTRY_COMPARE(client.frames().size(), 3);
    QCOMPARE(endOf(process), 0);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QTRY_VERIFY(client.isGone);
}

void tst_GatewayCommand::takesItsOptions()
{
    QTemporaryDir folder;
    QFile script(folder.filePath(u"replies.json"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(R"([{"match":"hello","text":"prepared"}])");
    script.close();
    QProcess process;
    const QJsonObject ready = start(process,
                                    {u"--stage"_s, u"/dev"_s, u"--think"_s, u"1"_s, u"--script"_s,
                                     script.fileName(), u"--time-scale"_s, u"0.001"_s, u"--fault"_s,
                                     u"no-typing"_s, u"--fault"_s, u"system-notice"_s});
    const QUrl url(ready["url"_L1].toString());
    QCOMPARE(url.path(), u"/dev"_s);
    RawClient client;
    client.open(url);
    client.ask("hello");
    QTRY_COMPARE(client.frames().size(), 2);
    QCOMPARE(client.frames()[1]["message"_L1].toString(), u"prepared"_s);
    QTRY_COMPARE(client.closeCode(), 1001); // ten minutes, scaled
    QCOMPARE(endOf(process), 0);
}

struct Ended
{
    int code = -1;
    QString output;
    QString error;
};

static Ended run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"ECOM67_GATEWAY_SECRET"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(ECOM67_CLI), arguments);
    if (!process.waitForFinished(10'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void tst_GatewayCommand::listsAllFaults()
{
    const Ended help = run({u"gateway"_s, u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const auto &name : {u"handshake-status=CODE (403)"_s, u"silent"_s, u"never-read"_s,
                             u"error-frame"_s, u"--require-token"_s})
        QVERIFY2(help.output.contains(name), qPrintable(name));
}

void tst_GatewayCommand::explainsWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said"); // part of the one sentence

    const auto row = [](const QString &arguments, const QString &said) {
        QTest::newRow(qPrintable(arguments)) << arguments.split(u' ') << said;
    };
    row(u"--fault slient"_s, u"no fault \"slient\""_s);
    row(u"--fault close=soon"_s, u"from 0 to 65535"_s);
    row(u"--port 65536"_s, u"from 0 to 65535"_s);
    row(u"--port x"_s, u"no port"_s);
    row(u"--think -1"_s, u"no time"_s);
    row(u"--think 1.5"_s, u"no time"_s);
    row(u"--time-scale 0"_s, u"no factor"_s);
    row(u"--time-scale nan"_s, u"no factor"_s);
    row(u"--stage /prod/"_s, u"without a slash at its end"_s);
    row(u"--dialect klingon"_s, u"customer, legacy or admin"_s);
    row(u"--script /nowhere/x.json"_s, u"cannot be read"_s);
    row(u"--require-token"_s, u"ECOM67_GATEWAY_SECRET"_s);
    row(u"--jwks /nowhere/keys.json"_s, u"only with --require-token"_s);
    row(u"--issuer https://idp.example"_s, u"only with --require-token"_s);
    row(u"--require-token --jwks /nowhere/keys.json"_s, u"not there; give a set of keys"_s);
    row(u"--require-token --jwks /dev/zero"_s, u"not a file"_s);
    row(u"--require-token --jwks http://idp.example/keys"_s, u"only https://"_s);
    row(u"--nonsense"_s, u"--help"_s);
    row(u"nonsense"_s, u"--help"_s);
}

void tst_GatewayCommand::explainsWhatIsWrong()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);

    const Ended ended = run(QStringList{u"gateway"_s} + arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.error.contains(said), qPrintable(ended.error));
    QCOMPARE(ended.error.count(u'\n'), 1);
}

void tst_GatewayCommand::reportsAPortInUse()
{
    QProcess first;
    const QString port = QString::number(start(first, {})["port"_L1].toInt());
    const Ended second = run({u"gateway"_s, u"--port"_s, port});
    QCOMPARE(second.code, 2);
    QVERIFY2(second.error.contains(port), qPrintable(second.error));
    QCOMPARE(second.error.count(u'\n'), 1);
    QCOMPARE(endOf(first), 0);
}

void tst_GatewayCommand::knowsItsCommands()
{
    QVERIFY(run({u"--help"_s}).output.contains(u"gateway"_s));
    QVERIFY(run({u"--version"_s}).output.startsWith(u"ecom67-support-cli "_s));
    QCOMPARE(run({u"gatewya"_s}).code, 2);
    QVERIFY(run({u"gatewya"_s}).error.contains(u"\"gatewya\""_s));
    QCOMPARE(run({}).code, 2);
}

QTEST_GUILESS_MAIN(tst_GatewayCommand)
#include "tst_GatewayCommand.moc"
