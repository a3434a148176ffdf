// SPDX-License-Identifier: MIT
#include "gateway/Route.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Kind = Route::Kind;

class tst_Route : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesByTheAction_data();
    void choosesByTheAction();
    void readsTheQuestion_data();
    void readsTheQuestion();
    void inventsASession();
    void dialectsDifferInTheFieldTheyRead();
};

void tst_Route::choosesByTheAction_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("customer");
    QTest::addColumn<Kind>("admin");

    const auto row = [](const char *name, const char *body, Kind customer, Kind admin) {
        QTest::newRow(name) << QByteArray(body) << customer << admin;
    };
    row("question", R"({"action":"sendMessage","message":"x","sessionId":"s"})", Kind::Question,
        Kind::Question);
    row("ping", R"({"action":"ping"})", Kind::NoRoute, Kind::Silent);
    row("no action", R"({"message":"x"})", Kind::NoRoute, Kind::Silent);
    row("action of another type", R"({"action":["sendMessage"]})", Kind::NoRoute, Kind::Silent);
    row("other case", R"({"action":"sendmessage","message":"x"})", Kind::NoRoute, Kind::Silent);
    row("array", R"(["sendMessage"])", Kind::NoRoute, Kind::Silent);
    row("not JSON", "hello", Kind::NoRoute, Kind::Silent);
    row("empty", "", Kind::NoRoute, Kind::Silent);
}

void tst_Route::choosesByTheAction()
{
    QFETCH(const QByteArray, body);
    QFETCH(const Kind, customer);
    QFETCH(const Kind, admin);

    QCOMPARE(Route::of(body, Dialect::Kind::Customer).kind, customer);
    QCOMPARE(Route::of(body, Dialect::Kind::Admin).kind, admin);
}

void tst_Route::readsTheQuestion_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const char *fields, Kind kind, const QString &text = {}) {
        QTest::newRow(name) << QByteArray(fields) << kind << text;
    };
    row("content", R"("content":"a","sessionId":"s")", Kind::Question, u"a"_s);
    row("message is preferred", R"("content":"a","message":"b","sessionId":"s")", Kind::Question,
        u"b"_s);
    row("empty message", R"("content":"a","message":"","sessionId":"s")", Kind::Question, u"a"_s);
    row("null message", R"("content":"a","message":null,"sessionId":"s")", Kind::Question, u"a"_s);
    row("trimmed", R"("content":" \n a b \t","sessionId":"s")", Kind::Question, u"a b"_s);
    row("blank", R"("content":" \n ","sessionId":"s")", Kind::Silent);
    row("blank message beats content", R"("content":"a","message":"  ","sessionId":"s")",
        Kind::Silent);
    row("no text at all", R"("sessionId":"s")", Kind::Silent);
    row("zero is no text", R"("content":0,"sessionId":"s")", Kind::Silent);
    row("false is no text", R"("content":false,"sessionId":"s")", Kind::Silent);
    row("empty list is no text", R"("content":[],"sessionId":"s")", Kind::Silent);
    row("number as text", R"("content":5,"sessionId":"s")", Kind::HandlerFailure);
    row("true as text", R"("content":true,"sessionId":"s")", Kind::HandlerFailure);
    row("list as text", R"("content":["a"],"sessionId":"s")", Kind::HandlerFailure);
    row("object as text", R"("content":{"a":1},"sessionId":"s")", Kind::HandlerFailure);
    row("null session", R"("content":"a","sessionId":null)", Kind::SessionFailure);
    row("number as session", R"("content":"a","sessionId":5)", Kind::SessionFailure);
}

void tst_Route::readsTheQuestion()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const Kind, kind);
    QFETCH(const QString, text);

    const QByteArray body = R"({"action":"sendMessage",)" + fields + '}';
    const Route route = Route::of(body, Dialect::Kind::Customer);
    QCOMPARE(route.kind, kind);
    QCOMPARE(route.text, text);
    if (kind == Kind::Question || kind == Kind::HandlerFailure)
        QCOMPARE(route.session, u"s"_s);
    if (kind == Kind::SessionFailure)
        QVERIFY(!route.session.has_value());
}

void tst_Route::inventsASession()
{
    const QByteArray body = R"({"action":"sendMessage","content":"a"})";
    const Route one = Route::of(body, Dialect::Kind::Customer);
    const Route other = Route::of(body, Dialect::Kind::Customer);
    QVERIFY(one.session.has_value());
    QCOMPARE(one.session->size(), 36);
    QVERIFY(one.session != other.session);
}

void tst_Route::dialectsDifferInTheFieldTheyRead()
{
    const QByteArray content = R"({"action":"sendMessage","content":"a","sessionId":"s"})";
    const QByteArray both
        = R"({"action":"sendMessage","content":"a","message":"b","sessionId":"s"})";
    for (const auto dialect : {Dialect::Kind::Legacy, Dialect::Kind::Admin}) {
        QCOMPARE(Route::of(content, dialect).kind, Kind::Silent);
        QCOMPARE(Route::of(both, dialect).text, u"b"_s);
    }
}

QTEST_GUILESS_MAIN(tst_Route)
#include "tst_Route.moc"
