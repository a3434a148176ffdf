// SPDX-License-Identifier: MIT
#include "gateway/AnswerPlanner.h"
#include "gateway/Assistant.h"

#include <QJsonDocument>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static QDateTime now()
{
    return QDateTime::fromMSecsSinceEpoch(1'767'225'600'000, Qt::UTC);
}

/// Steps in one word each: "typing+", "typing-", other types, "notice", "wait 400", "close 1001",
/// ...
static QString nameOf(const Step &step)
{
    if (const auto *wait = std::get_if<step::Wait>(&step))
        return u"wait %1"_s.arg(wait->time.count());
    if (const auto *stall = std::get_if<step::Stall>(&step))
        return u"stall %1"_s.arg(stall->time.count());
    if (const auto *close = std::get_if<step::Close>(&step))
        return (close->keepsTcp ? u"hold %1"_s : u"close %1"_s).arg(static_cast<int>(close->code));
    if (const auto *drop = std::get_if<step::Drop>(&step))
        return drop->isReset ? u"reset"_s : u"fin"_s;
    if (std::holds_alternative<step::Wire>(step))
        return u"wire"_s;
    const QJsonObject frame = QJsonDocument::fromJson(std::get<step::Text>(step).utf8).object();
    if (frame.isEmpty())
        return u"no JSON"_s;
    const QString type = frame["type"_L1].toString();
    if (type == "typing"_L1)
        return frame["data"_L1]["is_typing"_L1].toBool() ? u"typing+"_s : u"typing-"_s;
    return type.isEmpty() ? u"notice"_s : type;
}

static QString namesOf(const Steps &steps)
{
    QStringList names;
    for (const Step &step : steps)
        names.append(nameOf(step));
    return names.join(u", "_s);
}

class tst_AnswerPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheRecordedOrder_data();
    void followsTheRecordedOrder();
    void faultsChangeTheOrder_data();
    void faultsChangeTheOrder();
    void datesTheAnswerBeforeTheEndOfTyping();
    void gatewayFramesHaveNoType();
    void scriptsReplaceTheAssistant();
    void faultsChangeTheAnswer();

private:
    Steps planFor(const QByteArray &body, const QStringList &faults = {},
                  Dialect::Kind dialect = Dialect::Kind::Customer);
    QJsonObject lastFrame(const Steps &steps) const;

    GatewayOptions m_options;
    Assistant m_assistant;
};

Steps tst_AnswerPlanner::planFor(const QByteArray &body, const QStringList &faults,
                                 Dialect::Kind dialect)
{
    const ActiveFaults active(std::get<QList<Fault>>(Fault::parseAll(faults)));
    AnswerPlanner planner(m_options, m_assistant);
    return planner.plan(Route::of(body, dialect), dialect, active,
                        {.connectionId = "connection", .user = {}}, now());
}

QJsonObject tst_AnswerPlanner::lastFrame(const Steps &steps) const
{
    const auto *text = std::get_if<step::Text>(&steps.constLast());
    return text ? QJsonDocument::fromJson(text->utf8).object() : QJsonObject();
}

static QByteArray question(const QByteArray &text = "hello")
{
    return R"({"action":"sendMessage","message":")" + text + R"(","content":")" + text
        + R"(","sessionId":"s1"})";
}

void tst_AnswerPlanner::followsTheRecordedOrder_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Dialect::Kind>("dialect");
    QTest::addColumn<QString>("expected");

    using Kind = Dialect::Kind;
    const QByteArray nullSession = R"({"action":"sendMessage","content":"a","sessionId":null})";
    const QByteArray number = R"({"action":"sendMessage","content":5,"sessionId":"s"})";
    QTest::newRow("customer") << question() << Kind::Customer
                              << u"typing+, wait 400, typing-, message"_s;
    QTest::newRow("legacy") << question() << Kind::Legacy << u"wait 400, message"_s;
    QTest::newRow("admin") << question() << Kind::Admin << u"wait 400, chunk, complete"_s;
    QTest::newRow("no route") << QByteArray(R"({"action":"ping"})") << Kind::Customer
                              << u"notice"_s;
    QTest::newRow("not JSON") << QByteArray("hello") << Kind::Customer << u"notice"_s;
    QTest::newRow("admin ping") << QByteArray(R"({"action":"ping"})") << Kind::Admin << QString();
    QTest::newRow("blank") << question(" ") << Kind::Customer << QString();
    QTest::newRow("null session") << nullSession << Kind::Customer << u"typing+, typing-, error"_s;
    QTest::newRow("number as text") << number << Kind::Customer << u"error"_s;
}

void tst_AnswerPlanner::followsTheRecordedOrder()
{
    QFETCH(const QByteArray, body);
    QFETCH(const Dialect::Kind, dialect);
    QFETCH(const QString, expected);

    QCOMPARE(namesOf(planFor(body, {}, dialect)), expected);
}

