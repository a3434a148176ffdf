// SPDX-License-Identifier: MIT
#include "websocket/FrameReader.h"
#include "websocket/FrameWriter.h"

#include <QSet>
#include <QTest>

using namespace ecom67;

static QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

static MaskKey exampleKey()
{
    return {'\x37', '\xfa', '\x21', '\x3d'};
}

class tst_FrameWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheExamplesOfTheStandard();
    void writesTheShortestLength_data();
    void writesTheShortestLength();
    void fragmentsLongMessages_data();
    void fragmentsLongMessages();
    void masksEveryFrameOfAClientAfresh();
    void neverMasksForAServer();
    void writesClose_data();
    void writesClose();
    void cutsLongControlPayloads();
};

void tst_FrameWriter::writesTheExamplesOfTheStandard()
{
    const FrameWriter server(WebSocketRole::Server);
    const FrameWriter client(WebSocketRole::Client, FrameWriter::kLongestFrame, exampleKey);
    QCOMPARE(server.text("Hello"), hex("810548656c6c6f"));
    QCOMPARE(client.text("Hello"), hex("818537fa213d7f9f4d5158"));
    QCOMPARE(FrameWriter(WebSocketRole::Server, 3).text("Hello"), hex("010348656c80026c6f"));
    QCOMPARE(server.ping("Hello"), hex("890548656c6c6f"));
    QCOMPARE(client.pong("Hello"), hex("8a8537fa213d7f9f4d5158"));
    QCOMPARE(server.binary(QByteArray(256, 'b')), hex("827e0100") + QByteArray(256, 'b'));
    QCOMPARE(FrameWriter(WebSocketRole::Server, 100'000).binary(QByteArray(65'536, 'b')).first(10),
             hex("827f0000000000010000"));
}

void tst_FrameWriter::writesTheShortestLength_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("head");

    QTest::newRow("0") << 0 << hex("8100");
    QTest::newRow("125") << 125 << hex("817d");
    QTest::newRow("126") << 126 << hex("817e007e");
    QTest::newRow("65535") << 65'535 << hex("817effff");
    QTest::newRow("65536") << 65'536 << hex("817f0000000000010000");
}

void tst_FrameWriter::writesTheShortestLength()
{
    QFETCH(const int, size);
    QFETCH(const QByteArray, head);

    const QByteArray bytes
        = FrameWriter(WebSocketRole::Server, 1'000'000).text(QByteArray(size, 'x'));
    QCOMPARE(bytes.first(head.size()), head);
    QCOMPARE(bytes.size(), head.size() + size);
}

void tst_FrameWriter::fragmentsLongMessages_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("frames");

    QTest::newRow("nothing") << 0 << 1;
    QTest::newRow("exactly one") << 10 << 1;
    QTest::newRow("one byte more") << 11 << 2;
    QTest::newRow("exactly three") << 30 << 3;
    QTest::newRow("four") << 31 << 4;
}

void tst_FrameWriter::fragmentsLongMessages()
{
    QFETCH(const int, size);
    QFETCH(const int, frames);

    const QByteArray text(size, 'x');
    const QByteArray bytes = FrameWriter(WebSocketRole::Client, 10).text(text);
    QCOMPARE(bytes.size(), size + frames * 6);

    FrameReader reader(WebSocketRole::Server, {.longestFrame = 10, .longestMessage = 100});
    reader.append(bytes);
    const auto event = reader.next();
    QVERIFY(event.has_value());
    QCOMPARE(event->payload, text);
}

void tst_FrameWriter::masksEveryFrameOfAClientAfresh()
{
    const FrameWriter client(WebSocketRole::Client);
    QSet<QByteArray> keys;
    for (int i = 0; i < 50; ++i) {
        const QByteArray bytes = client.ping("x");
        QVERIFY((bytes[1] & '\x80') != 0);
        keys.insert(bytes.mid(2, 4));
    }
    QVERIFY(keys.size() > 45);
}

void tst_FrameWriter::neverMasksForAServer()
{
    const FrameWriter server(WebSocketRole::Server);
    for (const QByteArray &bytes :
         {server.text("x"), server.ping("x"), server.close(CloseCode::Normal)})
        QVERIFY((bytes[1] & '\x80') == 0);
}

void tst_FrameWriter::writesClose_data()
{
    QTest::addColumn<CloseCode>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("without a code") << CloseCode::NoStatus << QByteArray("ignored") << hex("8800");
    QTest::newRow("normal") << CloseCode::Normal << QByteArray() << hex("880203e8");
    QTest::newRow("with a reason")
        << CloseCode::GoingAway << QByteArray("bye") << hex("880503e9627965");
    QTest::newRow("of an application")
        << static_cast<CloseCode>(4000) << QByteArray() << hex("88020fa0");
    QTest::newRow("reason of 123 bytes") << CloseCode::Normal << QByteArray(123, 'r')
                                         << QByteArray(hex("887d03e8") + QByteArray(123, 'r'));
    QTest::newRow("reason cut between characters")
        << CloseCode::Normal << QByteArray(QByteArray(122, 'r') + "\xE2\x82\xAC")
        << QByteArray(hex("887c03e8") + QByteArray(122, 'r'));
}

void tst_FrameWriter::writesClose()
{
    QFETCH(const CloseCode, code);
    QFETCH(const QByteArray, reason);
    QFETCH(const QByteArray, expected);

    QCOMPARE(FrameWriter(WebSocketRole::Server).close(code, reason), expected);
}

void tst_FrameWriter::cutsLongControlPayloads()
{
    QCOMPARE(FrameWriter(WebSocketRole::Server).ping(QByteArray(200, 'p')),
             hex("897d") + QByteArray(125, 'p'));
}

QTEST_GUILESS_MAIN(tst_FrameWriter)
#include "tst_FrameWriter.moc"
