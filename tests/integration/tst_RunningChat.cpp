// SPDX-License-Identifier: MIT
#include "support/ProgramRun.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// The program that is started while one runs, by a link or by its entry in a menu.
class tst_RunningChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_program = std::make_unique<ProgramRun>(QStringLiteral(ECOM67_PROGRAM)); }
    void anAddressOpensTheChat();
    void startedAgainItShowsTheChatThatRuns_data();
    void startedAgainItShowsTheChatThatRuns();
    void whatIsSomethingElseStaysBesideIt();
    void ofSeveralAtTheSameMomentOneStays();
    void ofAnOddAddressNothingIsTaken();

private:
    void startFirst(QProcess &first);
    QString door() const
    {
        return m_program->path(u"data/E-Com67/E-Com67 Support/default/chat.door"_s);
    }

    std::unique_ptr<ProgramRun> m_program;
};

/// A script without "open": the window is there because of the address, or not at all.
static const QByteArray kChatIsOpen = R"({"do":"type","text":"x","timeout":20000}, {"do":"quit"})";

void tst_RunningChat::anAddressOpensTheChat()
{
    const ProgramRun::Result result
        = m_program->runScript(kChatIsOpen, {u"--demo"_s, u"ecom67-support://open/"_s});

    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY(!result.err.contains(u"ignored"_s));
}

/// A chat of the default profile that waits until something opens its window.
void tst_RunningChat::startFirst(QProcess &first)
{
    m_program->start(
        first,
        {u"--endpoint"_s, u"ws://127.0.0.1:9"_s, u"--script"_s, m_program->script(kChatIsOpen)});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(door()), 20'000);
}

void tst_RunningChat::startedAgainItShowsTheChatThatRuns_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("by its entry in the menu") << QStringList();
    QTest::newRow("by a link") << QStringList{u"ecom67-support:open"_s};
}

void tst_RunningChat::startedAgainItShowsTheChatThatRuns()
{
    QFETCH(const QStringList, arguments);
    QProcess first;
    startFirst(first);

    const ProgramRun::Result second = m_program->run(arguments);

    QVERIFY2(second.exitCode == 0, qPrintable(second.err));
    QVERIFY2(second.err.contains(u"has been asked to show itself"_s), qPrintable(second.err));
    QVERIFY(first.waitForFinished(60'000));
    QVERIFY2(first.exitCode() == 0, first.readAllStandardError().constData());
}

void tst_RunningChat::whatIsSomethingElseStaysBesideIt()
{
    QProcess first;
    startFirst(first);

    // Each ends by its own script, and none of them opens the first one's window.
    const QByteArray quit = R"({"do":"open"}, {"do":"quit"})";
    for (const QStringList &arguments :
         {QStringList{u"--demo"_s}, QStringList{u"--profile"_s, u"other"_s},
          QStringList{u"--kiosk"_s, u"ecom67-support:open"_s}}) {
        const ProgramRun::Result other = m_program->runScript(quit, arguments);
        QVERIFY2(other.exitCode == 0, qPrintable(other.err));
        QVERIFY2(!other.err.contains(u"has been asked"_s), qPrintable(other.err));
    }

    QCOMPARE(first.state(), QProcess::Running);
    first.kill();
    QVERIFY(first.waitForFinished());
}

void tst_RunningChat::ofSeveralAtTheSameMomentOneStays()
{
    m_program->setVariable(u"ECOM67_ENDPOINT"_s, u"ws://127.0.0.1:9"_s);
    std::vector<std::unique_ptr<QProcess>> all;
    for (int i = 0; i < 3; ++i) {
        all.push_back(std::make_unique<QProcess>());
        m_program->start(*all.back(), QStringList());
    }
    const auto running = [&all] {
        return std::count_if(all.cbegin(), all.cend(), [](const auto &process) {
            return process->state() != QProcess::NotRunning;
        });
    };

    QTRY_COMPARE_WITH_TIMEOUT(running(), 1, 60'000);

    for (const auto &process : all) {
        if (process->state() == QProcess::NotRunning)
            QCOMPARE(process->exitCode(), 0);
    }
    QVERIFY(QFileInfo::exists(door()));
    for (const auto &process : all) {
        process->kill();
        process->waitForFinished();
    }
}

void tst_RunningChat::ofAnOddAddressNothingIsTaken()
{
    const ProgramRun::Result result = m_program->runScript(
        kChatIsOpen, {u"--demo"_s, u"ecom67-support:open?endpoint=wss://evil.example&t=SECRET"_s});

    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY2(result.err.contains(u"only ecom67-support:open counts, the rest is ignored"_s),
             qPrintable(result.err));
    QVERIFY(!result.err.contains(u"evil"_s));
    QVERIFY(!result.err.contains(u"SECRET"_s));
}

QTEST_GUILESS_MAIN(tst_RunningChat)
#include "tst_RunningChat.moc"
