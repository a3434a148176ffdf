// SPDX-License-Identifier: MIT
#include "service/ConnectionProbe.h"
#include "support/FakeTransport.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

/// "Test connection": one try, one word, and nothing left behind.
class tst_ConnectionProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhenItWorks();
    void saysWhyItDoesNot();
    void endsInTime();
    void secondStartReplacesTheFirst();
    void mayDieWhileItSpeaks();
    void mayDieAnyTime();
};

void tst_ConnectionProbe::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static QUrl shopUrl()
{
    return QUrl(u"wss://shop.example/prod"_s);
}

struct Probe
{
    explicit Probe(std::chrono::milliseconds longestTry = 15s)
        : Probe(std::make_unique<FakeTransport>(), longestTry)
    {
    }
    Probe(std::unique_ptr<FakeTransport> fake, std::chrono::milliseconds longestTry)
        : transport(fake.get())
        , probe(std::make_unique<ConnectionProbe>(std::move(fake), longestTry))
        , finished(probe.get(), &ConnectionProbe::finished)
    {
    }
    std::optional<ChatError> error() const
    {
        return finished.last().at(0).value<std::optional<ChatError>>();
    }

    FakeTransport *transport;
    std::unique_ptr<ConnectionProbe> probe;
    QSignalSpy finished;
};

void tst_ConnectionProbe::saysWhenItWorks()
{
    Probe test;
    test.probe->start(shopUrl());
    QCOMPARE(test.transport->openings.first().url, shopUrl());
    test.transport->acceptHandshake();
    QCOMPARE(test.finished.size(), 1);
    QVERIFY(!test.error());
    QVERIFY(!test.transport->isOpen());
    QCoreApplication::processEvents();
    QCOMPARE(test.finished.size(), 1);
}

void tst_ConnectionProbe::saysWhyItDoesNot()
{
    Probe test;
    test.probe->start(shopUrl());
    test.transport->fail(Code::HandshakeForbidden, 403);
    QCOMPARE(test.finished.size(), 1);
    QCOMPARE(test.error()->code, Code::HandshakeForbidden);
    QCOMPARE(test.error()->httpStatus, 403);
}

void tst_ConnectionProbe::endsInTime()
{
    // Even with a transport that breaks its contract and never ends an attempt.
    Probe test(1ms);
    test.probe->start(shopUrl());
    QTRY_COMPARE(test.finished.size(), 1);
    QCOMPARE(test.error()->code, Code::ConnectTimeout);
    QVERIFY(!test.transport->isAttempting());
}

void tst_ConnectionProbe::secondStartReplacesTheFirst()
{
    Probe test;
    test.probe->start(shopUrl());
    test.probe->start(shopUrl());
    test.transport->acceptHandshake();
    QCOMPARE(test.finished.size(), 1);
    QCOMPARE(test.transport->mostLiveConnections, 1);
    test.probe->start(shopUrl());
    test.transport->fail(Code::ConnectionRefused);
    QCOMPARE(test.finished.size(), 2);
}

void tst_ConnectionProbe::mayDieWhileItSpeaks()
{
    Probe test;
    connect(test.probe.get(), &ConnectionProbe::finished, this, [&] { test.probe.reset(); });
    test.probe->start(shopUrl());
    test.transport->acceptHandshake();
    QVERIFY(!test.probe);
    QCOMPARE(test.finished.size(), 1);
}

void tst_ConnectionProbe::mayDieAnyTime()
{
    Probe idle;
    idle.probe.reset();
    Probe trying;
    trying.probe->start(shopUrl());
    trying.probe.reset();
    QCoreApplication::processEvents();
    QVERIFY(trying.finished.isEmpty());
}

QTEST_GUILESS_MAIN(tst_ConnectionProbe)
#include "tst_ConnectionProbe.moc"
