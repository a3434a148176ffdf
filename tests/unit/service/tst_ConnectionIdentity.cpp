// SPDX-License-Identifier: MIT
#include "support/ServiceFixture.h"

#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;
using State = ConnectionStatus::State;

/// As whom a connection is made, and what a refusal leads to.
class tst_ConnectionIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedIdentityIsRefreshedOnce();
    void aConnectionAllowsAnotherRefresh();
    void aNewerTokenIsForTheNextConnection();
    void aNewerTokenAfterARefusalIsTriedAtOnce();
    void withoutTheTokenThereShouldBeNothingIsTried();
};

void tst_ConnectionIdentity::refusedIdentityIsRefreshedOnce()
{
    ServiceFixture fixture;
    int refusals = 0;
    connect(&fixture.service, &ChatService::identityRefused, &fixture.service, [&] {
        ++refusals;
        fixture.configure(u"wss://shop.example/prod"_s, u"token-%1"_s.arg(refusals));
    });
    fixture.configure(u"wss://shop.example/prod"_s, u"stale"_s);
    fixture.service.start();
    fixture.transport.fail(Code::HandshakeForbidden, 403);
    QCOMPARE(refusals, 1);
    QCOMPARE(fixture.transport.attempts(), 2);
    QVERIFY(fixture.transport.openings.last().url.query().contains(u"token-1"_s));
    for (const auto &change : fixture.statuses)
        QVERIFY(change.at(0).value<ConnectionStatus>().state != State::AuthRequired);

    fixture.transport.fail(Code::HandshakeUnauthorized, 401);
    QCOMPARE(refusals, 1);
    QCOMPARE(fixture.state(), State::AuthRequired);
    QCOMPARE(fixture.service.status().error->setting, u"token"_s);
    QVERIFY(!QTest::qWaitFor([&] { return fixture.transport.attempts() > 2; }, 80));
}

void tst_ConnectionIdentity::aConnectionAllowsAnotherRefresh()
{
    ServiceFixture fixture;
    const QSignalSpy refused(&fixture.service, &ChatService::identityRefused);
    // The same identity again: tried once more all the same.
    connect(&fixture.service, &ChatService::identityRefused, &fixture.service,
            [&] { fixture.configure(); });
    fixture.service.start();
    fixture.transport.fail(Code::HandshakeUnauthorized, 401);
    fixture.transport.acceptHandshake();
    fixture.transport.fail(Code::ConnectionLost);
    QTRY_COMPARE(fixture.transport.attempts(), 3);
    fixture.transport.fail(Code::HandshakeUnauthorized, 401);
    QCOMPARE(refused.size(), 2);
    QCOMPARE(fixture.transport.attempts(), 4);

    fixture.transport.fail(Code::HandshakeUnauthorized, 401);
    QCOMPARE(fixture.state(), State::AuthRequired);
    fixture.service.retryNow(); // the customer says so: all of it again
    fixture.transport.fail(Code::HandshakeUnauthorized, 401);
    QCOMPARE(refused.size(), 3);
}

void tst_ConnectionIdentity::aNewerTokenIsForTheNextConnection()
{
    ServiceFixture fixture;
    fixture.configure(u"wss://shop.example/prod"_s, u"first"_s);
    fixture.goOnline();

    fixture.renewToken(u"second"_s);

    QCOMPARE(fixture.state(), State::Online);
    QCOMPARE(fixture.transport.attempts(), 1);
    fixture.transport.fail(Code::ConnectionLost);
    fixture.renewToken(u"third"_s);
    QCOMPARE(fixture.state(), State::Reconnecting); // its wait goes on
    QTRY_COMPARE(fixture.transport.attempts(), 2);
    QVERIFY(fixture.transport.openings.last().url.query().contains(u"token=third"_s));
}

void tst_ConnectionIdentity::aNewerTokenAfterARefusalIsTriedAtOnce()
{
    ServiceFixture fixture;
    fixture.configure(u"wss://shop.example/prod"_s, u"first"_s);
    fixture.service.start();
    fixture.transport.fail(Code::HandshakeUnauthorized, 401);
    QCOMPARE(fixture.state(), State::AuthRequired);

    fixture.renewToken(u"second"_s);

    QCOMPARE(fixture.transport.attempts(), 2);
    QVERIFY(fixture.transport.openings.last().url.query().contains(u"token=second"_s));
}

void tst_ConnectionIdentity::withoutTheTokenThereShouldBeNothingIsTried()
{
    ServiceFixture fixture;
    const ChatError problem{
        .code = Code::TokenMissing, .detail = {}, .httpStatus = 0, .setting = {}};
    const ConnectionSettings broken{.endpoint = Endpoint::parse(u"wss://shop.example/prod"_s),
                                    .session = fixture.session,
                                    .token = {},
                                    .identityProblem = problem};
    const QSignalSpy refused(&fixture.service, &ChatService::identityRefused);
    fixture.service.configure(broken);
    fixture.service.start();
    fixture.ask(1);
    fixture.service.wake();
    fixture.service.hurry();

    QCOMPARE(fixture.transport.attempts(), 0);
    QCOMPARE(fixture.state(), State::AuthRequired);
    QCOMPARE(fixture.service.status().error, problem);
    QCOMPARE(refused.size(), 0);

    fixture.service.retryNow();
    QCOMPARE(refused.size(), 1);
    fixture.service.renewToken(broken);
    QCOMPARE(fixture.transport.attempts(), 0);
    fixture.renewToken(u"found"_s);
    QCOMPARE(fixture.transport.attempts(), 1);
    fixture.transport.acceptHandshake();
    QCOMPARE(fixture.transport.sent.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ConnectionIdentity)
#include "tst_ConnectionIdentity.moc"
