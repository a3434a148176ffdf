// SPDX-License-Identifier: MIT
#include "support/Link.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Closing, opening again and dying, at every moment and from inside every signal.
class tst_WebSocketLifetime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void openFromInsideEnded();
    void mayDieInEverySignal_data();
    void mayDieInEverySignal();
    void mayDieInEveryState();
    void nothingIsHeardAfterClosing();
    void closingDoesNotWaitForEver();
};

void tst_WebSocketLifetime::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_WebSocketLifetime::openFromInsideEnded()
{
    Link link(QByteArray(), {.closeWithin = 50ms}); // the server does not answer a close frame
    QVERIFY(link.waitOpened());
    connect(link.transport.get(), &ChatTransport::ended, this, [&] {
        if (link.log.opened.size() < 3)
            link.transport->open(link.server.url(), 5s);
    });
    connect(link.transport.get(), &ChatTransport::opened, this, [&] { link.transport->close(); });
    link.transport->close();
    QTRY_COMPARE(link.log.ended.size(), 3);
    QCOMPARE(link.log.opened.size(), 3);
    QTRY_COMPARE(link.server.openSockets(), 0);
}

void tst_WebSocketLifetime::mayDieInEverySignal_data()
{
    QTest::addColumn<QString>("signal");
    QTest::newRow("opened") << u"opened"_s;
    QTest::newRow("textReceived") << u"text"_s;
    QTest::newRow("textReceived after closing") << u"close"_s;
    QTest::newRow("ended") << u"ended"_s;
}

void tst_WebSocketLifetime::mayDieInEverySignal()
{
    QFETCH(const QString, signal);
    Link link(RawServer::text("{}").repeated(3) + RawServer::closing(1011));
    ChatTransport *transport = link.transport.get();
    const auto die = [&] {
        if (signal == "close"_L1)
            link.transport->close();
        link.transport.reset();
    };
    if (signal == "opened"_L1)
        connect(transport, &ChatTransport::opened, this, die);
    else if (signal == "ended"_L1)
        connect(transport, &ChatTransport::ended, this, die);
    else
        connect(transport, &ChatTransport::textReceived, this, die);
    QTRY_VERIFY(!link.transport);
    QTRY_COMPARE(link.server.openSockets(), 0);
    QCOMPARE(link.log.ended.size(), signal == "ended"_L1 ? 1 : 0);
}

void tst_WebSocketLifetime::mayDieInEveryState()
{
    makeTestTransport()->close(); // idle

    Link connecting;
    connecting.transport.reset();

    Link open;
    QVERIFY(open.waitOpened());
    open.transport.reset();
    QTRY_COMPARE(open.server.openSockets(), 0);

    Link closing;
    QVERIFY(closing.waitOpened());
    closing.transport->close();
    closing.transport.reset();
    QTRY_COMPARE(closing.server.openSockets(), 0);

    Link ending; // its ended() is on the way
    QVERIFY(ending.waitOpened());
    ending.transport->close();
    ending.transport->open(ending.server.url(), 5s);
    ending.transport->close();
    ending.transport.reset();
    QCoreApplication::processEvents();
    QVERIFY(ending.log.ended.isEmpty());
}

void tst_WebSocketLifetime::nothingIsHeardAfterClosing()
{
    Link link(RawServer::text("{}").repeated(100));
    connect(link.transport.get(), &ChatTransport::textReceived, this,
            [&] { link.transport->close(); });
    QVERIFY(link.waitEnded());
    QCOMPARE(link.log.texts.size(), 1);
    QVERIFY(!link.transport->send(u"{}"_s));
}

void tst_WebSocketLifetime::closingDoesNotWaitForEver()
{
    Link link(QByteArray(), {.closeWithin = 50ms, .mostUnsentBytes = 64 * 1'024 * 1'024});
    link.server.reads = false;
    QVERIFY(link.waitOpened());
    const QString text(100'000, u'x');
    for (int i = 0; i < 200; ++i) {
        QVERIFY(link.transport->send(text));
        QCoreApplication::processEvents();
    }
    link.transport->close();
    QVERIFY(!link.transport->isOpen());
    QVERIFY(link.waitEnded(2'000));
    QVERIFY(!link.log.outcome().error);
    QCOMPARE(link.log.ended.size(), 1);
}

QTEST_GUILESS_MAIN(tst_WebSocketLifetime)
#include "tst_WebSocketLifetime.moc"
