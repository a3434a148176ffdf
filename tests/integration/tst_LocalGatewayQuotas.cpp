// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/Faults.h"
#include "support/RawClient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::RawClient;

/// API Gateway's quotas, scaled down to milliseconds.
class tst_LocalGatewayQuotas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closesIdleConnections();
    void messagesKeepAConnectionFromBeingIdle();
    void pingsDoNot();
    void closesOldConnections();
    void reportsTheIntegrationTimeoutAndAnswersLater();
    void dropsAClientThatNeverAsks();

private:
    void start(const Quotas &quotas, const QStringList &faults = {});

    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<RawClient> m_client;
};

void tst_LocalGatewayQuotas::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_LocalGatewayQuotas::start(const Quotas &quotas, const QStringList &faults)
{
    GatewayOptions options;
    options.quotas = quotas;
    options.thinkingTime = 1ms;
    options.faults = test::faults(faults);
    m_gateway = std::make_unique<LocalGateway>(options);
    m_client = std::make_unique<RawClient>();
    m_client->open(std::get<QUrl>(m_gateway->listen()));
    QTRY_VERIFY(m_client->isOpen());
}

void tst_LocalGatewayQuotas::closesIdleConnections()
{
    start(Quotas().scaled(1.0 / 6'000)); // idle after 100 ms
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE(m_client->closeCode(), 1001);
    QCOMPARE(m_client->events.constLast().payload, "Going away");
    QVERIFY(timer.elapsed() >= 50);
    QTRY_VERIFY(m_client->isGone);
}

void tst_LocalGatewayQuotas::messagesKeepAConnectionFromBeingIdle()
{
    Quotas quotas;
    quotas.idle = 300ms;
    start(quotas);
    QElapsedTimer timer;
    timer.start();
    qsizetype asked = 0;
    while (timer.elapsed() < 700) {
        m_client->sendText("x");
        ++asked;
        QTRY_COMPARE(m_client->frames().size(), asked);
    }
    QCOMPARE(m_client->closeCode(), 0);
    QTRY_COMPARE(m_client->closeCode(), 1001);
}

void tst_LocalGatewayQuotas::pingsDoNot()
{
    Quotas quotas;
    quotas.idle = 300ms;
    start(quotas);
    qsizetype sent = 0;
    while (m_client->closeCode() == 0 && sent < 1'000'000) {
        m_client->send(m_client->writer.ping());
        ++sent;
        QTRY_VERIFY(m_client->count(FrameEvent::Kind::Pong) == sent || m_client->closeCode() != 0);
    }
    QCOMPARE(m_client->closeCode(), 1001);
}

void tst_LocalGatewayQuotas::closesOldConnections()
{
    Quotas quotas;
    quotas.lifetime = 200ms;
    start(quotas);
    while (m_client->closeCode() == 0) {
        const qsizetype before = m_client->events.size();
        m_client->sendText("x");
        QTRY_VERIFY(m_client->events.size() > before);
    }
    QCOMPARE(m_client->closeCode(), 1001);
}

void tst_LocalGatewayQuotas::reportsTheIntegrationTimeoutAndAnswersLater()
{
    start(Quotas().scaled(1.0 / 580), {u"late-answer=150"_s}); // 29 s in 50 ms
    m_client->ask("hello");
    QTRY_COMPARE(m_client->frames().size(), 4);
    const QJsonObject notice = m_client->frames()[1];
    QCOMPARE(notice["message"_L1].toString(), u"Endpoint request timed out"_s);
    QVERIFY(!notice.contains("type"_L1));
    QCOMPARE(m_client->frames()[2]["type"_L1].toString(), u"typing"_s);
    QCOMPARE(m_client->frames()[3]["type"_L1].toString(), u"message"_s);
}

void tst_LocalGatewayQuotas::dropsAClientThatNeverAsks()
{
    GatewayOptions options;
    options.quotas.handshake = 50ms;
    LocalGateway gateway(options);
    RawClient client;
    client.connectTo(std::get<QUrl>(gateway.listen()));
    QTRY_VERIFY(client.isGone);
}

QTEST_GUILESS_MAIN(tst_LocalGatewayQuotas)
#include "tst_LocalGatewayQuotas.moc"
