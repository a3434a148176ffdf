// SPDX-License-Identifier: MIT
#include "chaos/GatewayProcess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Row 48 of the fault matrix once more, with the program as people start and quit it.
class tst_QuitProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void row48_programQuits_data();
    void row48_programQuits();
    void row48_consoleProgramEnds();
};

/// It should be gone in 1 s; this is for whatever waits for something.
static constexpr int kWaitsForSomething = 5'000;

void tst_QuitProgram::row48_programQuits_data()
{
    QTest::addColumn<QString>("peer"); ///< faults of the gateway, or what there is instead
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("text");
    const auto row
        = [](const char *name, const char *peer, const char *state, const char *text = "") {
              QTest::newRow(name) << QString::fromLatin1(peer) << QString::fromLatin1(state)
                                  << QString::fromLatin1(text);
          };
    row("no word in the handshake", "silent", "Connecting");
    row("half a handshake", "slow-handshake=50", "Connecting");
    row("no word in TLS", "no TLS", "Connecting");
    row("name is looked up", "no resolver", "Connecting");
    row("online", "", "Online");
    row("no answer yet", "no-answer", "Online", "hello");
    row("assistant types", "typing-forever", "Online", "hello");
    row("half an answer", "stall=30000", "Online", "hello");
    row("refused", "no server", "Reconnecting");
    row("misconfigured", "handshake-status=404", "Misconfigured");
    row("identity refused", "handshake-status=401", "AuthRequired");
    row("dormant", "close-idle=1000", "Dormant");
}

static bool writeScript(const QString &path, const QString &state, const QString &text)
{
    QByteArray steps
        = R"({"do":"open"},{"do":"wait-status","status":")" + state.toLatin1() + "\"},";
    if (!text.isEmpty())
        steps += R"({"do":"send","text":")" + text.toLatin1() + "\"},";
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write(R"({"steps":[)" + steps
                      + R"({"do":"print-transcript"},{"do":"key","key":"Ctrl+Q"}]})")
        > 0;
}

static void takeResolverAway(QProcessEnvironment &environment)
{
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(ECOM67_SLOW_NAMES));
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    environment.insert(u"no_proxy"_s, u"*"_s);
}

void tst_QuitProgram::row48_programQuits()
{
    QFETCH(const QString, peer);
    QFETCH(const QString, state);
    QFETCH(const QString, text);
    const bool hasGateway = !peer.startsWith("no "_L1);
    const GatewayProcess gateway(QStringLiteral(ECOM67_CLI),
                                 peer.isEmpty() || !hasGateway ? QStringList() : QStringList{peer});
    QVERIFY(gateway.url.isValid());
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QTemporaryDir home;
    QVERIFY(writeScript(home.filePath(u"script.json"_s), state, text));
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s})
        environment.insert(name, home.path());
    QString url = gateway.url.toString();
    if (peer == "no TLS"_L1) {
        url = u"wss://127.0.0.1:%1/prod"_s.arg(silent.serverPort());
    } else if (peer == "no server"_L1) {
        url = u"ws://127.0.0.1:%1/prod"_s.arg(silent.serverPort());
        silent.close();
    } else if (peer == "no resolver"_L1) {
        url = u"wss://shop.example/prod"_s;
        takeResolverAway(environment);
    }

    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(ECOM67_PROGRAM),
                  {u"--endpoint"_s, url, u"--script"_s, home.filePath(u"script.json"_s)});
    // The transcript is printed right before the key is pressed.
    QTRY_VERIFY_WITH_TIMEOUT(program.bytesAvailable() > 0, 60'000);
    QElapsedTimer elapsed;
    elapsed.start();
    const bool isGone = program.waitForFinished(kWaitsForSomething);
    qInfo("gone after %lld ms", elapsed.elapsed());
    if (!isGone) {
        program.kill();
        program.waitForFinished();
    }
    QVERIFY(isGone);
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

void tst_QuitProgram::row48_consoleProgramEnds()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    takeResolverAway(environment);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(ECOM67_CLI),
                  {u"send"_s, u"hello"_s, u"--endpoint"_s, u"wss://shop.example/prod"_s,
                   u"--timeout"_s, u"1"_s});
    const bool isGone = program.waitForFinished(1'000 + kWaitsForSomething);
    if (!isGone) {
        program.kill();
        program.waitForFinished();
    }
    QVERIFY(isGone);
    QCOMPARE(program.exitCode(), 3);
}

QTEST_GUILESS_MAIN(tst_QuitProgram)
#include "tst_QuitProgram.moc"
