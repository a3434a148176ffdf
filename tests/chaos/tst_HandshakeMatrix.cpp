// SPDX-License-Identifier: MIT
#include "chaos/Shop.h"
#include "gateway/Authorizer.h"
#include "support/RawServer.h"

#include <QRegularExpression>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;
using State = ConnectionStatus::State;

/// Rows 1 to 8 and 12 to 14 of the fault matrix: what a server answers to the handshake, or does
/// not.
class tst_HandshakeMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void row01_refusedIdentityOnAnOpenConnection();
    void row02_refusalAndCloseCountOnce();
    void row03_identityIsRefreshedOnce();
    void row03_freshIdentityConnects();
    void row04_badRequest();
    void row05_tooManyRequestsWaitLonger();
    void row06_serverTrouble_data();
    void row06_serverTrouble();
    void row07_redirectionIsNotFollowed();
    void row08_captivePortal();
    void row12_silentServer();
    void row13_slowHandshake();
    void row14_endlessHeader();

private:
    void meetOnce(const QString &fault, State state, Code code);
};

void tst_HandshakeMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// One bad handshake; the question that waits meanwhile is answered by itself.
void tst_HandshakeMatrix::meetOnce(const QString &fault, State state, Code code)
{
    Shop shop({fault + u"@1"_s});
    shop.customer->open();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitStatus(state, code));
    VERIFY_INVARIANTS(shop.invariants.brokenNow());
    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.proxy.connectionsSoFar(), 2);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_HandshakeMatrix::row01_refusedIdentityOnAnOpenConnection()
{
    Shop shop(Shop::quickGateway({u"handshake-status=403"_s}), Customer::hurried(), u"token"_s);
    shop.customer->open();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitStatus(State::AuthRequired, Code::HandshakeForbidden));
    QTRY_COMPARE(shop.proxy.liveConnections(), 0);
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing(false));
    // No storm: the first attempt and the one with the identity asked for, and no timer runs.
    QCOMPARE(shop.proxy.connectionsSoFar(), 2);
    QVERIFY(!shop.customer->service->status().isWaiting());
    QCOMPARE(shop.customer->messageWith(u"one"_s)->delivery, Message::Delivery::Queued);
    shop.heal();
    shop.customer->chat->retryConnection();
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
    QCOMPARE(shop.proxy.connectionsSoFar(), 3);
}

