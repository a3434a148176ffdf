// SPDX-License-Identifier: MIT
#include "support/PictureServer.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimer>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcome = FetchedPicture::Outcome;

/// Whatever the server of a picture does: what arrives, what is refused, and how it ends.
class tst_PictureDownload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsSaidAboutTheCustomer();
    void whatIsNoPictureIsRefused_data();
    void whatIsNoPictureIsRefused();
    void whatIsStillAPicture_data();
    void whatIsStillAPicture();
    void tooMuchIsRefused_data();
    void tooMuchIsRefused();
    void aDrippingServerIsLeft_data();
    void aDrippingServerIsLeft();
    void aGoodRedirectIsFollowed();
    void aBadRedirectIsNotFollowed_data();
    void aBadRedirectIsNotFollowed();
    void aBadCertificateIsRefused_data();
    void aBadCertificateIsRefused();
    void passwordsAreNotAskedFor();
};

void tst_PictureDownload::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_PictureDownload::nothingIsSaidAboutTheCustomer()
{
    PictureServer server(
        response("x", "Set-Cookie: who=customer; Path=/\r\nETag: \"customer\"\r\n"));

    for (int i = 1; i <= 2; ++i) {
        server.fetch(server.url(u"/1.png?size=2"_s));
        QTRY_COMPARE(server.results.size(), i);
    }

    QCOMPARE(server.asked(), 2);
    const QByteArray heads = server.raw.received;
    QCOMPARE(pathOf(heads), QByteArray("/1.png?size=2"));
    QStringList names;
    for (const QByteArray &line : heads.first(heads.indexOf("\r\n\r\n")).split('\n').sliced(1))
        names.append(QString::fromLatin1(line.first(line.indexOf(':'))));
    names.sort();
    QCOMPARE(names,
             QStringList({u"Accept"_s, u"Accept-Encoding"_s, u"Accept-Language"_s, u"Connection"_s,
                          u"Host"_s, u"User-Agent"_s}));
    QVERIFY(heads.contains("Accept-Encoding: identity\r\n"));
    QVERIFY(heads.contains("Accept-Language: *\r\n"));
    QVERIFY(!heads.toLower().contains("cookie") && !heads.contains("If-None-Match"));
}

void tst_PictureDownload::whatIsNoPictureIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray picture = png::black(1, 1);
    const auto typed = [&](const QByteArray &type) {
        return response(picture, "Content-Type: " + type + "\r\n");
    };

    QTest::newRow("not found") << response(picture, {}, "404 Not Found");
    QTest::newRow("not modified") << response({}, {}, "304 Not Modified");
    QTest::newRow("no content") << response({}, {}, "204 No Content");
    QTest::newRow("a part") << response(picture, {}, "206 Partial Content");
    QTest::newRow("broken server") << response(picture, {}, "500 Oops");
    QTest::newRow("HTML by its type") << typed("text/html; charset=utf-8");
    QTest::newRow("SVG by its type") << typed("image/svg+xml");
    QTest::newRow("any text") << typed("TEXT/PLAIN");
    QTest::newRow("ends early") << response(picture).chopped(1);
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("only half of a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("broken pieces") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                                                 "\r\n5\r\n12345\r\nffffffff\r\nabc");
}

void tst_PictureDownload::whatIsNoPictureIsRefused()
{
    QFETCH(const QByteArray, bytes);
    PictureServer server(bytes);

    server.fetch();

    QTRY_VERIFY(server.isRefused());
}

void tst_PictureDownload::whatIsStillAPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray body = "body";

    QTest::newRow("type of a file store")
        << response(body, "Content-Type: binary/octet-stream\r\n");
    QTest::newRow("capital letters") << response(body, "content-TYPE: Image/PNG; x=y\r\n");
    QTest::newRow("no type") << response(body);
    QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbody");
    QTest::newRow("in pieces") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n");
    // Not asked for, so not unpacked: it is no picture, as the decoder will see.
    QTest::newRow("packed") << response(body, "Content-Encoding: gzip\r\n");
}

void tst_PictureDownload::whatIsStillAPicture()
{
    QFETCH(const QByteArray, bytes);
    PictureServer server(bytes);

    server.fetch();

    QTRY_COMPARE(server.results.size(), 1);
    QVERIFY(server.results.first().outcome == Outcome::Arrived);
    QCOMPARE(server.results.first().bytes, QByteArray("body"));
}

void tst_PictureDownload::tooMuchIsRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("isEndless");

    QTest::newRow("by its length") << QByteArray("Content-Length: 100001\r\n") << false;
    QTest::newRow("by a length beyond all numbers")
        << QByteArray("Content-Length: 9223372036854775807\r\n") << false;
    QTest::newRow("without a length") << QByteArray() << true;
    QTest::newRow("more than it said") << QByteArray("Content-Length: 1000000000\r\n") << true;
    QTest::newRow("in pieces") << QByteArray("Transfer-Encoding: chunked\r\n") << true;
    QTest::newRow("a packed bomb") << QByteArray("Content-Encoding: gzip\r\n") << true;
}

