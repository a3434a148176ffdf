// SPDX-License-Identifier: MIT
#include "app/Script.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_Script : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryVerb();
    void readsTimeoutAndScreen();
    void namesTheStepThatIsWrong_data();
    void namesTheStepThatIsWrong();
    void refusesAFileThatIsNotThere();
    void selfTestSavesTheGivenPicture();
};

void tst_Script::readsEveryVerb()
{
    const auto result = Script::parse(R"({"steps":[
        {"do":"open"}, {"do":"type","text":"a"}, {"do":"key","key":"Return"},
        {"do":"send","text":"b"}, {"do":"wait-status","status":"Online"}, {"do":"wait-answer"},
        {"do":"expect","text":"c+"}, {"do":"screenshot","file":"d.png"}, {"do":"minimise"},
        {"do":"restore"}, {"do":"close"}, {"do":"new-chat"}, {"do":"print-transcript"},
        {"do":"quit"}]})");

    QVERIFY(std::holds_alternative<Script>(result));
    const auto steps = std::get<Script>(result).steps;
    QCOMPARE(steps.size(), 14);
    QCOMPARE(steps.at(2).text, u"Return"_s);
    QCOMPARE(steps.at(7).text, u"d.png"_s);
    QCOMPARE(steps.at(13).verb, ScriptStep::Verb::Quit);
    QCOMPARE(steps.at(13).number, 14);
}

void tst_Script::readsTimeoutAndScreen()
{
    const auto result = Script::parse(
        R"({"steps":[{"do":"screenshot","file":"x.png","screen":true,"timeout":250}]})");

    const ScriptStep step = std::get<Script>(result).steps.constFirst();
    QVERIFY(step.wholeScreen);
    QCOMPARE(step.timeout, std::chrono::milliseconds(250));
}

void tst_Script::namesTheStepThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("mentions");

    QTest::newRow("not JSON") << QByteArray("{") << u"not JSON"_s;
    QTest::newRow("no steps") << QByteArray("{}") << u"steps"_s;
    QTest::newRow("empty steps") << QByteArray(R"({"steps":[]})") << u"steps"_s;
    QTest::newRow("step is no object") << QByteArray(R"({"steps":[1]})") << u"Step 1"_s;
    QTest::newRow("unknown verb") << QByteArray(R"({"steps":[{"do":"open"},{"do":"dance"}]})")
                                  << u"Step 2"_s;
    QTest::newRow("missing argument") << QByteArray(R"({"steps":[{"do":"send"}]})") << u"text"_s;
    QTest::newRow("wrong argument")
        << QByteArray(R"({"steps":[{"do":"send","text":7}]})") << u"text"_s;
    QTest::newRow("bad pattern") << QByteArray(R"({"steps":[{"do":"expect","text":"("}]})")
                                 << u"regular expression"_s;
    QTest::newRow("bad timeout") << QByteArray(R"({"steps":[{"do":"wait-answer","timeout":-1}]})")
                                 << u"timeout"_s;
    QTest::newRow("endless timeout")
        << QByteArray(R"({"steps":[{"do":"wait-answer","timeout":1e12}]})") << u"timeout"_s;
}

void tst_Script::namesTheStepThatIsWrong()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, mentions);

    const auto result = Script::parse(json);

    const auto *error = std::get_if<QString>(&result);
    QVERIFY(error);
    QVERIFY2(error->contains(mentions), qPrintable(*error));
}

void tst_Script::refusesAFileThatIsNotThere()
{
    const QTemporaryDir folder;

    const auto result = Script::readFile(folder.filePath(u"none.json"_s));

    const auto *error = std::get_if<QString>(&result);
    QVERIFY(error);
    QVERIFY(error->contains(u"none.json"_s));
}

void tst_Script::selfTestSavesTheGivenPicture()
{
    const Script script = Script::selfTest(u"window.png"_s);

    const auto isPicture = [](const ScriptStep &step) {
        return step.verb == ScriptStep::Verb::Screenshot && step.text == u"window.png"_s;
    };
    QVERIFY(std::any_of(script.steps.cbegin(), script.steps.cend(), isPicture));
    QCOMPARE(script.steps.constLast().verb, ScriptStep::Verb::Quit);
}

QTEST_GUILESS_MAIN(tst_Script)
#include "tst_Script.moc"