void tst_AnswerPlanner::faultsChangeTheOrder_data()
{
    QTest::addColumn<QStringList>("faults");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *faults, const QString &expected) {
        QTest::newRow(faults) << QString::fromLatin1(faults).split(u' ') << expected;
    };
    row("late-answer=70", u"typing+, wait 70, typing-, message"_s);
    row("timeout-then-answer=70", u"typing+, wait 400, notice, wait 70, typing-, message"_s);
    row("no-answer", QString());
    row("no-typing", u"wait 400, message"_s);
    row("typing-forever", u"typing+"_s);
    row("close=1012", u"typing+, wait 400, close 1012"_s);
    row("close=1012 no-typing", u"wait 400, close 1012"_s);
    row("close-hold=1001", u"typing+, wait 400, hold 1001"_s);
    row("reset", u"typing+, wait 400, reset"_s);
    row("fin", u"typing+, wait 400, fin"_s);
    row("throttle", u"close 1008"_s);
    row("internal-error", u"notice"_s);
    row("forbidden", u"notice"_s);
    row("duplicate-answer", u"typing+, wait 400, typing-, message, message"_s);
    row("flood=3", u"typing+, wait 400, typing-, message, message, message"_s);
    row("error-frame", u"typing+, wait 400, typing-, error"_s);
    row("not-json", u"typing+, wait 400, typing-, no JSON"_s);
    row("wrong-types", u"typing+, wait 400, typing-, message"_s);
    row("object-text", u"typing+, wait 400, typing-, message"_s);
    row("blank-answer", u"typing+, wait 400, typing-, message"_s);
    row("stall=70", u"typing+, wait 400, typing-, wire, stall 70, wire"_s);
    for (const char *name :
         {"binary", "bad-utf8", "rsv-bit", "masked", "fragment=5", "fragment-utf8"})
        row(name, u"typing+, wait 400, typing-, wire"_s);
}

void tst_AnswerPlanner::faultsChangeTheOrder()
{
    QFETCH(const QStringList, faults);
    QFETCH(const QString, expected);

    QCOMPARE(namesOf(planFor(question(), faults)), expected);
}

void tst_AnswerPlanner::datesTheAnswerBeforeTheEndOfTyping()
{
    const Steps steps = planFor(question());
    const auto timeOf = [&](qsizetype place) {
        const QByteArray json = std::get<step::Text>(steps[place]).utf8;
        return QJsonDocument::fromJson(json).object()["timestamp"_L1].toDouble();
    };
    const double asked = timeOf(0);
    const double endOfTyping = timeOf(2);
    const double answer = timeOf(3);
    QVERIFY(asked < answer);
    QVERIFY(answer < endOfTyping);
    QCOMPARE(lastFrame(steps)["session_id"_L1].toString(), u"s1"_s);
}

void tst_AnswerPlanner::gatewayFramesHaveNoType()
{
    const QJsonObject frame = lastFrame(planFor("hello"));
    QCOMPARE(frame.keys(), (QStringList{u"connectionId"_s, u"message"_s, u"requestId"_s}));
    QCOMPARE(frame["message"_L1].toString(), u"Forbidden"_s);
    QCOMPARE(frame["connectionId"_L1].toString(), u"connection"_s);
}

void tst_AnswerPlanner::scriptsReplaceTheAssistant()
{
    const QByteArray json = R"([{"match":"text","text":"*prepared*","delayMs":7},
        {"match":"frames","frames":[{"type":"system","session_id":"${sessionId}"},"raw"]}])";
    m_options.script = std::get<ReplyScript>(ReplyScript::parse(json, {}));

    const Steps text = planFor(question("a text"));
    QCOMPARE(namesOf(text), u"typing+, wait 7, typing-, message"_s);
    QCOMPARE(lastFrame(text)["message"_L1].toString(), u"*prepared*"_s);
    const Steps frames = planFor(question("some frames"));
    QCOMPARE(namesOf(frames), u"typing+, wait 400, typing-, system, no JSON"_s);
    QCOMPARE(std::get<step::Text>(frames[3]).utf8, R"({"session_id":"s1","type":"system"})");
    QCOMPARE(namesOf(planFor(question("else"))), u"typing+, wait 400, typing-, message"_s);
    m_options.script = {};
}

void tst_AnswerPlanner::faultsChangeTheAnswer()
{
    const auto frame
        = [this](const QString &fault) { return lastFrame(planFor(question(), {fault})); };
    QVERIFY(frame(u"foreign-session"_s)["session_id"_L1].toString() != "s1"_L1);
    QVERIFY(frame(u"blank-answer"_s)["message"_L1].toString().trimmed().isEmpty());
    QVERIFY(frame(u"object-text"_s)["message"_L1].isObject());
    QVERIFY(frame(u"wrong-types"_s)["message"_L1].isArray());
    QCOMPARE(frame(u"big=100000"_s)["message"_L1].toString().size(), 100'000);
    QCOMPARE(frame(u"error-frame"_s)["data"_L1]["error_code"_L1].toString(), u"AGENT_ERROR"_s);
}

QTEST_GUILESS_MAIN(tst_AnswerPlanner)
#include "tst_AnswerPlanner.moc"
