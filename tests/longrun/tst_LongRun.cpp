// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/Sanitizers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A kiosk's life with time scaled, so that an hour takes 1.43 s: about half a day of it, or with
/// --week a whole one with 1,000 conversations in four minutes. The customer's half is a process
/// of its own, so that its memory is measured and not the gateway's.
class tst_LongRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKioskStaysAsItIs();

private:
    QStringList lineOf(const QString &name) const;
    int figure(const QString &line, const QString &name) const;

    QStringList m_said;
};

/// AddressSanitizer keeps freed memory for a while, on purpose, and notes where each piece came
/// from: its process grows by megabytes whatever the program does. Leaks it reports by itself.
static constexpr bool isMemoryJudged()
{
    return !kIsSanitized;
}

static bool &isWholeWeek()
{
    static bool isIt = false;
    return isIt;
}

/// The words of the line that begins with the name.
QStringList tst_LongRun::lineOf(const QString &name) const
{
    for (const QString &line : m_said) {
        const QStringList words = line.split(u' ');
        if (words.constFirst() == name)
            return words;
    }
    return {};
}

int tst_LongRun::figure(const QString &line, const QString &name) const
{
    const QStringList words = lineOf(line);
    const qsizetype at = words.indexOf(name);
    return at < 0 || at + 1 >= words.size() ? -1 : words.at(at + 1).toInt();
}

void tst_LongRun::aKioskStaysAsItIs()
{
    const QTemporaryDir folder;
    GatewayOptions options;
    options.thinkingTime = 2ms;
    const Quotas scaled = Quotas().scaled(1'430.0 / 3'600'000);
    options.quotas.idle = scaled.idle;
    options.quotas.lifetime = scaled.lifetime;
    LocalGateway gateway(options);
    QVERIFY(std::holds_alternative<QUrl>(gateway.listen()));
    int mostConnections = 0;
    int connections = 0;
    connect(&gateway, &LocalGateway::clientConnected, this, [&] {
        ++connections;
        mostConnections = std::max(mostConnections, gateway.connectionCount());
    });

    QProcess kiosk;
    kiosk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QStringList arguments{gateway.url().toString(), folder.filePath(u"profile/chat.sqlite"_s)};
    arguments += isWholeWeek() ? QStringList{u"7"_s, u"143"_s, u"3"_s, u"12"_s}
                               : QStringList{u"1"_s, u"40"_s, u"2.2"_s, u"1"_s};
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"ecom67.*.info=false"_s);
    kiosk.setProcessEnvironment(environment);
    QEventLoop loop;
    connect(&kiosk, &QProcess::readyReadStandardOutput, this, [&] {
        while (kiosk.canReadLine()) {
            m_said.append(QString::fromUtf8(kiosk.readLine().trimmed()));
            qInfo().noquote() << m_said.last();
            if (m_said.last() == "dark"_L1) {
                gateway.stopListening();
                gateway.dropConnections();
                kiosk.write("it is\n");
            }
        }
    });
    connect(&kiosk, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(10min, &loop, &QEventLoop::quit);
    QElapsedTimer elapsed;
    elapsed.start();
    kiosk.start(QStringLiteral(ECOM67_LONG_RUN_DRIVER), arguments);
    loop.exec();

    QCOMPARE(kiosk.state(), QProcess::NotRunning);
    QCOMPARE(kiosk.exitCode(), 0);
    qInfo("%.0f s, %d connections, at most %d at a time", double(elapsed.elapsed()) / 1e3,
          connections, mostConnections);
    const int wanted = isWholeWeek() ? 1'008 : 41;
    QCOMPARE(figure(u"end"_s, u"conversations"_s), wanted);
    QVERIFY(connections >= wanted);
    // Renewed or rested at least once a day; whether the gateway was first is a matter of chance.
    QVERIFY(figure(u"end"_s, u"closed"_s) + figure(u"end"_s, u"cut"_s) >= (isWholeWeek() ? 14 : 2));
    QCOMPARE(figure(u"end"_s, u"lost"_s), 0);
    QCOMPARE(figure(u"end"_s, u"sockets"_s), 1);
    const QStringList attempts = lineOf(u"attempts"_s);
    QCOMPARE(attempts.size(), 4);
    QVERIFY2(attempts.at(1).toInt() <= attempts.at(3).toInt(), "more than one reconnect timer");

    // The proportional set changes too when another program begins or ends to use the same
    // libraries, by megabytes: what is this process's own is judged.
    const int first = figure(u"hour"_s, u"own"_s);
    const int grown = figure(u"end"_s, u"own"_s) - first;
    QVERIFY(first > 0);
    qInfo("grew by %d KB%s", grown, isMemoryJudged() ? "" : ", not judged under AddressSanitizer");
    if constexpr (isMemoryJudged())
        QVERIFY2(grown <= 2'048, qPrintable(u"grew by %1 KB"_s.arg(grown)));

    qint64 bytes = 0;
    const QDir profile(folder.filePath(u"profile"_s));
    for (const QFileInfo &file : profile.entryInfoList(QDir::Files)) {
        QVERIFY2(file.fileName().startsWith("chat.sqlite"_L1), qPrintable(file.fileName()));
        bytes += file.size();
    }
    qInfo("files: %lld KB", bytes / 1'024);
    QVERIFY(bytes <= 2 * 1'024 * 1'024);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    isWholeWeek() = arguments.removeAll(u"--week"_s) > 0;
    // Qt Test ends a function after five minutes; a week takes four on a machine that is quiet.
    if (isWholeWeek())
        qputenv("QTEST_FUNCTION_TIMEOUT", "900000");
    tst_LongRun test;
    return QTest::qExec(&test, arguments);
}
#include "tst_LongRun.moc"
