// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/CliRun.h"

#include <QDir>
#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The built program against the local gateway.
class tst_SendCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void printsTheAnswer();
    void printsJson();
    void readsTheStandardInput();
    void takesEndpointAndTokenFromTheEnvironment();
    void takesTheEndpointOfAProfile();
    void goesOnWithAGivenSession();
    void problemsHaveAnExitCode_data();
    void problemsHaveAnExitCode();
    void aClosedPortIsANetworkProblem();
    void wrongUseIsRefused_data();
    void wrongUseIsRefused();
    void jsonTellsOfProblemsToo();
    void aTerminalIsSafeFromTheAnswer_data();
    void aTerminalIsSafeFromTheAnswer();
    void aPipeGetsTheAnswerAsItIs();
    void helpNamesEveryExitCode();
    void infoNamesTheTransport();
    void noSecretIsPrinted();

private:
    QString startGateway(const QStringList &faults, GatewayOptions options = {});
    void run(const QStringList &arguments, const QByteArray &input = {})
    {
        (*m_cli)(QStringList{u"send"_s} + arguments, input);
    }

    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<CliRun> m_cli;
};

void tst_SendCommand::init()
{
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
    m_gateway.reset();
}

QString tst_SendCommand::startGateway(const QStringList &faults, GatewayOptions options)
{
    options.thinkingTime = 1ms;
    options.faults = std::get<QList<Fault>>(Fault::parseAll(faults));
    m_gateway = std::make_unique<LocalGateway>(options);
    return std::get<QUrl>(m_gateway->listen()).toString();
}

static GatewayOptions answering(const QString &text)
{
    const QJsonArray replies{QJsonObject{{u"text"_s, text}}};
    GatewayOptions options;
    options.script
        = std::get<ReplyScript>(ReplyScript::parse(QJsonDocument(replies).toJson(), u"test"_s));
    return options;
}

void tst_SendCommand::printsTheAnswer()
{
    const QString url = startGateway({}, answering(u"Headphones — **79.99 €**"_s));

    run({u"Headphones?"_s, u"--endpoint"_s, url});

    QCOMPARE(m_cli->err, QByteArray());
    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(QString::fromUtf8(m_cli->out), u"Headphones — **79.99 €**\n"_s);
    QCOMPARE(m_gateway->received().size(), 1);
    QVERIFY(m_gateway->received().first().contains("Headphones?"));
}

void tst_SendCommand::printsJson()
{
    const QString url = startGateway({});

    run({u"Show me headphones"_s, u"--json"_s, u"--endpoint"_s, url});

    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(m_cli->out.count('\n'), 1);
    const QJsonObject json = m_cli->json();
    QVERIFY(!json.value(u"answer"_s).toString().isEmpty());
    QVERIFY(!json.value(u"suggestions"_s).toArray().isEmpty());
    QVERIFY(json.value(u"latencyMs"_s).toInt(-1) >= 0);
    QCOMPARE(json.value(u"delivery"_s).toString(), u"Answered"_s);
    QVERIFY(json.value(u"error"_s).isNull());
}

void tst_SendCommand::readsTheStandardInput()
{
    const QString url = startGateway({}, answering(u"yes"_s));

    run({u"-"_s, u"--endpoint"_s, url}, "Größe 42?\nIn blue?\n");

    QCOMPARE(m_cli->exitCode, 0);
    const auto sent = QJsonDocument::fromJson(m_gateway->received().value(0)).object();
    QCOMPARE(sent.value(u"message"_s).toString(), u"Größe 42?\nIn blue?"_s);
}

void tst_SendCommand::takesEndpointAndTokenFromTheEnvironment()
{
    m_cli->setVariable("ECOM67_ENDPOINT", startGateway({}));
    m_cli->setVariable("ECOM67_TOKEN", u"a+b=c"_s);

    run({u"Hello"_s});

    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(m_gateway->handshakes().size(), 1);
    QCOMPARE(m_gateway->handshakes().first().parameter("token"), "a+b=c"_ba);
}

