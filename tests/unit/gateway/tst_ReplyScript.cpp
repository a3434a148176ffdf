// SPDX-License-Identifier: MIT
#include "gateway/ReplyScript.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

static ReplyScript scriptOf(const QByteArray &json)
{
    return std::get<ReplyScript>(ReplyScript::parse(json, u"f"_s));
}

class tst_ReplyScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesTheFirstThatMatches();
    void readsFramesAndDelay();
    void refuses_data();
    void refuses();
    void reportsAFileThatCannotBeRead();
};

void tst_ReplyScript::usesTheFirstThatMatches()
{
    const ReplyScript script = scriptOf(R"([{"match":"a.b","text":"dot"},
        {"regex":"^order \\d+$","text":"order"}, {"match":"HELLO","text":"hello"}, {"text":"else"}])");
    QCOMPARE(script.replyTo(u"xa.bx"_s)->text, u"dot"_s);
    QCOMPARE(script.replyTo(u"axb"_s)->text, u"else"_s);
    QCOMPARE(script.replyTo(u"Order 17"_s)->text, u"order"_s);
    QCOMPARE(script.replyTo(u"my order 17"_s)->text, u"else"_s);
    QCOMPARE(script.replyTo(u"well, hello"_s)->text, u"hello"_s);
    QVERIFY(!scriptOf("[]").replyTo(u"x"_s));
    QVERIFY(!scriptOf(R"([{"match":"y","text":"z"}])").replyTo(u"x"_s));
}

void tst_ReplyScript::readsFramesAndDelay()
{
    const auto reply
        = scriptOf(R"([{"frames":[{"type":"typing"},"raw"],"delayMs":70}])").replyTo(u"x"_s);
    QVERIFY(reply.has_value());
    QCOMPARE(reply->frames, (QList<QByteArray>{R"({"type":"typing"})", "raw"}));
    QCOMPARE(reply->delay, milliseconds(70));
    QVERIFY(!scriptOf(R"([{"text":"a"}])").replyTo(u"x"_s)->delay.has_value());
}

void tst_ReplyScript::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("said"); // part of the detail

    const auto row = [](const char *name, const char *json, const QString &said) {
        QTest::newRow(name) << QByteArray(json) << said;
    };
    row("not JSON", "[\n{\n", u"line 3"_s);
    row("empty", "", u"line 1"_s);
    row("object", "{}", u"array"_s);
    row("reply is a number", "[1]", u"reply 1"_s);
    row("second reply is bad", R"([{"text":"a"},{}])", u"reply 2"_s);
    row("text and frames", R"([{"text":"a","frames":[]}])", u"either"_s);
    row("text of another type", R"([{"text":1}])", u"\"text\""_s);
    row("frames of another type", R"([{"frames":{}}])", u"\"frames\""_s);
    row("a frame of another type", R"([{"frames":[1]}])", u"frame"_s);
    row("match and regex", R"([{"match":"a","regex":"b","text":"c"}])", u"both"_s);
    row("match of another type", R"([{"match":1,"text":"c"}])", u"\"match\""_s);
    row("bad expression", R"([{"regex":"(","text":"c"}])", u"not valid"_s);
    row("negative delay", R"([{"text":"a","delayMs":-1}])", u"delayMs"_s);
    row("delay of another type", R"([{"text":"a","delayMs":"soon"}])", u"delayMs"_s);
}

void tst_ReplyScript::refuses()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, said);

    const auto parsed = ReplyScript::parse(json, u"replies.json"_s);
    const auto *error = std::get_if<GatewayError>(&parsed);
    QVERIFY(error);
    QCOMPARE(error->code, GatewayError::Code::ScriptInvalid);
    QCOMPARE(error->subject, u"replies.json"_s);
    QVERIFY2(error->detail.contains(said), qPrintable(error->detail));
}

void tst_ReplyScript::reportsAFileThatCannotBeRead()
{
    QTemporaryDir folder;
    const auto absent = ReplyScript::load(folder.filePath(u"absent.json"_s));
    QCOMPARE(std::get<GatewayError>(absent).code, GatewayError::Code::ScriptUnreadable);

    QFile big(folder.filePath(u"big.json"_s));
    QVERIFY(big.open(QIODevice::WriteOnly));
    QVERIFY(big.resize(ReplyScript::kLongestFile + 1));
    big.close();
    const auto tooBig = ReplyScript::load(big.fileName());
    QCOMPARE(std::get<GatewayError>(tooBig).code, GatewayError::Code::ScriptUnreadable);
}

QTEST_GUILESS_MAIN(tst_ReplyScript)
#include "tst_ReplyScript.moc"
