// SPDX-License-Identifier: MIT
#include "gateway/Authorizer.h"
#include "gateway/GatewayOptions.h"
#include "gateway/HandshakeResponder.h"
#include "websocket/ClientHandshake.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Then = HandshakeAnswer::Then;

static QDateTime now()
{
    return QDateTime::fromSecsSinceEpoch(1'767'225'600, Qt::UTC);
}

static HttpHead headOf(const QByteArray &bytes)
{
    return std::get<HttpHead>(HttpHead::parse(bytes));
}

static HttpHead request(const QByteArray &target)
{
    const QUrl url = QUrl::fromEncoded("ws://127.0.0.1:1" + target);
    return headOf(ClientHandshake(url, QByteArray(16, 'n')).request());
}

class tst_HandshakeResponder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesOnlyItsStage_data();
    void servesOnlyItsStage();
    void judgesTheToken_data();
    void judgesTheToken();
    void refusesAsTheGatewayDoes();
    void faultsComeFirst_data();
    void faultsComeFirst();
    void refusesWhatItCannotRead();
};

void tst_HandshakeResponder::servesOnlyItsStage_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");

    QTest::newRow("stage") << QByteArray("/prod") << 101;
    QTest::newRow("stage and query") << QByteArray("/prod?sessionId=a") << 101;
    QTest::newRow("trailing slash") << QByteArray("/prod/") << 403;
    QTest::newRow("trailing slash before the query") << QByteArray("/prod/?sessionId=a") << 403;
    QTest::newRow("other stage") << QByteArray("/test") << 403;
    QTest::newRow("below the stage") << QByteArray("/prod/more") << 403;
    QTest::newRow("longer name") << QByteArray("/production") << 403;
    QTest::newRow("other case") << QByteArray("/Prod") << 403;
    QTest::newRow("root") << QByteArray("/") << 403;
    QTest::newRow("slash in the query") << QByteArray("/prod?a=/") << 101;
    QTest::newRow("longest") << QByteArray("/prod?" + QByteArray(4'090, 'a')) << 101;
    QTest::newRow("too long") << QByteArray("/prod?" + QByteArray(4'091, 'a')) << 414;
}

void tst_HandshakeResponder::servesOnlyItsStage()
{
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);

    const GatewayOptions options;
    const auto answer = HandshakeResponder(options).answer(request(target), {}, now());
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.then, status == 101 ? Then::Open : Then::Wait);
}

void tst_HandshakeResponder::judgesTheToken_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");

    const Authorizer authorizer("secret");
    const auto token = [&](int seconds) { return authorizer.issue("me", now().addSecs(seconds)); };
    QTest::newRow("good") << QByteArray("?sessionId=a&token=" + token(60)) << 101;
    QTest::newRow("none") << QByteArray("?sessionId=a") << 401;
    QTest::newRow("empty") << QByteArray("?token=") << 401;
    QTest::newRow("expired") << QByteArray("?token=" + token(-60)) << 403;
    QTest::newRow("other secret") << QByteArray("?token="
                                                + Authorizer("x").issue("me", now().addDays(1)))
                                  << 403;
    QTest::newRow("unreadable") << QByteArray("?token=abc") << 500;
    QTest::newRow("other name") << QByteArray("?Token=" + token(60)) << 401;
    QTest::newRow("first one counts") << QByteArray("?token=abc&token=" + token(60)) << 500;
}

void tst_HandshakeResponder::judgesTheToken()
{
    QFETCH(const QByteArray, query);
    QFETCH(const int, status);

    GatewayOptions options;
    QCOMPARE(HandshakeResponder(options).answer(request("/prod" + query), {}, now()).status, 101);
    options.requiresToken = true;
    options.tokens.secret = "secret";
    QCOMPARE(HandshakeResponder(options).answer(request("/prod" + query), {}, now()).status,
             status);
}

void tst_HandshakeResponder::refusesAsTheGatewayDoes()
{
    const GatewayOptions options;
    const QByteArray bytes = HandshakeResponder(options).answer(request("/prod/"), {}, now()).bytes;
    const HttpHead head = headOf(bytes);
    QCOMPARE(head.startLine, "HTTP/1.1 403 Forbidden");
    QCOMPARE(head.value("content-type"), "application/json");
    QCOMPARE(head.value("connection"), "keep-alive");
    QCOMPARE(head.value("x-amzn-errortype"), "ForbiddenException");
    QCOMPARE(bytes.sliced(head.size), R"({"message":"Forbidden"})");
    QCOMPARE(head.value("content-length").toInt(), bytes.size() - head.size);
}

void tst_HandshakeResponder::faultsComeFirst_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<Then>("then");

    QTest::newRow("status") << u"handshake-status=429"_s << 429 << Then::Wait;
    QTest::newRow("status without words") << u"handshake-status=599"_s << 599 << Then::Wait;
    QTest::newRow("status and close") << u"handshake-status-close=503"_s << 503 << Then::Close;
    QTest::newRow("silent") << u"silent"_s << 0 << Then::Ignore;
    QTest::newRow("garbage") << u"garbage"_s << 0 << Then::Ignore;
    QTest::newRow("redirect") << u"redirect=302"_s << 302 << Then::Wait;
    QTest::newRow("captive portal") << u"captive-portal"_s << 200 << Then::Wait;
    QTest::newRow("huge header") << u"huge-header=100000"_s << 101 << Then::Ignore;
    QTest::newRow("slow handshake") << u"slow-handshake"_s << 101 << Then::Ignore;
    QTest::newRow("bad accept") << u"bad-accept"_s << 101 << Then::Ignore;
}

void tst_HandshakeResponder::faultsComeFirst()
{
    QFETCH(const QString, fault);
    QFETCH(const int, status);
    QFETCH(const Then, then);

    const ActiveFaults faults({std::get<Fault>(Fault::parse(fault))});
    const GatewayOptions options;
    const auto answer = HandshakeResponder(options).answer(request("/prod"), faults, now());
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.then, then);
    QCOMPARE(answer.timePerByte.count() > 0, fault == "slow-handshake"_L1);
}

void tst_HandshakeResponder::refusesWhatItCannotRead()
{
    QCOMPARE(HandshakeResponder::answer(HttpHead::Problem::Malformed).status, 400);
    QCOMPARE(HandshakeResponder::answer(HttpHead::Problem::TooLong).status, 431);
    QCOMPARE(HandshakeResponder::answer(HttpHead::Problem::Malformed).then, Then::Close);

    const GatewayOptions options;
    const HttpHead plain = headOf("GET /prod HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(HandshakeResponder(options).answer(plain, {}, now()).status, 426);
}

QTEST_GUILESS_MAIN(tst_HandshakeResponder)
#include "tst_HandshakeResponder.moc"