void tst_SendCommand::takesTheEndpointOfAProfile()
{
    const QString folder = m_cli->home() + u"/config/E-Com67"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/E-Com67 Support-staff.ini"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nendpoint=" + startGateway({}).toUtf8() + "\n");
    file.close();

    run({u"Hello"_s, u"--profile"_s, u"staff"_s});
    QCOMPARE(m_cli->exitCode, 0);

    run({u"Hello"_s});
    QCOMPARE(m_cli->exitCode, 2);
}

void tst_SendCommand::goesOnWithAGivenSession()
{
    const QString session = u"session-0123456789abcdef0123456789abcdef"_s;
    const QString url = startGateway({});

    run({u"Hello"_s, u"--endpoint"_s, url, u"--session"_s, session});
    run({u"Hello"_s, u"--endpoint"_s, url});
    run({u"Hello"_s, u"--endpoint"_s, url});

    QStringList sessions;
    for (const QByteArray &text : m_gateway->received())
        sessions += QJsonDocument::fromJson(text).object().value(u"sessionId"_s).toString();
    QCOMPARE(sessions.size(), 3);
    QCOMPARE(sessions.at(0), session);
    QVERIFY(sessions.at(1) != session && sessions.at(1) != sessions.at(2));
}

void tst_SendCommand::problemsHaveAnExitCode_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");

    QTest::newRow("400") << u"handshake-status=400"_s << 4 << "HTTP status 400"_ba;
    QTest::newRow("401") << u"handshake-status=401"_s << 4 << "HTTP status 401"_ba;
    QTest::newRow("403") << u"handshake-status=403"_s << 4 << "path of the endpoint"_ba;
    QTest::newRow("404") << u"handshake-status=404"_s << 4 << "HTTP status 404"_ba;
    QTest::newRow("429") << u"handshake-status=429"_s << 4 << "HTTP status 429"_ba;
    QTest::newRow("500") << u"handshake-status-close=500"_s << 4 << "HTTP status 500"_ba;
    QTest::newRow("redirect") << u"redirect"_s << 4 << "HTTP status 301"_ba;
    QTest::newRow("captive portal") << u"captive-portal"_s << 4 << "web page"_ba;
    QTest::newRow("silent") << u"silent"_s << 3 << "in time"_ba;
    QTest::newRow("slow handshake") << u"slow-handshake"_s << 3 << "in time"_ba;
    QTest::newRow("dropped before the handshake") << u"accept-then-drop"_s << 3 << "lost"_ba;
    QTest::newRow("reset while waiting") << u"reset"_s << 3 << "lost"_ba;
    QTest::newRow("planned close while waiting") << u"close=1001"_s << 3 << "lost"_ba;
    QTest::newRow("ordinary close while waiting") << u"close=1000"_s << 3 << "lost"_ba;
    QTest::newRow("too many requests") << u"throttle"_s << 3 << "slow down"_ba;
    QTest::newRow("no answer") << u"no-answer"_s << 5 << "No answer"_ba;
    QTest::newRow("typing for ever") << u"typing-forever"_s << 5 << "No answer"_ba;
    QTest::newRow("not JSON") << u"not-json"_s << 5 << "No answer"_ba;
    QTest::newRow("another session") << u"foreign-session"_s << 5 << "No answer"_ba;
    QTest::newRow("bad accept") << u"bad-accept"_s << 6 << "protocol"_ba;
    QTest::newRow("garbage") << u"garbage"_s << 6 << "protocol"_ba;
    QTest::newRow("reserved bit") << u"rsv-bit"_s << 6 << ""_ba;
    QTest::newRow("not UTF-8") << u"bad-utf8"_s << 6 << "read"_ba;
    QTest::newRow("internal error") << u"internal-error"_s << 6 << "failed"_ba;
    QTest::newRow("no route") << u"forbidden"_s << 6 << "no way"_ba;
    QTest::newRow("the assistant's error") << u"error-frame"_s << 6 << "assistant"_ba;
    QTest::newRow("blank answer") << u"blank-answer"_s << 6 << "read"_ba;
}