/// The server goes on for as long as anybody listens.
void tst_PictureDownload::tooMuchIsRefused()
{
    QFETCH(const QByteArray, head);
    QFETCH(const bool, isEndless);
    PictureServer server([head, isEndless](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\n" + head + "\r\n");
        const QByteArray part = head.contains("chunked")
            ? "4000\r\n" + QByteArray(0x4000, 'x') + "\r\n"
            : QByteArray(0x4000, 'x');
        if (!isEndless)
            return;
        const auto more = [&socket, part] {
            if (socket.bytesToWrite() < 0x10'000)
                socket.write(part);
        };
        connect(&socket, &QIODevice::bytesWritten, &socket, more, Qt::QueuedConnection);
        more();
    });
    server.makeFetcher({.each = {.mostBytes = 100'000, .within = 60s}});

    server.fetch();

    QTRY_VERIFY_WITH_TIMEOUT(server.isRefused(), 20'000);
    QTRY_COMPARE(server.raw.openSockets(), 0); // it is not read to its end
}

void tst_PictureDownload::aDrippingServerIsLeft_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("drop");

    QTest::newRow("says nothing") << QByteArray() << QByteArray();
    QTest::newRow("a head without an end")
        << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X: y\r\n");
    QTest::newRow("a body by the byte")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n") << QByteArray("x");
}

void tst_PictureDownload::aDrippingServerIsLeft()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, drop);
    PictureServer server([=](QTcpSocket &socket, const QByteArray &) {
        socket.write(first);
        auto *timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket, drop] { socket.write(drop); });
        timer->start(5ms);
    });
    server.makeFetcher({.each = {.within = 200ms}});

    server.fetch();

    QTRY_VERIFY_WITH_TIMEOUT(server.isRefused(), 20'000);
    QTRY_COMPARE(server.raw.openSockets(), 0);
}

void tst_PictureDownload::aGoodRedirectIsFollowed()
{
    const PictureServer *where = nullptr;
    PictureServer server([&where](QTcpSocket &socket, const QByteArray &head) {
        const QByteArray path = pathOf(head);
        if (path == "/1")
            socket.write(redirection(u"/2?x=y"_s, "301 Moved"));
        else if (path == "/2?x=y")
            socket.write(redirection(u"3"_s, "307 For now"));
        else if (path == "/3")
            socket.write(redirection(where->url(u"/4"_s).toString(), "308 For good"));
        else
            socket.write(response(path));
        socket.disconnectFromHost();
    });
    where = &server;

    server.fetch(server.url(u"/1"_s));

    QTRY_COMPARE(server.results.size(), 1);
    QCOMPARE(server.results.first().bytes, QByteArray("/4"));
}

void tst_PictureDownload::aBadRedirectIsNotFollowed_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("questions");

    QTest::newRow("in a circle") << u"/1.png"_s << 4;
    QTest::newRow("without encryption") << u"http://HOST/2"_s << 1;
    QTest::newRow("to another port") << u"https://127.0.0.1:1/2"_s << 1;
    QTest::newRow("to another name") << u"https://localhost:PORT/2"_s << 1;
    QTest::newRow("to another host") << u"//evil.example/2"_s << 1;
    QTest::newRow("with a user") << u"https://me:secret@HOST/2"_s << 1;
    QTest::newRow("to a file") << u"file:///etc/passwd"_s << 1;
    QTest::newRow("to data") << u"data:image/png;base64,AAAA"_s << 1;
    QTest::newRow("to the cloud") << u"http://169.254.169.254/latest"_s << 1;
    QTest::newRow("nowhere") << QString() << 1;
}

void tst_PictureDownload::aBadRedirectIsNotFollowed()
{
    QFETCH(QString, to);
    QFETCH(const int, questions);
    PictureServer server([&to](QTcpSocket &socket, const QByteArray &) {
        socket.write(redirection(to));
        socket.disconnectFromHost();
    });
    to.replace(u"HOST"_s, server.host())
        .replace(u"PORT"_s, QString::number(server.raw.serverPort()));

    server.fetch();

    QTRY_VERIFY(server.isRefused());
    QCOMPARE(server.asked(), questions);
}

void tst_PictureDownload::aBadCertificateIsRefused_data()
{
    QTest::addColumn<QString>("certificate");
    for (const QString &name : {u"expired.pem"_s, u"future.pem"_s, u"other-host.pem"_s})
        QTest::addRow("%s", qPrintable(name)) << name;
    QTest::newRow("nobody's") << u"valid.pem"_s;
}

void tst_PictureDownload::aBadCertificateIsRefused()
{
    QFETCH(const QString, certificate);
    PictureServer server([](QTcpSocket &, const QByteArray &) {}, certificate);
    if (certificate == u"valid.pem"_s)
        server.trustNobody();

    server.fetch();

    QTRY_VERIFY(server.isRefused());
    QCOMPARE(server.raw.received, QByteArray());
}

void tst_PictureDownload::passwordsAreNotAskedFor()
{
    PictureServer server(
        response({}, "WWW-Authenticate: Basic realm=\"shop\"\r\n", "401 Unauthorized"));

    server.fetch();

    QTRY_VERIFY(server.isRefused());
    QCOMPARE(server.asked(), 1);
}

QTEST_GUILESS_MAIN(tst_PictureDownload)
#include "tst_PictureDownload.moc"
