// SPDX-License-Identifier: MIT
#include "service/RedirectListener.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// What may come back from a browser, and what else may come.
class tst_RedirectListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesOneVisit();
    void everythingElseChangesNothing_data();
    void everythingElseChangesNothing();
    void aRequestInPiecesIsRead();
    void manyWhoSayNothingAreBounded();
    void aTakenPortIsSaid();

private:
    /// What the listener answers; empty when the connection just ends.
    QByteArray ask(const QByteArray &request);
    QByteArray visit(const QByteArray &target) const
    {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_url.port())
            + "\r\n\r\n";
    }

    std::unique_ptr<RedirectListener> m_listener;
    std::unique_ptr<QSignalSpy> m_visits;
    QUrl m_url;
};

void tst_RedirectListener::init()
{
    m_listener = std::make_unique<RedirectListener>(u"Done & <over>"_s);
    m_visits = std::make_unique<QSignalSpy>(m_listener.get(), &RedirectListener::visited);
    m_url = m_listener->listen(0);
    QCOMPARE(m_url.host(), u"127.0.0.1"_s);
}

QByteArray tst_RedirectListener::ask(const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(m_url.port()));
    socket.write(request);
    // Also where nobody listens any more.
    if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; },
                         15'000))
        return "no end";
    return socket.readAll();
}

void tst_RedirectListener::takesOneVisit()
{
    const QByteArray answer = ask(visit("/callback?code=a%2Bb&state=x+y"));

    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(answer.contains("Done &amp; &lt;over&gt;"));
    QVERIFY(answer.contains("default-src 'none'"));
    QVERIFY(!answer.contains("a+b"));
    QCOMPARE(m_visits->size(), 1);
    const auto query = m_visits->constFirst().constFirst().value<QUrlQuery>();
    QCOMPARE(query.queryItemValue(u"code"_s, QUrl::FullyDecoded), u"a+b"_s);
    QCOMPARE(query.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"x y"_s);
    QCOMPARE(ask(visit("/callback?code=2")), QByteArray()); // nobody is there any more
    QCOMPARE(m_visits->size(), 1);
}

void tst_RedirectListener::everythingElseChangesNothing_data()
{
    QTest::addColumn<QByteArray>("request"); // PORT stands for the port
    QTest::addColumn<QByteArray>("status");
    const QByteArray host = "Host: 127.0.0.1:PORT\r\n";

    QTest::newRow("another path") << "GET /favicon.ico HTTP/1.1\r\n" + host + "\r\n"
                                  << QByteArray("404");
    QTest::newRow("a longer path") << "GET /callback/x?code=1 HTTP/1.1\r\n" + host + "\r\n"
                                   << QByteArray("404");
    QTest::newRow("a whole address") << "GET http://evil.example/callback?code=1 HTTP/1.1\r\n"
            + host + "\r\n" << QByteArray("404");
    QTest::newRow("another method") << "POST /callback?code=1 HTTP/1.1\r\n" + host + "\r\n"
                                    << QByteArray("405");
    QTest::newRow("another host") << QByteArray(
        "GET /callback?code=1 HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n")
                                  << QByteArray("400");
    QTest::newRow("no host") << QByteArray("GET /callback?code=1 HTTP/1.1\r\n\r\n")
                             << QByteArray("400");
    QTest::newRow("two hosts") << "GET /callback?code=1 HTTP/1.1\r\n" + host + host + "\r\n"
                               << QByteArray("400");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400");
    QTest::newRow("nothing but ends of lines") << QByteArray("\r\n\r\n") << QByteArray("400");
    QTest::newRow("binary") << QByteArray("\x00\xff\x16\x03\r\n\r\n", 8) << QByteArray("400");
    QTest::newRow("without an end") << QByteArray(20'000, 'a') << QByteArray("431");
    QTest::newRow("huge") << "GET /callback?code=" + QByteArray(20'000, 'a') + " HTTP/1.1\r\n"
            + host
            + "\r\n" << QByteArray("431");
}

void tst_RedirectListener::everythingElseChangesNothing()
{
    QFETCH(QByteArray, request);
    QFETCH(const QByteArray, status);
    request.replace("PORT", QByteArray::number(m_url.port()));

    const QByteArray answer = ask(request);

    QVERIFY2(answer.startsWith(QByteArray("HTTP/1.1 " + status)), answer.left(80).constData());
    QCOMPARE(m_visits->size(), 0);
    QVERIFY(ask(visit("/callback?code=1")).startsWith("HTTP/1.1 200"));
    QCOMPARE(m_visits->size(), 1);
}

void tst_RedirectListener::aRequestInPiecesIsRead()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(m_url.port()));
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    for (const char c : visit("/callback?code=1")) {
        socket.write(&c, 1);
        socket.flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m_visits->size(), 1);
}

void tst_RedirectListener::manyWhoSayNothingAreBounded()
{
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    int ended = 0;
    for (int i = 0; i < 20; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        connect(silent.back().get(), &QTcpSocket::disconnected, this, [&ended] { ++ended; });
        silent.back()->connectToHost(QHostAddress::LocalHost, quint16(m_url.port()));
    }
    QTRY_COMPARE(ended, 12);
    silent.clear();
    QTRY_VERIFY([this] {
        if (m_visits->isEmpty())
            (void)ask(visit("/callback?code=1"));
        return m_visits->size() == 1;
    }());
}

void tst_RedirectListener::aTakenPortIsSaid()
{
    RedirectListener other(u"page"_s);
    QVERIFY(other.listen(quint16(m_url.port())).isEmpty());
}

QTEST_GUILESS_MAIN(tst_RedirectListener)
#include "tst_RedirectListener.moc"