void tst_SendCommand::problemsHaveAnExitCode()
{
    QFETCH(const QString, fault);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, says);
    const QString url = startGateway({fault});

    run({u"Hello"_s, u"--endpoint"_s, url, u"--timeout"_s, u"1.5"_s});

    QVERIFY2(m_cli->exitCode == exitCode,
             QByteArray(QByteArray::number(m_cli->exitCode) + ": " + m_cli->err).constData());
    QVERIFY2(m_cli->hasOneSentence() && m_cli->err.contains(says), m_cli->err.constData());
}

void tst_SendCommand::aClosedPortIsANetworkProblem()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString url = u"ws://127.0.0.1:%1/prod"_s.arg(server.serverPort());
    server.close();

    run({u"Hello"_s, u"--endpoint"_s, url});

    QCOMPARE(m_cli->exitCode, 3);
    QVERIFY2(m_cli->hasOneSentence(), m_cli->err.constData());
}

void tst_SendCommand::wrongUseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("says");
    const auto row
        = [](const char *name, const QStringList &arguments, const QByteArray &says,
             const QByteArray &input = {}) { QTest::newRow(name) << arguments << input << says; };
    const QStringList to{u"--endpoint"_s, u"wss://h.example/prod"_s};

    row("no text", to, "no text");
    row("blank text", to + QStringList{u" \n"_s}, "no text");
    row("blank input", to + QStringList{u"-"_s}, "no text", " \n\n");
    row("input that is not UTF-8", to + QStringList{u"-"_s}, "standard input", "\xff\xfe");
    row("long text", to + QStringList{QString(40'000, u'x')}, "32 KB");
    row("long input", to + QStringList{u"-"_s}, "32 KB", QByteArray(5'000'000, 'x'));
    row("two texts", to + QStringList{u"Hello"_s, u"there"_s}, "quotes");
    row("unknown option", to + QStringList{u"Hello"_s, u"--shout"_s}, "shout");
    row("token on the command line", to + QStringList{u"Hello"_s, u"--token=x"_s}, "token");
    row("option without a value", {u"Hello"_s, u"--endpoint"_s}, "endpoint");
    row("no endpoint", {u"Hello"_s}, "endpoint");
    row("empty endpoint", {u"Hello"_s, u"--endpoint"_s, QString()}, "endpoint");
    row("bad endpoint", {u"Hello"_s, u"--endpoint"_s, u"h.example"_s}, "not an address");
    row("https", {u"Hello"_s, u"--endpoint"_s, u"https://h.example"_s}, "wss://");
    row("in the clear", {u"Hello"_s, u"--endpoint"_s, u"ws://h.example"_s}, "not encrypted");
    row("password", {u"Hello"_s, u"--endpoint"_s, u"wss://a:b@h.example"_s}, "password");
    row("escape sequence in the endpoint", {u"Hello"_s, u"--endpoint"_s, u"\u001b[31m"_s},
        "not an address");
    row("timeout of zero", to + QStringList{u"Hello"_s, u"--timeout"_s, u"0"_s}, "--timeout");
    row("negative timeout", to + QStringList{u"Hello"_s, u"--timeout=-1"_s}, "--timeout");
    row("timeout in words", to + QStringList{u"Hello"_s, u"--timeout"_s, u"ten"_s}, "--timeout");
    row("timeout not a number", to + QStringList{u"Hello"_s, u"--timeout"_s, u"nan"_s},
        "--timeout");
    row("endless timeout", to + QStringList{u"Hello"_s, u"--timeout"_s, u"inf"_s}, "--timeout");
    row("bad profile", to + QStringList{u"Hello"_s, u"--profile"_s, u"../x"_s}, "profile");
    row("bad session", to + QStringList{u"Hello"_s, u"--session"_s, u"x"_s}, "--session");
}

void tst_SendCommand::wrongUseIsRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArray, says);

    run(arguments, input);

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY2(m_cli->hasOneSentence() && m_cli->err.contains(says), m_cli->err.constData());
    QVERIFY(!m_cli->err.contains('\x1b'));
    QCOMPARE(m_cli->out, QByteArray());
}

