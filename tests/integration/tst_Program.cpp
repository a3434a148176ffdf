// SPDX-License-Identifier: MIT
#include "support/ProgramRun.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QTest>

#include <memory>

using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// The program with its window, started as a process of its own as people start it.
class tst_Program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersWithoutADisplay_data();
    void answersWithoutADisplay();
    void refusesWithOneSentence_data();
    void refusesWithOneSentence();
    void holdsAConversationByScript();
    void failingScriptStepIsNamed();
    void selfTestSavesAPicture();
    void quitKeyEndsIt();
    void b03_restartShowsTheConversationAgain();
    void tokenIsNeitherStoredNorPrinted();
    void logsIntoAFileOfItsOwn();
    void logsWhereAndWhatItIsTold();
    void aLogThatCannotBeWrittenDisturbsNothing();

private:
    using Result = ProgramRun::Result;

    QByteArray contentOf(const QString &file) const;
    Result run(const QStringList &arguments, const QString &platform = u"offscreen"_s)
    {
        return m_program->run(arguments, platform);
    }
    Result runScript(const QByteArray &steps, const QStringList &arguments)
    {
        return m_program->runScript(steps, arguments);
    }
    QString path(const QString &name) const { return m_program->path(name); }

    std::unique_ptr<ProgramRun> m_program;
};

void tst_Program::init()
{
    m_program = std::make_unique<ProgramRun>(QStringLiteral(ECOM67_PROGRAM));
}

void tst_Program::answersWithoutADisplay_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("mentions");

    QTest::newRow("help") << u"--help"_s << u"--endpoint"_s;
    QTest::newRow("version") << u"--version"_s << u"E-Com67 Support 0."_s;
    QTest::newRow("info") << u"--info"_s << u"conversation file: "_s;
    QTest::newRow("info on the network") << u"--info"_s << u"\ntransport: "_s;
}

void tst_Program::answersWithoutADisplay()
{
    QFETCH(const QString, option);
    QFETCH(const QString, mentions);

    const Result result = run({option}, {});

    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.out.contains(mentions), qPrintable(result.out));
    QVERIFY2(result.err.isEmpty(), qPrintable(result.err));
}

void tst_Program::refusesWithOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mentions");

    QTest::newRow("endpoint") << QStringList{u"--endpoint"_s, u"http://shop.example"_s}
                              << u"wss://"_s;
    QTest::newRow("profile") << QStringList{u"--profile"_s, u"../x"_s} << u"profile"_s;
    QTest::newRow("script") << QStringList{u"--script"_s, u"none.json"_s} << u"none.json"_s;
    QTest::newRow("option") << QStringList{u"--colour"_s} << u"colour"_s;
    QTest::newRow("self-test") << QStringList{u"--self-test"_s, u"a.png"_s} << u"--endpoint"_s;
    QTest::newRow("no display") << QStringList{u"--demo"_s} << u"no display"_s;
}

void tst_Program::refusesWithOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, mentions);

    const Result result = run(arguments, {});

    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(mentions), qPrintable(result.err));
    QCOMPARE(result.err.trimmed().count(u'\n'), 0);
}

void tst_Program::holdsAConversationByScript()
{
    const Result result = runScript(R"({"do":"open"}, {"do":"wait-status","status":"Online"},
        {"do":"type","text":"What is your return policy?"}, {"do":"key","key":"Return"},
        {"do":"wait-answer"}, {"do":"minimise"}, {"do":"restore"}, {"do":"close"}, {"do":"open"},
        {"do":"expect","text":"30 days"}, {"do":"print-transcript"}, {"do":"quit"})",
                                    {u"--demo"_s});

    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY2(result.out.contains(u"You: What is your return policy?"_s), qPrintable(result.out));
    QVERIFY2(result.out.contains(u"Assistant: You can return"_s), qPrintable(result.out));
}

void tst_Program::failingScriptStepIsNamed()
{
    const Result result = runScript(
        R"({"do":"open"}, {"do":"expect","text":"never said","timeout":50})", {u"--demo"_s});

    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"step 2"_s), qPrintable(result.err));
}

void tst_Program::selfTestSavesAPicture()
{
    const Result result = run({u"--demo"_s, u"--self-test"_s, path(u"window.png"_s)});

    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    const QImage picture(path(u"window.png"_s));
    QVERIFY(picture.width() >= 384 && picture.height() >= 600);
}

void tst_Program::quitKeyEndsIt()
{
    const Result result = runScript(
        R"({"do":"open"}, {"do":"wait-status","status":"Online"}, {"do":"key","key":"Ctrl+Q"})",
        {u"--demo"_s});

    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
}

