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

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Code)

/// What each way of ending a connection means: the state, the wait, who has to act.
class tst_ConnectionOutcomes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void outcomesBecomeStates_data();
    void outcomesBecomeStates();
    void identityTroubleWaitsForSomebody();
    void rateLimitWaitsLonger();
    void theServerMayAskForAWait_data();
    void theServerMayAskForAWait();
    void plannedCloseIsSilentAndQuick();
    void plannedCloseRightAfterOpeningIsNotQuick();
    void serverClosingOnPurposeMeansDormant();
};

void tst_ConnectionOutcomes::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_ConnectionOutcomes::outcomesBecomeStates_data()
{
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("token");
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("retries");
    QTest::addColumn<QString>("setting");
    const auto row = [](const char *name, Code code, const char *token, State state, bool retries,
                        const char *setting = "") {
        QTest::newRow(name) << code << QString::fromLatin1(token) << state << retries
                            << QString::fromLatin1(setting);
    };
    row("401 with token", Code::HandshakeUnauthorized, "t", State::AuthRequired, false, "token");
    row("401 without", Code::HandshakeUnauthorized, "", State::AuthRequired, false, "token");
    row("403 with token", Code::HandshakeForbidden, "t", State::AuthRequired, false, "token");
    row("403 without", Code::HandshakeForbidden, "", State::Misconfigured, true, "endpoint");
    row("400", Code::HandshakeBadRequest, "", State::Misconfigured, true, "endpoint");
    row("404", Code::HandshakeNotFound, "", State::Misconfigured, true, "endpoint");
    row("301", Code::HandshakeRedirected, "", State::Misconfigured, true, "endpoint");
    row("200", Code::HandshakeCaptivePortal, "", State::Misconfigured, true, "endpoint");
    row("expired", Code::CertificateExpired, "", State::Misconfigured, true, "endpoint");
    row("future", Code::CertificateNotYetValid, "", State::Misconfigured, true, "endpoint");
    row("wrong host", Code::CertificateWrongHost, "", State::Misconfigured, true, "endpoint");
    row("untrusted", Code::CertificateUntrusted, "", State::Misconfigured, true, "endpoint");
    row("TLS", Code::TlsFailed, "", State::Misconfigured, true, "endpoint");
    row("429", Code::RateLimited, "", State::Reconnecting, true);
    row("503", Code::ServerTrouble, "", State::Reconnecting, true);
    row("refused", Code::ConnectionRefused, "", State::Reconnecting, true);
    row("timeout", Code::ConnectTimeout, "", State::Reconnecting, true);
    row("no such host", Code::HostNotFound, "", State::Reconnecting, true);
    row("proxy", Code::ProxyFailed, "", State::Reconnecting, true);
    row("proxy gone", Code::ProxyUnreachable, "", State::Reconnecting, true);
    row("no such proxy", Code::ProxyNotFound, "", State::Reconnecting, true);
    row("proxy cuts", Code::ProxyConnectionLost, "", State::Reconnecting, true);
    row("407", Code::ProxyAuthentication, "", State::Misconfigured, true, "network/proxyUser");
    row("proxy denies", Code::ProxyDenied, "", State::Misconfigured, true, "network/proxy");
    row("proxy not named", Code::ProxyIncomplete, "", State::Misconfigured, true, "endpoint");
    row("no file of authorities", Code::CaFileUnreadable, "", State::Misconfigured, true,
        "endpoint");
    row("not WebSocket", Code::ProtocolViolation, "", State::Reconnecting, true);
    row("no network", Code::NetworkUnreachable, "", State::NoNetwork, true);
}

void tst_ConnectionOutcomes::outcomesBecomeStates()
{
    QFETCH(const Code, code);
    QFETCH(const QString, token);
    QFETCH(const State, state);
    QFETCH(const bool, retries);
    QFETCH(const QString, setting);
    ServiceFixture fixture;
    fixture.configure(u"wss://shop.example/prod"_s, token);
    fixture.service.start();

    fixture.transport.fail(code, 418);

    const ConnectionStatus status = fixture.service.status();
    QCOMPARE(status.state, state);
    QVERIFY(status.error);
    QCOMPARE(status.error->code, code);
    QCOMPARE(status.error->httpStatus, 418);
    QCOMPARE(status.error->setting, setting);
    QCOMPARE(!status.retryAt.isForever(), retries);
    QCOMPARE(status.attempt, retries ? 1 : 0);
    if (retries)
        QTRY_COMPARE(fixture.transport.attempts(), 2);
}