void tst_SendCommand::jsonTellsOfProblemsToo()
{
    run({u"Hello"_s, u"--json"_s, u"--endpoint"_s, startGateway({u"handshake-status=403"_s})});
    QCOMPARE(m_cli->exitCode, 4);
    const QJsonObject refused = m_cli->json().value(u"error"_s).toObject();
    QCOMPARE(refused.value(u"code"_s).toString(), u"HandshakeForbidden"_s);
    QCOMPARE(refused.value(u"httpStatus"_s).toInt(), 403);
    QCOMPARE(refused.value(u"setting"_s).toString(), u"endpoint"_s);
    QVERIFY(m_cli->json().value(u"answer"_s).isNull());

    run({u"Hello"_s, u"--json"_s, u"--endpoint"_s, u"https://h"_s});
    QCOMPARE(m_cli->exitCode, 2);
    QCOMPARE(m_cli->json().value(u"error"_s).toObject().value(u"code"_s).toString(),
             u"EndpointScheme"_s);
}

static const QString kHostile = u"a\u001b]0;owned\u0007b\u009b31m\u202ec\r\n\td"_s;

void tst_SendCommand::aTerminalIsSafeFromTheAnswer_data()
{
    QTest::addColumn<QStringList>("options");

    QTest::newRow("text") << QStringList();
    QTest::newRow("JSON") << QStringList{u"--json"_s};
}

void tst_SendCommand::aTerminalIsSafeFromTheAnswer()
{
    QFETCH(const QStringList, options);
#ifdef Q_OS_UNIX
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    m_cli->setOutputFile(QString::fromLocal8Bit(::ptsname(terminal)));

    run(QStringList{u"Hello"_s, u"--endpoint"_s, startGateway({}, answering(kHostile))} + options);

    QCOMPARE(m_cli->exitCode, 0);
    QByteArray shown(2'000, '\0');
    const auto size = ::read(terminal, shown.data(), std::size_t(shown.size()));
    ::close(terminal);
    QVERIFY(size > 0);
    const QString text = QString::fromUtf8(shown.first(size));
    for (const char16_t harmful : {u'\u001b', u'\u0007', u'\u009b', u'\u202e'})
        QVERIFY2(!text.contains(harmful), qPrintable(text));
    if (options.isEmpty())
        QCOMPARE(text, u"a?]0;owned?b?31m?c\r\n\td\r\n"_s);
#else
    QSKIP("pseudo terminals are made otherwise on this system");
#endif
}

void tst_SendCommand::aPipeGetsTheAnswerAsItIs()
{
    run({u"Hello"_s, u"--endpoint"_s, startGateway({}, answering(kHostile))});

    QCOMPARE(m_cli->exitCode, 0);
    QCOMPARE(QString::fromUtf8(m_cli->out), QString(kHostile + u'\n'));
}

void tst_SendCommand::helpNamesEveryExitCode()
{
    run({u"--help"_s});

    QCOMPARE(m_cli->exitCode, 0);
    for (const char *part : {"0 answered", "2 configuration", "3 network", "4 handshake refused",
                             "5 no answer in time", "6 "})
        QVERIFY2(m_cli->out.contains(part), part);
}

void tst_SendCommand::infoNamesTheTransport()
{
    (*m_cli)({u"--info"_s});

    QCOMPARE(m_cli->exitCode, 0);
    for (const char *part : {"version: ecom67-support-cli ", "\nQt: ", "\nTLS: ", "\ntransport: "})
        QVERIFY2(m_cli->out.contains(part), m_cli->out.constData());
}

void tst_SendCommand::noSecretIsPrinted()
{
    m_cli->setVariable("ECOM67_TOKEN", u"eyJhbGciOi.SECRET.sig"_s);
    m_cli->setVariable("QT_LOGGING_RULES", u"ecom67.*=true"_s);
    const QString session = u"session-0123456789abcdef0123456789abcdef"_s;

    for (const QString &fault : {u"reset"_s, u"handshake-status=403"_s, u"not-json"_s}) {
        run({u"my-question"_s, u"--endpoint"_s, startGateway({fault}), u"--session"_s, session,
             u"--timeout"_s, u"1"_s});
        const QByteArray all = m_cli->out + m_cli->err;
        QVERIFY(!all.contains("SECRET") && !all.contains("0123456789abcdef")
                && !all.contains("my-question"));
    }
}

QTEST_GUILESS_MAIN(tst_SendCommand)
#include "tst_SendCommand.moc"