void tst_Program::b03_restartShowsTheConversationAgain()
{
    // No server: what is typed must be there again, in a state that is true.
    const QStringList nowhere{u"--endpoint"_s, u"ws://127.0.0.1:9"_s};
    const Result first
        = runScript(R"({"do":"open"}, {"do":"send","text":"Remember me"}, {"do":"quit"})", nowhere);
    QVERIFY2(first.exitCode == 0, qPrintable(first.err));

    const Result second = runScript(
        R"({"do":"open"}, {"do":"expect","text":"Remember me"}, {"do":"print-transcript"}, {"do":"quit"})",
        nowhere);

    QVERIFY2(second.exitCode == 0, qPrintable(second.err));
    QCOMPARE(second.out.count(u"You: Remember me"_s), 1);
}

void tst_Program::tokenIsNeitherStoredNorPrinted()
{
    const QString token = u"abcdefSECRETghij"_s;
    m_program->setVariable(u"ECOM67_TOKEN"_s, token);
    m_program->setVariable(u"QT_LOGGING_RULES"_s, u"ecom67.*=true"_s);

    const Result result = runScript(
        R"({"do":"open"}, {"do":"wait-status","status":"Online"}, {"do":"quit"})", {u"--demo"_s});

    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY(!result.out.contains(token) && !result.err.contains(token));
    QVERIFY(!run({u"--info"_s}, {}).out.contains(token));
    QDirIterator files(m_program->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(token.toLatin1()), qPrintable(file.fileName()));
    }
}

QByteArray tst_Program::contentOf(const QString &file) const
{
    QFile found(file);
    return found.open(QIODevice::ReadOnly) ? found.readAll() : QByteArray();
}

static const QByteArray kShortChat
    = R"({"do":"open"}, {"do":"wait-status","status":"Online"}, {"do":"quit"})";

void tst_Program::logsIntoAFileOfItsOwn()
{
    m_program->setVariable(u"XDG_STATE_HOME"_s, path(u"state"_s));

    QCOMPARE(runScript(kShortChat, {u"--demo"_s}).exitCode, 0);

    const QString log = path(u"state/E-Com67/E-Com67 Support/default/chat.log"_s);
    QVERIFY(contentOf(log).contains(" info ecom67.app: E-Com67 Support "));
    QVERIFY(contentOf(log).contains(" info ecom67.service: connection"));
    QVERIFY(run({u"--info"_s}, {}).out.contains(u"log file: "_s + log));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(log) & others));
    QVERIFY(!(QFile::permissions(QFileInfo(log).path()) & others));
}

void tst_Program::logsWhereAndWhatItIsTold()
{
    const QString log = path(u"my.log"_s);
    const QStringList here{u"--demo"_s, u"--log-file"_s, u"my.log"_s, u"--log-level"_s};

    const Result loud = runScript(kShortChat, here + QStringList{u"warning,gateway=debug"_s});
    QVERIFY2(loud.exitCode == 0, qPrintable(loud.err));
    QVERIFY(contentOf(log).contains(" debug ecom67.gateway: handshake"));
    QVERIFY(!contentOf(log).contains("ecom67.service: connection"));
    QVERIFY(QFile::remove(log));

    const Result silent = runScript(kShortChat, here + QStringList{u"none"_s});
    QCOMPARE(silent.exitCode, 0);
    QVERIFY(!contentOf(log).contains("ecom67."));
    QVERIFY(!silent.err.contains(u"ecom67."_s));

    // What Qt reads itself comes last.
    m_program->setVariable(u"QT_LOGGING_RULES"_s, u"ecom67.service.info=true"_s);
    QCOMPARE(runScript(kShortChat, here + QStringList{u"none"_s}).exitCode, 0);
    QVERIFY(contentOf(log).contains(" info ecom67.service: "));

    m_program->setVariable(u"XDG_STATE_HOME"_s, path(u"state"_s));
    QCOMPARE(runScript(kShortChat, {u"--demo"_s, u"--log-file"_s, u"none"_s}).exitCode, 0);
    QVERIFY(!QFileInfo::exists(path(u"state/E-Com67/E-Com67 Support/default/chat.log"_s)));
}

void tst_Program::aLogThatCannotBeWrittenDisturbsNothing()
{
    QVERIFY(QDir(m_program->home()).mkdir(u"folder"_s));

    const Result result = runScript(
        kShortChat,
        {u"--demo"_s, u"--log-file"_s, path(u"folder"_s), u"--log-level"_s, u"debug"_s});

    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.err.contains(u"The log file cannot be written"_s), qPrintable(result.err));
}

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
