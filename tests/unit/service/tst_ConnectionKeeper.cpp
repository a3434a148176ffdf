// SPDX-License-Identifier: MIT
#include "support/ServiceFixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = ConnectionStatus::State;
using Code = ChatError::Code;

/// When a connection is made, how often, and what its status says meanwhile.
class tst_ConnectionKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectsOnlyWhenStarted();
    void stoppedWhileWaitingStaysStopped();
    void retryNowEndsTheWaiting();
    void slowConnectingIsSaid();
    void firstHandshakeIsShorter();
    void startWakesWhatTheServerClosed();
    void b06_deliberateCloseNeverReconnects();
    void b07_openCloseOpenMakesOneSocket();
    void b08_neverGivesUp();
    void b09_acceptThenDropBacksOff();
    void b09_backOffStartsAfreshOnceStable();
    void b11_wrongEndpointIsATypedError();
    void b12_everySituationHasItsState();
    void b14_newTokenReconnects();
    void b16_trailingSlashes();
};

void tst_ConnectionKeeper::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_ConnectionKeeper::connectsOnlyWhenStarted()
{
    ServiceFixture fixture;
    fixture.ask(1);
    QCOMPARE(fixture.transport.attempts(), 0);
    QCOMPARE(fixture.state(), State::Dormant);

    fixture.service.start();
    fixture.service.start();
    fixture.service.retryNow();
    QCOMPARE(fixture.transport.attempts(), 1);
    QCOMPARE(fixture.state(), State::Connecting);
    QVERIFY(!fixture.service.status().error);

    fixture.transport.acceptHandshake();
    fixture.service.start();
    fixture.service.retryNow();
    QCOMPARE(fixture.transport.attempts(), 1);
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ConnectionKeeper::stoppedWhileWaitingStaysStopped()
{
    ServiceFixture fixture;
    fixture.service.start();
    fixture.transport.fail(Code::ConnectionRefused);
    QCOMPARE(fixture.state(), State::Reconnecting);

    fixture.service.stop();
    fixture.service.retryNow();

    QCOMPARE(fixture.state(), State::Stopped);
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.attempts() > 1; }, 50));
}

void tst_ConnectionKeeper::retryNowEndsTheWaiting()
{
    auto limits = ServiceFixture::quick();
    limits.firstDelay = limits.longestDelay = 1h;
    ServiceFixture fixture(ServiceFixture::patient(), limits);
    fixture.service.start();
    fixture.transport.fail(Code::ConnectionRefused);
    QVERIFY(fixture.service.status().isWaiting());

    fixture.service.retryNow();

    QCOMPARE(fixture.state(), State::Connecting);
    QCOMPARE(fixture.service.status().error->code, Code::ConnectionRefused);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
    QVERIFY(!fixture.service.status().error);
}

void tst_ConnectionKeeper::slowConnectingIsSaid()
{
    auto timing = ServiceFixture::patient();
    timing.slowAfter = 5ms;
    ServiceFixture fixture(timing);
    fixture.service.start();
    QTRY_COMPARE(fixture.state(), State::ConnectingSlow);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
    QCOMPARE(fixture.transport.attempts(), 1);
}

void tst_ConnectionKeeper::firstHandshakeIsShorter()
{
    ServiceFixture fixture;
    fixture.service.start();
    fixture.transport.fail(Code::ConnectTimeout);
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    QCOMPARE(fixture.transport.openings.at(0).handshakeTimeout, 15s);
    QCOMPARE(fixture.transport.openings.at(1).handshakeTimeout, 30s);
}

void tst_ConnectionKeeper::startWakesWhatTheServerClosed()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.closeOnPurpose();
    QCOMPARE(fixture.state(), State::Dormant);

    fixture.service.start(); // the customer opens the window again

    QCOMPARE(fixture.state(), State::Connecting);
    QCOMPARE(fixture.transport.attempts(), 2);
    fixture.service.start();
    QCOMPARE(fixture.transport.attempts(), 2);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ConnectionKeeper::b06_deliberateCloseNeverReconnects()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.service.stop();
    QCOMPARE(fixture.state(), State::Stopped);
    QCOMPARE(fixture.transport.closeCalls, 1);
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.attempts() > 1; }, 50));
    QCOMPARE(fixture.state(), State::Stopped);
}

void tst_ConnectionKeeper::b07_openCloseOpenMakesOneSocket()
{
    ServiceFixture fixture;
    for (int i = 0; i < 3; ++i) {
        fixture.service.start();
        fixture.service.stop();
    }
    fixture.service.start();
    QCoreApplication::processEvents(); // the ends of the closed ones arrive now
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
    QCOMPARE(fixture.transport.mostLiveConnections, 1);
    QCOMPARE(fixture.transport.attempts(), 4);
}