void tst_ConnectionOutcomes::identityTroubleWaitsForSomebody()
{
    ServiceFixture fixture;
    fixture.service.start();
    fixture.transport.fail(Code::HandshakeUnauthorized, 401);
    QCoreApplication::processEvents();
    QCOMPARE(fixture.transport.attempts(), 1);

    fixture.service.retryNow();
    QCOMPARE(fixture.transport.attempts(), 2);
    QCOMPARE(fixture.state(), State::Connecting);
}

void tst_ConnectionOutcomes::rateLimitWaitsLonger()
{
    auto limits = ServiceFixture::quick();
    limits.rateLimitedDelay = 5s;
    ServiceFixture fixture(ServiceFixture::patient(), limits);
    fixture.goOnline();
    fixture.transport.fail(Code::RateLimited);
    QVERIFY(fixture.service.status().retryAt.remainingTime() >= 4'900);
}

void tst_ConnectionOutcomes::theServerMayAskForAWait_data()
{
    QTest::addColumn<Code>("code");
    QTest::addColumn<std::chrono::seconds>("asked");
    QTest::addColumn<std::chrono::seconds>("waited");
    QTest::newRow("rate") << Code::RateLimited << 60s << 60s;
    QTest::newRow("trouble") << Code::ServerTrouble << 60s << 60s;
    QTest::newRow("less than our own wait") << Code::RateLimited << 2s << 10s;
    QTest::newRow("more than anybody waits") << Code::ServerTrouble << 3'600s << 300s;
}

void tst_ConnectionOutcomes::theServerMayAskForAWait()
{
    QFETCH(const Code, code);
    QFETCH(const std::chrono::seconds, asked);
    QFETCH(const std::chrono::seconds, waited);
    auto limits = ServiceFixture::quick();
    limits.rateLimitedDelay = 10s;
    ServiceFixture fixture(ServiceFixture::patient(), limits);
    fixture.service.start();
    fixture.transport.refuseUntil(code, asked);
    fixture.service.hurry(); // the network is back: that is not what it waits for
    const auto left = fixture.service.status().retryAt.remainingTimeAsDuration();
    QVERIFY(left > waited - 2s && left < waited + 5s);
}

void tst_ConnectionOutcomes::plannedCloseIsSilentAndQuick()
{
    auto timing = ServiceFixture::patient();
    timing.stableAfter = 1ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    fixture.transport.fail(Code::ConnectionLost);
    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.acceptHandshake();
    QTRY_COMPARE(fixture.service.status().attempt, 0);
    fixture.statuses.clear();

    fixture.transport.closePlanned();
    QTRY_VERIFY(fixture.transport.isAttempting());
    fixture.transport.acceptHandshake();

    QCOMPARE(fixture.state(), State::Online);
    for (const auto &arguments : fixture.statuses) {
        const auto status = arguments.at(0).value<ConnectionStatus>();
        QVERIFY(!status.error);
        QCOMPARE(status.attempt, 0);
    }
    QVERIFY(fixture.messages.isEmpty());
}

void tst_ConnectionOutcomes::plannedCloseRightAfterOpeningIsNotQuick()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.closePlanned();
    QCOMPARE(fixture.state(), State::Reconnecting);
    QCOMPARE(fixture.service.status().attempt, 1);
    QVERIFY(!fixture.service.status().error);
}

void tst_ConnectionOutcomes::serverClosingOnPurposeMeansDormant()
{
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.transport.closeOnPurpose();
    QCOMPARE(fixture.state(), State::Dormant);
    QVERIFY(!fixture.service.status().error);
    QVERIFY(fixture.service.status().retryAt.isForever());

    fixture.ask(1);
    QCOMPARE(fixture.state(), State::Connecting);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ConnectionOutcomes)
#include "tst_ConnectionOutcomes.moc"
