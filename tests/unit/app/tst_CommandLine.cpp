// SPDX-License-Identifier: MIT
#include "app/CommandLine.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryOption();
    void choosesTheAction_data();
    void choosesTheAction();
    void choosesWhatIsMeasured();
    void anAddressOnlyOpensTheChat();
    void joinsTheChatThatRunsWhereNothingElseIsWanted_data();
    void joinsTheChatThatRunsWhereNothingElseIsWanted();
    void keepsQtsOwnOptionsApart();
    void refusesWithOneSentence_data();
    void refusesWithOneSentence();
    void helpNamesEveryOption();
};

static CommandLine parsed(const QStringList &arguments)
{
    const auto result = CommandLine::parse(QStringList{u"ecom67-support"_s} + arguments);
    if (const auto *error = std::get_if<QString>(&result))
        qFatal("refused: %s", qPrintable(*error));
    return std::get<CommandLine>(result);
}

void tst_CommandLine::readsEveryOption()
{
    const CommandLine line = parsed({u"--endpoint"_s, u"wss://shop.example/prod"_s, u"--profile"_s,
                                     u"staging"_s, u"--script=steps.json"_s});

    QCOMPARE(line.action, CommandLine::Action::Chat);
    QCOMPARE(line.settings.value(u"endpoint"_s).text, u"wss://shop.example/prod"_s);
    QCOMPARE(line.profile, u"staging"_s);
    QCOMPARE(line.scriptFile, u"steps.json"_s);
    QVERIFY(!line.isDemo);
    QVERIFY(parsed({u"--demo"_s}).isDemo);
    QCOMPARE(parsed({u"--kiosk"_s}).settings.value(u"kiosk/enabled"_s).text, u"true"_s);
    QCOMPARE(parsed({u"--self-test"_s, u"a.png"_s}).selfTestPicture, u"a.png"_s);
    QVERIFY(parsed({}).settings.isEmpty());
}

void tst_CommandLine::choosesTheAction_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<CommandLine::Action>("action");

    QTest::newRow("nothing") << QStringList{} << CommandLine::Action::Chat;
    QTest::newRow("help") << QStringList{u"--help"_s} << CommandLine::Action::ShowHelp;
    QTest::newRow("short help") << QStringList{u"-h"_s} << CommandLine::Action::ShowHelp;
    QTest::newRow("version") << QStringList{u"--version"_s} << CommandLine::Action::ShowVersion;
    QTest::newRow("info") << QStringList{u"--info"_s} << CommandLine::Action::ShowInfo;
    QTest::newRow("bench") << QStringList{u"--bench"_s, u"startup"_s} << CommandLine::Action::Bench;
    QTest::newRow("one run of it")
        << QStringList{u"--bench"_s, u"startup-run"_s} << CommandLine::Action::BenchRun;
}

void tst_CommandLine::choosesTheAction()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const CommandLine::Action, action);

    QCOMPARE(parsed(arguments).action, action);
}

void tst_CommandLine::choosesWhatIsMeasured()
{
    using Measured = CommandLine::Measured;
    QCOMPARE(parsed({u"--bench"_s, u"startup"_s}).measured, Measured::Startup);
    QCOMPARE(parsed({u"--bench"_s, u"send"_s}).measured, Measured::Send);
    QCOMPARE(parsed({u"--bench"_s, u"send"_s}).action, CommandLine::Action::Bench);
    QCOMPARE(parsed({u"--bench"_s, u"send-run"_s}).measured, Measured::Send);
    QCOMPARE(parsed({u"--bench"_s, u"send-run"_s}).action, CommandLine::Action::BenchRun);
    QCOMPARE(parsed({u"--bench"_s, u"view"_s}).measured, Measured::View);
    QCOMPARE(parsed({u"--bench"_s, u"view-run"_s}).action, CommandLine::Action::BenchRun);
}

void tst_CommandLine::anAddressOnlyOpensTheChat()
{
    QVERIFY(!parsed({}).isOpenWanted);
    const CommandLine open = parsed({u"ecom67-support:open"_s});
    QVERIFY(open.isOpenWanted);
    QVERIFY(!open.isAddressUnknown);

    const CommandLine odd
        = parsed({u"ecom67-support:open?endpoint=wss://evil.example&profile=x"_s});
    QVERIFY(odd.isOpenWanted);
    QVERIFY(odd.isAddressUnknown);
    QVERIFY(odd.settings.isEmpty());
    QVERIFY(odd.profile.isEmpty());

    QVERIFY(parsed({u"--kiosk"_s, u"ecom67-support:open"_s}).isOpenWanted);
}