void tst_HandshakeMatrix::row02_refusalAndCloseCountOnce()
{
    Shop shop({u"handshake-status-close=403@1"_s});
    QVERIFY(shop.waitOnline());

    int most = 0;
    for (const ConnectionStatus &status : std::as_const(shop.customer->statuses))
        most = std::max(most, status.attempt);
    QCOMPARE(most, 1);
    QCOMPARE(shop.proxy.connectionsSoFar(), 2);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

static GatewayOptions lockedGateway()
{
    GatewayOptions options = Shop::quickGateway();
    options.requiresToken = true;
    options.tokens.secret = "secret";
    return options;
}

static QString tokenUntil(const QDateTime &expiry)
{
    return QString::fromLatin1(Authorizer("secret").issue("somebody", expiry));
}

void tst_HandshakeMatrix::row03_identityIsRefreshedOnce()
{
    Shop shop(lockedGateway());
    int asked = 0;
    shop.customer->freshToken = [&asked] { return ++asked, QString(); };
    shop.customer->open();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitStatus(State::AuthRequired, Code::HandshakeUnauthorized));
    QTRY_COMPARE(shop.customer->service->status().state, State::AuthRequired);
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing(false));
    QCOMPARE(asked, 1);
    QCOMPARE(shop.proxy.connectionsSoFar(), 2);
    QCOMPARE(shop.customer->service->status().error->setting, u"token"_s);
    // What to do was said; somebody does it.
    shop.customer->moveTo(shop.proxy.through(shop.url),
                          tokenUntil(QDateTime::currentDateTimeUtc().addSecs(3'600)));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_HandshakeMatrix::row03_freshIdentityConnects()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Shop shop(lockedGateway(), Customer::hurried(), tokenUntil(now.addSecs(-60)));
    shop.customer->freshToken = [now] { return tokenUntil(now.addSecs(3'600)); };
    QVERIFY(shop.waitOnline());

    QCOMPARE(shop.proxy.connectionsSoFar(), 2);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_HandshakeMatrix::row04_badRequest()
{
    meetOnce(u"handshake-status=400"_s, State::Misconfigured, Code::HandshakeBadRequest);
}

void tst_HandshakeMatrix::row05_tooManyRequestsWaitLonger()
{
    Shop shop({u"handshake-status=429@1"_s});
    QElapsedTimer sinceRefusal;
    qint64 waited = 0;
    connect(shop.customer->service.get(), &ChatService::statusChanged, this,
            [&](const ConnectionStatus &status) {
                if (status.isWaiting())
                    sinceRefusal.start();
                else if (status.state == State::Connecting && sinceRefusal.isValid())
                    waited = sinceRefusal.elapsed();
            });
    QVERIFY(shop.waitOnline());

    QVERIFY(shop.waitStatus(State::Reconnecting, Code::RateLimited));
    // At least; timers may be early by 5 %. After anything else it is at most 10 ms here.
    QVERIFY2(waited >= 140, qPrintable(QString::number(waited)));
    QCOMPARE(shop.proxy.connectionsSoFar(), 2);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_HandshakeMatrix::row06_serverTrouble_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *status : {"500", "502", "504"})
        QTest::newRow(status) << u"handshake-status="_s + QString::fromLatin1(status);
}

void tst_HandshakeMatrix::row06_serverTrouble()
{
    QFETCH(const QString, fault);
    meetOnce(fault, State::Reconnecting, Code::ServerTrouble);
}

void tst_HandshakeMatrix::row07_redirectionIsNotFollowed()
{
    meetOnce(u"redirect=301"_s, State::Misconfigured, Code::HandshakeRedirected);
}

void tst_HandshakeMatrix::row08_captivePortal()
{
    meetOnce(u"captive-portal"_s, State::Misconfigured, Code::HandshakeCaptivePortal);
}

void tst_HandshakeMatrix::row12_silentServer()
{
    meetOnce(u"silent"_s, State::Reconnecting, Code::ConnectTimeout);
}

/// The time is for all of it: each byte alone comes soon enough.
void tst_HandshakeMatrix::row13_slowHandshake()
{
    meetOnce(u"slow-handshake=20"_s, State::Reconnecting, Code::ConnectTimeout);
}

void tst_HandshakeMatrix::row14_endlessHeader()
{
    Shop shop;
    // A server that never stops, as long as somebody takes it.
    qint64 taken = 0;
    RawServer endless([&taken](QTcpSocket &socket, const QByteArray &) {
        const auto more = [&socket] { socket.write(QByteArray(16'384, 'x')); };
        connect(&socket, &QIODevice::bytesWritten, &socket, [&taken, more](qint64 bytes) {
            taken += bytes;
            more();
        });
        socket.write("HTTP/1.1 101 Switching Protocols\r\nX-Filler: ");
        more();
    });
    shop.customer->moveTo(endless.url());
    shop.customer->open();

    QVERIFY(shop.waitStatus(State::Reconnecting, Code::ProtocolViolation));
    QTRY_VERIFY(endless.openSockets() <= 1);
    const auto perAttempt = taken / endless.connections;
    QVERIFY2(perAttempt < 10'000'000, qPrintable(QString::number(perAttempt)));
    shop.customer->moveTo(shop.proxy.through(shop.url));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
    QTRY_COMPARE(endless.openSockets(), 0);
}

QTEST_GUILESS_MAIN(tst_HandshakeMatrix)
#include "tst_HandshakeMatrix.moc"
