// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/Faults.h"
#include "support/RawClient.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using test::RawClient;

/// Faults that a connection meets before it is open: each does what its description says.
class tst_HandshakeFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handshakeStatus();
    void handshakeStatusClose();
    void silent();
    void slowHandshake();
    void hugeHeader();
    void badAccept();
    void garbage();
    void redirect();
    void captivePortal();
    void acceptThenDrop();
    void onlyTheFirstConnectionsMeetThem();

private:
    void open(const QStringList &faults);

    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<RawClient> m_client;
};

void tst_HandshakeFaults::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_HandshakeFaults::open(const QStringList &faults)
{
    GatewayOptions options;
    options.faults = test::faults(faults);
    m_client = std::make_unique<RawClient>();
    m_gateway = std::make_unique<LocalGateway>(options);
    m_client->open(std::get<QUrl>(m_gateway->listen()));
}

void tst_HandshakeFaults::handshakeStatus()
{
    open({u"handshake-status=429"_s});
    QTRY_COMPARE(m_client->status(), 429);
    QCOMPARE(m_client->head->value("retry-after"), "5");
    QCOMPARE(m_client->head->value("connection"), "keep-alive");
    QVERIFY(!m_client->isGone);
}

void tst_HandshakeFaults::handshakeStatusClose()
{
    open({u"handshake-status-close=503"_s});
    QTRY_COMPARE(m_client->status(), 503);
    QCOMPARE(m_client->head->value("connection"), "close");
    QTRY_VERIFY(m_client->isGone);
}

void tst_HandshakeFaults::silent()
{
    open({u"silent"_s});
    QTRY_COMPARE(m_gateway->handshakes().size(), 1);
    // The next connection is served by the same event loop: what was to come would have come.
    m_gateway->setFaults({});
    RawClient other;
    other.open(m_gateway->url());
    QTRY_VERIFY(other.isOpen());
    QVERIFY(m_client->received.isEmpty());
    QVERIFY(!m_client->isGone);
}

void tst_HandshakeFaults::slowHandshake()
{
    open({u"slow-handshake=1"_s});
    QTRY_VERIFY(m_client->received.contains("X-Filler: aaa"));
    QVERIFY(m_client->received.startsWith("HTTP/1.1 101"));
    QVERIFY(!m_client->head);
}

void tst_HandshakeFaults::hugeHeader()
{
    open({u"huge-header=3000000"_s});
    QTRY_VERIFY(m_client->received.size() > 3'000'000);
    QVERIFY(m_client->received.startsWith("HTTP/1.1 101"));
}

void tst_HandshakeFaults::badAccept()
{
    open({u"bad-accept"_s});
    QTRY_COMPARE(m_client->status(), 101);
    QVERIFY(m_client->handshake->check(*m_client->head) == ClientHandshake::Failure::WrongAccept);
}

void tst_HandshakeFaults::garbage()
{
    open({u"garbage"_s});
    QTRY_VERIFY(!m_client->received.isEmpty());
    QVERIFY(!m_client->received.contains("HTTP"));
}

void tst_HandshakeFaults::redirect()
{
    open({u"redirect"_s});
    QTRY_COMPARE(m_client->status(), 301);
    QVERIFY(!m_client->head->value("location").isEmpty());
}

void tst_HandshakeFaults::captivePortal()
{
    open({u"captive-portal"_s});
    QTRY_COMPARE(m_client->status(), 200);
    QVERIFY(m_client->head->value("content-type").startsWith("text/html"));
    QVERIFY(m_client->received.contains("<!DOCTYPE html>"));
}

void tst_HandshakeFaults::acceptThenDrop()
{
    open({u"accept-then-drop"_s});
    QTRY_VERIFY(m_client->isGone);
    QVERIFY(m_client->received.isEmpty());
}

void tst_HandshakeFaults::onlyTheFirstConnectionsMeetThem()
{
    open({u"handshake-status=500@2"_s});
    QTRY_COMPARE(m_client->status(), 500);
    RawClient second;
    second.open(m_gateway->url());
    QTRY_COMPARE(second.status(), 500);
    RawClient third;
    third.open(m_gateway->url());
    QTRY_COMPARE(third.status(), 101);
}

QTEST_GUILESS_MAIN(tst_HandshakeFaults)
#include "tst_HandshakeFaults.moc"
