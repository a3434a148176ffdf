// SPDX-License-Identifier: MIT
#include "support/PictureServer.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcome = FetchedPicture::Outcome;

/// Which pictures are asked for, how many at a time and in which order.
class tst_PictureFetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPictureArrives();
    void thereIsNoNetworkBeforeItIsNeeded();
    void onlySomeAtATime();
    void theLastOneAskedForComesFirst();
    void onlySoManyInAPeriod();
    void whatIsTooManyIsGivenBack();
    void clearingEndsEverything();
    void goesAwayInTheMiddle();
    void failuresAreLoggedOnceAndWithoutQueries();
};

static void stayBusy(QTcpSocket & /*socket*/, const QByteArray & /*head*/)
{
}

void tst_PictureFetcher::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_PictureFetcher::aPictureArrives()
{
    const QByteArray picture = png::plain(8, 8, "rgb");
    PictureServer server(response(picture, "Content-Type: image/png\r\n"));

    server.fetch();

    QVERIFY(server.results.isEmpty()); // never from inside the call
    QTRY_COMPARE(server.results.size(), 1);
    QVERIFY(server.results.first().outcome == Outcome::Arrived);
    QCOMPARE(server.results.first().bytes, picture);
}

void tst_PictureFetcher::thereIsNoNetworkBeforeItIsNeeded()
{
    PictureServer server(response("x"));
    server.makeFetcher();

    server.fetch(QUrl(u"https://images.shop.example/1.png"_s));
    server.fetch(QUrl(u"http://127.0.0.1/1.png"_s));
    server.fetch(QUrl(u"file:///etc/passwd"_s));
    QTRY_COMPARE(server.results.size(), 3);

    for (const FetchedPicture &result : std::as_const(server.results))
        QVERIFY(result.outcome == Outcome::Refused && result.bytes.isEmpty());
    QVERIFY(!server.fetcher->hasNetwork());
    QCOMPARE(server.raw.connections, 0);
    server.fetch();
    QVERIFY(server.fetcher->hasNetwork());
}

void tst_PictureFetcher::onlySomeAtATime()
{
    QList<QTcpSocket *> held;
    PictureServer server([&held](QTcpSocket &socket, const QByteArray &) { held.append(&socket); });
    server.makeFetcher({.atOnce = 2});
    for (int i = 0; i < 5; ++i)
        server.fetch(server.url(u"/%1"_s.arg(i)));

    for (int done = 0; done < 5; ++done) {
        QTRY_COMPARE(held.size(), std::min(2, 5 - done));
        QCOMPARE(server.fetcher->runningCount(), held.size());
        QTcpSocket *socket = held.takeFirst();
        socket->write(response("x"));
        socket->disconnectFromHost();
        QTRY_COMPARE(server.results.size(), done + 1);
    }
}

void tst_PictureFetcher::theLastOneAskedForComesFirst()
{
    PictureServer server(response("x"));
    server.makeFetcher({.atOnce = 1});

    for (const QString &path : {u"/a"_s, u"/b"_s, u"/c"_s})
        server.fetch(server.url(path));

    QTRY_COMPARE(server.results.size(), 3);
    QCOMPARE(server.order, QStringList({u"/a"_s, u"/c"_s, u"/b"_s}));
}

void tst_PictureFetcher::onlySoManyInAPeriod()
{
    PictureServer server(response("x"));
    server.makeFetcher({.mostInPeriod = 2, .period = 1h});
    for (int i = 0; i < 3; ++i)
        server.fetch();
    QTRY_COMPARE(server.results.size(), 2);
    QCOMPARE(server.fetcher->runningCount(), 0);
    server.fetch();
    QCOMPARE(server.fetcher->runningCount(), 0);

    // The next period brings the rest.
    server.results.clear();
    server.makeFetcher({.mostInPeriod = 2, .period = 50ms});
    for (int i = 0; i < 5; ++i)
        server.fetch();
    QTRY_COMPARE(server.results.size(), 5);
}

void tst_PictureFetcher::whatIsTooManyIsGivenBack()
{
    PictureServer server(&stayBusy);
    server.makeFetcher({.atOnce = 1, .mostWaiting = 2});

    for (const QString &path : {u"/a"_s, u"/b"_s, u"/c"_s, u"/d"_s})
        server.fetch(server.url(path));

    QTRY_COMPARE(server.results.size(), 1);
    QVERIFY(server.results.first().outcome == Outcome::NotNow);
    QCOMPARE(server.order, QStringList{u"/b"_s});
}

void tst_PictureFetcher::clearingEndsEverything()
{
    PictureServer server(&stayBusy);
    server.makeFetcher({.atOnce = 1});
    server.fetch();
    server.fetch();
    QTRY_COMPARE(server.asked(), 1);

    server.fetcher->clear();

    QTRY_COMPARE(server.results.size(), 2);
    for (const FetchedPicture &result : std::as_const(server.results))
        QVERIFY(result.outcome == Outcome::NotNow);
    QTRY_COMPARE(server.raw.openSockets(), 0);
    server.fetch();
    QTRY_COMPARE(server.asked(), 2); // and it goes on from there
}

void tst_PictureFetcher::goesAwayInTheMiddle()
{
    PictureServer server([](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
    });
    server.fetch();
    QTRY_COMPARE(server.asked(), 1);

    server.fetcher.reset();

    QTRY_COMPARE(server.raw.openSockets(), 0);
    QVERIFY(server.results.isEmpty());
}

void tst_PictureFetcher::failuresAreLoggedOnceAndWithoutQueries()
{
    PictureServer server(response({}, {}, "404 Not\x1b[31m Found"));
    static QStringList said;
    said.clear();
    const QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { said.append(text); });

    for (int i = 1; i <= 2; ++i) {
        server.fetch(server.url(u"/1.png?key=hidden"_s));
        QTRY_COMPARE(server.results.size(), i);
    }
    qInstallMessageHandler(before);

    QCOMPARE(
        said,
        QStringList{u"No picture from https://%1/1.png - HTTP status 404"_s.arg(server.host())});
}

QTEST_GUILESS_MAIN(tst_PictureFetcher)
#include "tst_PictureFetcher.moc"
