// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/Faults.h"
#include "support/RawClient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using test::RawClient;

/// Faults that a connection meets once it is open: each does what its description says.
class tst_ConnectionFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void dropAfterConnect();
    void closeIdle_data();
    void closeIdle();
    void pingFlood();
    void systemNotice();
    void legacy();
    void admin();
    void dribble();
    void neverRead();

private:
    void open(const QStringList &faults);

    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<RawClient> m_client;
};

void tst_ConnectionFaults::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_ConnectionFaults::open(const QStringList &faults)
{
    m_client = std::make_unique<RawClient>();
    m_gateway = test::gatewayWith(faults);
    m_client->open(std::get<QUrl>(m_gateway->listen()));
    QTRY_VERIFY(m_client->isOpen());
}

void tst_ConnectionFaults::dropAfterConnect()
{
    open({u"drop-after-connect=20"_s});
    QTRY_VERIFY(m_client->isGone);
    QVERIFY(m_client->events.isEmpty());
}

void tst_ConnectionFaults::closeIdle_data()
{
    QTest::addColumn<int>("code");
    for (int code : {1000, 1001, 1008, 1011, 1012, 4000})
        QTest::addRow("%d", code) << code;
}

void tst_ConnectionFaults::closeIdle()
{
    QFETCH(const int, code);

    open({u"close-idle=%1"_s.arg(code)});
    QTRY_COMPARE(m_client->closeCode(), code);
    m_client->send(m_client->writer.close(CloseCode::Normal));
    QTRY_VERIFY(m_client->isGone);
}

void tst_ConnectionFaults::pingFlood()
{
    open({u"ping-flood=5000"_s});
    QTRY_COMPARE(m_client->count(FrameEvent::Kind::Ping), 5'000);
    m_client->ask("hello");
    QTRY_COMPARE(m_client->frames().size(), 3);
}

void tst_ConnectionFaults::systemNotice()
{
    open({u"system-notice"_s});
    QTRY_COMPARE(m_client->frames().size(), 1);
    QCOMPARE(m_client->frames()[0]["type"_L1].toString(), u"system"_s);
}

void tst_ConnectionFaults::legacy()
{
    open({u"legacy"_s});
    QTRY_COMPARE(m_client->frames().size(), 1);
    QCOMPARE(m_client->frames()[0]["type"_L1].toString(), u"welcome"_s);
    m_client->ask("hello");
    QTRY_COMPARE(m_client->frames().size(), 2);
    QCOMPARE(m_client->frames()[1]["sessionId"_L1].toString(), u"s1"_s);
    QVERIFY(!m_client->frames()[1].contains("data"_L1));
}

void tst_ConnectionFaults::admin()
{
    open({u"admin"_s});
    m_client->sendText(R"({"action":"ping"})");
    m_client->ask("hello");
    QTRY_COMPARE(m_client->frames().size(), 2);
    QCOMPARE(m_client->frames()[0]["type"_L1].toString(), u"chunk"_s);
    QCOMPARE(m_client->frames()[1]["type"_L1].toString(), u"complete"_s);
    QVERIFY(m_client->frames()[0]["timestamp"_L1].toDouble() < 1e12);
}

void tst_ConnectionFaults::dribble()
{
    open({u"dribble=2"_s});
    QElapsedTimer timer;
    timer.start();
    m_client->ask("hello");
    QTRY_COMPARE(m_client->frames().size(), 1);
    const auto size = m_client->events[0].payload.size();
    QVERIFY2(timer.elapsed() >= size, qPrintable(QString::number(timer.elapsed())));
}

void tst_ConnectionFaults::neverRead()
{
    open({u"never-read"_s});
    // Far beyond what both ends' buffers in the system hold.
    const QByteArray piece = m_client->writer.text(QByteArray(30'000, 'a'));
    for (int i = 0; i < 1'000; ++i)
        m_client->send(piece);
    RawClient other;
    m_gateway->setFaults({});
    other.open(m_gateway->url());
    QTRY_VERIFY(other.isOpen());
    QTRY_VERIFY(m_client->socket.bytesToWrite() > 0);
    QVERIFY(m_gateway->received().isEmpty());
    QVERIFY(!m_client->isGone);
}

QTEST_GUILESS_MAIN(tst_ConnectionFaults)
#include "tst_ConnectionFaults.moc"
