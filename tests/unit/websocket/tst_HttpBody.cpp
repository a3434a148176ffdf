// SPDX-License-Identifier: MIT
#include "websocket/HttpBody.h"

#include <QTest>

using namespace ecom67;

class tst_HttpBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsMuchAsIsWanted_data();
    void readsAsMuchAsIsWanted();
    void neverIsCompleteBeforeItsEnd_data();
    void neverIsCompleteBeforeItsEnd();
};

static HttpHead headWith(const QByteArray &header)
{
    const QByteArray head = "HTTP/1.1 403 Forbidden\r\n" + header + "\r\n";
    return std::get<HttpHead>(HttpHead::parse(head));
}

static const QByteArray kLength = "Content-Length: 5\r\n";
static const QByteArray kChunked = "Transfer-Encoding: chunked\r\n";

/// Of every body at most 8 bytes are wanted.
void tst_HttpBody::readsAsMuchAsIsWanted_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isComplete");
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &received,
                        const QByteArray &bytes, bool isComplete) {
        QTest::newRow(name) << header << received << bytes << isComplete;
    };
    row("a length", kLength, "12345", "12345", true);
    row("what comes after it", kLength, "12345HTTP/1.1", "12345", true);
    row("not all of it yet", kLength, "123", "123", false);
    row("no body", "Content-Length: 0\r\n", {}, {}, true);
    row("more than is wanted", "Content-Length: 4000000000\r\n", "123456789", "12345678", true);
    row("less than is wanted of much", "Content-Length: 4000000000\r\n", "1234567", "1234567",
        false);
    row("a length below zero", "Content-Length: -5\r\n", "12345", "12345", false);
    row("two lengths", kLength + "Content-Length: 6\r\n", "123456", "123456", false);
    row("until the end of the connection", {}, "12345", "12345", false);
    row("enough of that", {}, "123456789", "12345678", true);
    row("chunks", kChunked, "3\r\n123\r\n2\r\n45\r\n0\r\n\r\n", "12345", true);
    row("chunks win over a length", kChunked + kLength, "2\r\n12\r\n0\r\n\r\n", "12", true);
    row("a chunk with an extension", kChunked, "3;a=b\r\n123\r\n0\r\n", "123", true);
    row("capitals", kChunked, "A\r\n123456789a\r\n0\r\n", "12345678", true);
    row("more chunks than are wanted", kChunked, "6\r\n123456\r\n6\r\n7890", "12345678", true);
    row("a chunk that claims much", kChunked, "ffffffffffffffff\r\n123", "123", false);
    row("a number beyond all", kChunked, "fffffffffffffffff\r\n123", {}, true);
    row("no number", kChunked, "x\r\n123", {}, true);
    row("a number with a sign", kChunked, "-1\r\n123", {}, true);
    row("the last chunk is not there yet", kChunked, "3\r\n123\r\n", "123", false);
    row("not even a number yet", kChunked, "3", {}, false);
}

void tst_HttpBody::readsAsMuchAsIsWanted()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, received);
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isComplete);

    const HttpBody body = HttpBody::read(headWith(header), received, 8);
    QCOMPARE(body.bytes, bytes);
    QCOMPARE(body.isComplete, isComplete);
}

void tst_HttpBody::neverIsCompleteBeforeItsEnd_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("received");
    QTest::newRow("length") << kLength << QByteArray("12345");
    QTest::newRow("chunks") << kChunked << QByteArray("3\r\n123\r\n2;x\r\n45\r\n0\r\n");
}

void tst_HttpBody::neverIsCompleteBeforeItsEnd()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, received);
    for (qsizetype size = 0; size <= received.size(); ++size) {
        const HttpBody body = HttpBody::read(headWith(header), received.first(size), 100);
        QVERIFY(QByteArray("12345").startsWith(body.bytes));
        QCOMPARE(body.isComplete, size == received.size());
    }
}

QTEST_APPLESS_MAIN(tst_HttpBody)
#include "tst_HttpBody.moc"