void tst_CommandLine::joinsTheChatThatRunsWhereNothingElseIsWanted_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isJoinable");
    QTest::addColumn<bool>("joins");

    QTest::newRow("plain") << QStringList() << true << true;
    QTest::newRow("a link") << QStringList{u"ecom67-support:open"_s} << true << true;
    QTest::newRow("a profile") << QStringList{u"--profile"_s, u"x"_s} << true << true;
    QTest::newRow("Qt's own") << QStringList{u"-platform"_s, u"xcb"_s} << true << true;
    QTest::newRow("another shop") << QStringList{u"--endpoint"_s, u"wss://a.example/b"_s} << true
                                  << false;
    QTest::newRow("kiosk") << QStringList{u"--kiosk"_s, u"ecom67-support:open"_s} << true << false;
    QTest::newRow("script") << QStringList{u"--script"_s, u"a.json"_s} << true << false;
    QTest::newRow("demo") << QStringList{u"--demo"_s} << false << false;
    QTest::newRow("measured") << QStringList{u"--bench"_s, u"view-run"_s} << false << false;
}

void tst_CommandLine::joinsTheChatThatRunsWhereNothingElseIsWanted()
{
    QFETCH(const QStringList, arguments);
    const CommandLine line = parsed(arguments);

    QTEST(line.isJoinable(), "isJoinable");
    QTEST(line.joinsRunningChat(), "joins");
}

void tst_CommandLine::keepsQtsOwnOptionsApart()
{
    const CommandLine line
        = parsed({u"-platform"_s, u"offscreen"_s, u"--demo"_s, u"-reverse"_s, u"-style"_s});

    QVERIFY(line.isDemo);
    QCOMPARE(line.forQt,
             (QStringList{u"ecom67-support"_s, u"-platform"_s, u"offscreen"_s, u"-reverse"_s,
                          u"-style"_s}));
}

void tst_CommandLine::refusesWithOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mentions");

    QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
    QTest::newRow("stray word") << QStringList{u"hello"_s} << u"hello"_s;
    QTest::newRow("another's address")
        << QStringList{u"https://shop.example"_s} << u"shop.example"_s;
    QTest::newRow("two addresses")
        << QStringList{u"ecom67-support:open"_s, u"ecom67-support:open"_s} << u"ecom67-support:"_s;
    QTest::newRow("a link that brings an option")
        << QStringList{u"ecom67-support:x"_s, u"--script"_s, u"a"_s} << u"not behind"_s;
    QTest::newRow("a link that brings an option for Qt")
        << QStringList{u"ECOM67-SUPPORT:"_s, u""_s, u"-platformpluginpath"_s, u"a"_s}
        << u"not behind"_s;
    QTest::newRow("missing value") << QStringList{u"--endpoint"_s} << u"endpoint"_s;
    QTest::newRow("empty value") << QStringList{u"--endpoint="_s} << u"--endpoint"_s;
    QTest::newRow("demo and endpoint")
        << QStringList{u"--demo"_s, u"--endpoint"_s, u"wss://a/b"_s} << u"exclude"_s;
    QTest::newRow("script and self-test")
        << QStringList{u"--script"_s, u"a"_s, u"--self-test"_s, u"b"_s} << u"exclude"_s;
    QTest::newRow("unknown bench") << QStringList{u"--bench"_s, u"coffee"_s} << u"coffee"_s;
    QTest::newRow("bench with something behind it")
        << QStringList{u"--bench"_s, u"sender"_s} << u"sender"_s;
    QTest::newRow("token on the command line") << QStringList{u"--token"_s, u"x"_s} << u"token"_s;
}

void tst_CommandLine::refusesWithOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, mentions);

    const auto result = CommandLine::parse(QStringList{u"ecom67-support"_s} + arguments);

    const auto *error = std::get_if<QString>(&result);
    QVERIFY(error);
    QVERIFY2(error->contains(mentions), qPrintable(*error));
    QVERIFY2(!error->contains(u'\n'), qPrintable(*error));
}

void tst_CommandLine::helpNamesEveryOption()
{
    const QString help = CommandLine::helpText();

    for (const char *option : {"--help", "--version", "--info", "--demo", "--kiosk", "--endpoint",
                               "--profile", "--script", "--self-test", "--bench", "--log-level",
                               "--log-file", "ecom67-support:open"}) {
        QVERIFY2(help.contains(QLatin1StringView(option)), option);
    }
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
