// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "jwks/JwksUrl.h"
#include "jwks/TokenKeySource.h"
#include "service/NetworkSetup.h"
#include "support/RawClient.h"
#include "support/RawServer.h"
#include "support/TestIssuer.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Keys at an address: fetched when they are needed, not more often, and bounded.
class tst_JwksUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fetchedOnceForManyTokens();
    void tokensThatComeTogetherShareAFetch();
    void rotatedKeyIsFetched();
    void madeUpKeysAreNotAskedForAgainAndAgain();
    void badAnswersAreNamed_data();
    void badAnswersAreNamed();
    void failureLeavesTheFormerKeys();
    void whoLeavesMeanwhileIsForgotten();
    void addressesAreChecked_data();
    void addressesAreChecked();
};

void tst_JwksUrl::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

namespace {

/// A provider, and a gateway that takes its tokens.
struct Door
{
    explicit Door(JwksUrl::Limits limits = {})
        : keys(provider.url(u"http"_s), network, limits)
        , gateway([this] {
            GatewayOptions options;
            options.requiresToken = true;
            options.tokens.keys = &keys;
            return options;
        }())
    {
        serve(TestIssuer::jwks({issuer().jwk()}));
    }

    static const TestIssuer &issuer()
    {
        static const TestIssuer only;
        return only;
    }

    void serve(const QByteArray &body)
    {
        answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    std::unique_ptr<RawClient> come(const QByteArray &token)
    {
        if (!gateway.port())
            (void)gateway.listen();
        QUrl url = gateway.url();
        url.setQuery(u"sessionId=s1&token="_s + QString::fromLatin1(token));
        auto client = std::make_unique<RawClient>();
        client->open(url);
        return client;
    }
    int statusFor(const QByteArray &token)
    {
        const auto client = come(token);
        return QTest::qWaitFor([&] { return client->status() != 0; }) ? client->status() : -1;
    }

    QByteArray answer; ///< empty: none at all
    RawServer provider{[this](QTcpSocket &socket, const QByteArray & /*head*/) {
        socket.write(answer);
        if (!answer.isEmpty())
            socket.disconnectFromHost();
    }};
    NetworkSetup network;
    JwksUrl keys;
    LocalGateway gateway;
};

} // namespace

void tst_JwksUrl::fetchedOnceForManyTokens()
{
    Door door;
    QCOMPARE(door.keys.fetches(), 0);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(door.statusFor(door.issuer().token()), 101);
    QCOMPARE(door.keys.fetches(), 1);
    QVERIFY(door.provider.received.contains("User-Agent: E-Com67-Support/"));
    QVERIFY(!door.provider.received.contains("Cookie"));
}

void tst_JwksUrl::tokensThatComeTogetherShareAFetch()
{
    Door door;
    const auto one = door.come(door.issuer().token());
    const auto two = door.come(door.issuer().token());
    QTRY_COMPARE(one->status(), 101);
    QTRY_COMPARE(two->status(), 101);
    QCOMPARE(door.keys.fetches(), 1);
}

void tst_JwksUrl::rotatedKeyIsFetched()
{
    Door door({.notMoreOftenThan = 0ms});
    QCOMPARE(door.statusFor(door.issuer().token()), 101);
    const TestIssuer next(u"key-2"_s);
    QCOMPARE(door.statusFor(next.token()), 403);
    door.serve(next.jwks());
    QCOMPARE(door.statusFor(next.token()), 101);
    QCOMPARE(door.statusFor(door.issuer().token()), 403);
}

void tst_JwksUrl::madeUpKeysAreNotAskedForAgainAndAgain()
{
    Door door({.notMoreOftenThan = 1h});
    QCOMPARE(door.statusFor(door.issuer().token()), 101);
    for (int i = 0; i < 5; ++i) {
        QJsonObject header = door.issuer().header();
        header.insert(u"kid"_s, u"made-up-%1"_s.arg(i));
        QCOMPARE(door.statusFor(door.issuer().token(TestIssuer::claims(), header)), 403);
    }
    QCOMPARE(door.keys.fetches(), 1);
    QCOMPARE(door.statusFor(door.issuer().token()), 101);
}

void tst_JwksUrl::badAnswersAreNamed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &answer, const QString &problem) {
        QTest::newRow(name) << answer << problem;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    row("not there", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", u"HTTP status 404"_s);
    row("elsewhere",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        u"HTTP status 302"_s);
    row("a page", ok + "Content-Length: 6\r\n\r\n<html>", u"no JSON, at byte 1"_s);
    row("without keys", ok + "Content-Length: 11\r\n\r\n{\"keys\":[]}",
        u"its list of keys is empty"_s);
    row("huge", ok + "\r\n" + QByteArray(3'000'000, ' '), u"over 1 MB"_s);
    row("no HTTP", "\x16\x03\x01", u"\\w+Error"_s);
    row("silence", {}, u"no answer in time"_s);
}

void tst_JwksUrl::badAnswersAreNamed()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, problem);
    Door door({.within = answer.isEmpty() ? 50ms : 5s});
    door.answer = answer;
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(u"keys of tokens: http://127.0.0.1:\\d+/prod - "_s + problem + u'$'));
    QCOMPARE(door.statusFor(door.issuer().token()), 500);
    // Not tried again at once, and no reason to let anybody in.
    QCOMPARE(door.statusFor(door.issuer().token()), 500);
    QCOMPARE(door.keys.fetches(), 1);
}

void tst_JwksUrl::failureLeavesTheFormerKeys()
{
    Door door({.notMoreOftenThan = 0ms});
    QCOMPARE(door.statusFor(door.issuer().token()), 101);
    door.answer = "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n";
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"HTTP status 500"_s));
    QCOMPARE(door.statusFor(TestIssuer(u"key-2"_s).token()), 403);
    QCOMPARE(door.statusFor(door.issuer().token()), 101);
}

void tst_JwksUrl::whoLeavesMeanwhileIsForgotten()
{
    Door door({.within = 200ms});
    door.answer.clear();
    auto client = door.come(door.issuer().token());
    QTRY_COMPARE(door.keys.fetches(), 1);
    client.reset();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no answer in time"_s));
    QTRY_COMPARE(door.statusFor(door.issuer().token()), 500);
    QCOMPARE(door.gateway.connectionCount(), 0);
}

void tst_JwksUrl::addressesAreChecked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char *url, bool isGood) {
        QTest::newRow(url) << QString::fromLatin1(url) << isGood;
    };
    row("https://idp.example/.well-known/jwks.json", true);
    row("http://127.0.0.1:8000/jwks.json", true);
    row("http://localhost:8000/jwks.json", true);
    row("http://[::1]:8000/jwks.json", true);
    row("http://idp.example/jwks.json", false);
    row("http://127.0.0.1.example/jwks.json", false);
    row("https://me:secret@idp.example/jwks.json", false);
    row("file:///etc/passwd", false);
    row("https:///jwks.json", false);
    row("ftp://idp.example/jwks.json", false);
}

void tst_JwksUrl::addressesAreChecked()
{
    QFETCH(const QString, address);
    QFETCH(const bool, isGood);
    QCOMPARE(JwksUrl::mayBeUsed(QUrl(address)), isGood);
    const NetworkSetup network;
    const auto keys = tokenKeysFrom(address, network);
    QCOMPARE(std::holds_alternative<std::unique_ptr<TokenKeys>>(keys), isGood);
    if (!isGood)
        QVERIFY(!std::get<GatewayError>(keys).subject.contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(tst_JwksUrl)
#include "tst_JwksUrl.moc"