void tst_ConnectionKeeper::b08_neverGivesUp()
{
    ServiceFixture fixture;
    fixture.service.start();
    for (int i = 1; i <= 100; ++i) {
        fixture.transport.fail(Code::ConnectionRefused);
        QCOMPARE(fixture.service.status().attempt, i);
        QVERIFY(fixture.statuses.wait());
        QVERIFY(fixture.transport.isAttempting());
    }
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ConnectionKeeper::b09_acceptThenDropBacksOff()
{
    auto limits = ServiceFixture::quick();
    limits.firstDelay = 1h;
    limits.longestDelay = 4h;
    ServiceFixture fixture(ServiceFixture::patient(), limits);
    fixture.service.start();
    for (const auto expected : {1h, 2h, 4h, 4h}) {
        fixture.transport.acceptHandshake();
        fixture.transport.fail(Code::ConnectionLost);
        const std::chrono::milliseconds wait
            = fixture.service.status().retryAt.remainingTimeAsDuration()
            / std::chrono::milliseconds(1) * 1ms;
        QVERIFY(wait > expected - 1min && wait <= expected);
        fixture.service.retryNow();
    }
}

void tst_ConnectionKeeper::b09_backOffStartsAfreshOnceStable()
{
    auto timing = ServiceFixture::patient();
    timing.stableAfter = 5ms;
    ServiceFixture fixture(timing);
    fixture.service.start();
    for (int i = 0; i < 3; ++i) {
        fixture.transport.fail(Code::ConnectionRefused);
        QTRY_VERIFY(fixture.transport.isAttempting());
    }
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.service.status().attempt, 3);
    QTRY_COMPARE(fixture.service.status().attempt, 0);
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ConnectionKeeper::b11_wrongEndpointIsATypedError()
{
    ServiceFixture fixture;
    for (const QString &endpoint : {u""_s, u"http://shop.example"_s, u"ws://shop.example"_s}) {
        fixture.service.stop();
        fixture.configure(endpoint);
        fixture.service.start();
        const ConnectionStatus status = fixture.service.status();
        QCOMPARE(status.state, State::Misconfigured);
        QCOMPARE(status.error->setting, u"endpoint"_s);
        QVERIFY(status.retryAt.isForever());
        fixture.service.retryNow();
        QCOMPARE(fixture.transport.attempts(), 0);
    }
    fixture.configure(u"wss://shop.example/prod"_s, u"a\tb"_s);
    QCOMPARE(fixture.service.status().error->code, Code::TokenInvalid);
    fixture.configure();
    QCOMPARE(fixture.state(), State::Connecting);
    QVERIFY(!fixture.service.status().error);
}

void tst_ConnectionKeeper::b12_everySituationHasItsState()
{
    ServiceFixture fixture;
    QList<State> states{fixture.state()};
    connect(&fixture.service, &ChatService::statusChanged, this,
            [&](const ConnectionStatus &status) { states.append(status.state); });
    fixture.goOnline();
    fixture.transport.fail(Code::NetworkUnreachable);
    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.fail(Code::ConnectionRefused);
    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.fail(Code::HandshakeUnauthorized);
    fixture.service.stop();
    const QList expected{State::Dormant,    State::Connecting,   State::Online,
                         State::NoNetwork,  State::Connecting,   State::Reconnecting,
                         State::Connecting, State::AuthRequired, State::Stopped};
    QCOMPARE(states, expected);
}

void tst_ConnectionKeeper::b14_newTokenReconnects()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.configure();
    QCOMPARE(fixture.transport.attempts(), 1);

    fixture.configure(u"wss://shop.example/prod"_s, u"a+b/c="_s);

    QCOMPARE(fixture.transport.attempts(), 2);
    QCOMPARE(fixture.transport.mostLiveConnections, 1);
    QCOMPARE(fixture.state(), State::Connecting);
    QVERIFY(fixture.transport.openings.last().url.toEncoded().endsWith("&token=a%2Bb%2Fc%3D"));
    QCoreApplication::processEvents(); // the end of the closed one must not end the new one
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.state(), State::Online);
}

void tst_ConnectionKeeper::b16_trailingSlashes()
{
    ServiceFixture fixture;
    fixture.configure(u"wss://shop.example/prod///?stage=1"_s);
    fixture.service.start();
    QCOMPARE(fixture.transport.openings.last().url.toString(),
             u"wss://shop.example/prod?stage=1&sessionId="_s + fixture.session.toString());
}

QTEST_GUILESS_MAIN(tst_ConnectionKeeper)
#include "tst_ConnectionKeeper.moc"
