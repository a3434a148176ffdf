// SPDX-License-Identifier: MIT
#include "websocket/FrameReader.h"

#include <QTest>

using namespace ecom67;
using Kind = FrameEvent::Kind;

/// What FrameReader refuses, and at which byte.
class tst_FrameReaderViolations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failsAtTheFirstByteThatShowsIt_data();
    void failsAtTheFirstByteThatShowsIt();
    void keepsItsLimits_data();
    void keepsItsLimits();
    void survivesNoise();
};

void tst_FrameReaderViolations::failsAtTheFirstByteThatShowsIt_data()
{
    QTest::addColumn<WebSocketRole>("self");
    QTest::addColumn<QByteArray>("hex"); // its last byte is the one that shows the fault
    QTest::addColumn<CloseCode>("code");

    using Role = WebSocketRole;
    const CloseCode protocol = CloseCode::ProtocolError;
    const CloseCode payload = CloseCode::InvalidPayload;
    const CloseCode size = CloseCode::MessageTooBig;
    const auto row = [](const char *name, Role self, const char *hex, CloseCode code) {
        QTest::newRow(name) << self << QByteArray(hex) << code;
    };
    row("RSV1", Role::Client, "c1", protocol);
    row("RSV2", Role::Client, "a1", protocol);
    row("RSV3", Role::Client, "91", protocol);
    row("RSV1 on a control frame", Role::Client, "c9", protocol);
    row("server sends masked", Role::Client, "8180", protocol);
    row("client sends unmasked", Role::Server, "8105", protocol);
    row("fragmented ping", Role::Client, "09", protocol);
    row("fragmented pong", Role::Client, "0a", protocol);
    row("fragmented close", Role::Client, "08", protocol);
    row("ping of 126 bytes", Role::Client, "897e", protocol);
    row("close of 64-bit length", Role::Client, "887f", protocol);
    row("125 in 16 bits", Role::Client, "817e007d", protocol);
    row("0 in 16 bits", Role::Client, "817e0000", protocol);
    row("65535 in 64 bits", Role::Client, "817f000000000000ffff", protocol);
    row("bit 63 of the length", Role::Client, "817f8000000000000000", protocol);
    row("all bits of the length", Role::Client, "817fffffffffffffffff", protocol);
    row("a terabyte is announced", Role::Client, "817f0000010000000000", size);
    row("continuation of nothing", Role::Client, "80", protocol);
    row("continuation after the end", Role::Client, "81016180", protocol);
    row("text inside text", Role::Client, "01016181", protocol);
    row("binary inside text", Role::Client, "01016182", protocol);
    row("wrong byte in text", Role::Client, "810561ff", payload);
    row("wrong byte in the second fragment", Role::Client, "0101c3800228", payload);
    row("text ends inside a character", Role::Client, "8102e282", payload);
    row("fragments end inside a character", Role::Client, "0102e2828000", payload);
    row("surrogate", Role::Client, "8103eda0", payload);
    for (int opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF}) {
        QTest::addRow("reserved opcode %x", opcode)
            << Role::Client << QByteArray::number(0x80 | opcode, 16) << protocol;
    }
}

void tst_FrameReaderViolations::failsAtTheFirstByteThatShowsIt()
{
    QFETCH(const WebSocketRole, self);
    QFETCH(const QByteArray, hex);
    QFETCH(const CloseCode, code);

    FrameReader reader(self);
    const QByteArray bytes = QByteArray::fromHex(hex);
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        reader.append(QByteArrayView(bytes).sliced(i, 1));
        const auto early = reader.next();
        QVERIFY2(!early || early->kind != Kind::Violation, "failed too early");
    }
    reader.append(QByteArrayView(bytes).last(1));
    const auto event = reader.next();
    QVERIFY2(event.has_value(), "not seen at the last byte");
    QCOMPARE(event->kind, Kind::Violation);
    QCOMPARE(event->code, code);
    QVERIFY(!event->payload.isEmpty());
    QVERIFY(reader.isFinished());
    QVERIFY(!reader.next().has_value());
}

void tst_FrameReaderViolations::keepsItsLimits_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<bool>("isTooBig");

    // Frames of at most 4 bytes, messages of at most 6.
    QTest::newRow("longest frame") << QByteArray("810461616161") << false;
    QTest::newRow("frame one byte longer") << QByteArray("8105") << true;
    QTest::newRow("longest message") << QByteArray("0104616161618002") + "6161" << false;
    QTest::newRow("message one byte longer") << QByteArray("010461616161"
                                                           "8003")
                                             << true;
    QTest::newRow("many small fragments") << QByteArray("01026161"
                                                        "00026161"
                                                        "00026161"
                                                        "0001")
                                          << true;
    QTest::newRow("control frames do not count") << QByteArray("8906616161616161") << false;
}

void tst_FrameReaderViolations::keepsItsLimits()
{
    QFETCH(const QByteArray, hex);
    QFETCH(const bool, isTooBig);

    FrameReader reader(WebSocketRole::Client, {.longestFrame = 4, .longestMessage = 6});
    reader.append(QByteArray::fromHex(hex));
    const auto event = reader.next();
    QVERIFY(event.has_value());
    QCOMPARE(event->kind == Kind::Violation, isTooBig);
    if (isTooBig)
        QCOMPARE(event->code, CloseCode::MessageTooBig);
}

void tst_FrameReaderViolations::survivesNoise()
{
    quint32 state = 1;
    const auto noise = [&state] {
        state = state * 1'664'525u + 1'013'904'223u;
        return static_cast<char>(state >> 24);
    };
    for (int round = 0; round < 20'000; ++round) {
        FrameReader reader(round % 2 == 0 ? WebSocketRole::Client : WebSocketRole::Server);
        for (int piece = 0; piece < 5; ++piece) {
            QByteArray bytes;
            for (int i = 0; i < 7; ++i)
                bytes.append(noise());
            reader.append(bytes);
            while (reader.next()) { }
        }
    }
}

QTEST_GUILESS_MAIN(tst_FrameReaderViolations)
#include "tst_FrameReaderViolations.moc"
