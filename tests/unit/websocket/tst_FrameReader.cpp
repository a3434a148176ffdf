// SPDX-License-Identifier: MIT
#include "websocket/FrameReader.h"
#include "websocket/FrameWriter.h"

#include <QTest>

using namespace ecom67;
using Kind = FrameEvent::Kind;

Q_DECLARE_METATYPE(ecom67::FrameEvent)

static QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

static QList<FrameEvent> eventsOf(FrameReader &reader)
{
    QList<FrameEvent> events;
    while (auto event = reader.next())
        events.append(*event);
    return events;
}

class tst_FrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheExamplesOfTheStandard_data();
    void readsTheExamplesOfTheStandard();
    void readsEveryLength_data();
    void readsEveryLength();
    void readsWhateverTheSplit_data();
    void readsWhateverTheSplit();
    void allowsAnyCutInsideText();
    void deliversControlFramesBetweenFragments();
    void startsAfreshAfterEachMessage();
    void readsEveryCloseCode_data();
    void readsEveryCloseCode();
    void readsNothingAfterClose();
};

void tst_FrameReader::readsTheExamplesOfTheStandard_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<WebSocketRole>("self");
    QTest::addColumn<FrameEvent>("expected");

    const QByteArray hello = "Hello";
    const QByteArray bytes256(256, '\x42');
    const QByteArray bytes64k(65536, '\x42');
    using Role = WebSocketRole;
    QTest::newRow("unmasked text")
        << hex("810548656c6c6f") << Role::Client << FrameEvent{Kind::Text, hello};
    QTest::newRow("masked text") << hex("818537fa213d7f9f4d5158") << Role::Server
                                 << FrameEvent{Kind::Text, hello};
    QTest::newRow("two fragments")
        << hex("010348656c80026c6f") << Role::Client << FrameEvent{Kind::Text, hello};
    QTest::newRow("unmasked ping")
        << hex("890548656c6c6f") << Role::Client << FrameEvent{Kind::Ping, hello};
    QTest::newRow("masked pong") << hex("8a8537fa213d7f9f4d5158") << Role::Server
                                 << FrameEvent{Kind::Pong, hello};
    QTest::newRow("256 bytes") << QByteArray(hex("827e0100") + bytes256) << Role::Client
                               << FrameEvent{Kind::Binary, bytes256};
    QTest::newRow("64 KiB") << QByteArray(hex("827f0000000000010000") + bytes64k) << Role::Client
                            << FrameEvent{Kind::Binary, bytes64k};
}

void tst_FrameReader::readsTheExamplesOfTheStandard()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const WebSocketRole, self);
    QFETCH(const FrameEvent, expected);

    FrameReader whole(self);
    whole.append(bytes);
    QVERIFY(eventsOf(whole) == QList{expected});

    FrameReader bytewise(self);
    QList<FrameEvent> events;
    for (const char byte : bytes) {
        QVERIFY2(events.isEmpty(), "an event before the last byte");
        bytewise.append(QByteArrayView(&byte, 1));
        events += eventsOf(bytewise);
    }
    QVERIFY(events == QList{expected});
}

void tst_FrameReader::readsEveryLength_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("headerSize");

    QTest::newRow("0") << 0 << 2;
    QTest::newRow("1") << 1 << 2;
    QTest::newRow("125, longest short form") << 125 << 2;
    QTest::newRow("126, first of 16 bits") << 126 << 4;
    QTest::newRow("127") << 127 << 4;
    QTest::newRow("65535, last of 16 bits") << 65'535 << 4;
    QTest::newRow("65536, first of 64 bits") << 65'536 << 10;
}

void tst_FrameReader::readsEveryLength()
{
    QFETCH(const int, size);
    QFETCH(const int, headerSize);

    const QByteArray payload(size, 'x');
    const QByteArray bytes = FrameWriter(WebSocketRole::Server, 1'000'000).text(payload);
    QCOMPARE(bytes.size(), size + headerSize);

    FrameReader reader(WebSocketRole::Client);
    reader.append(bytes);
    QVERIFY(eventsOf(reader) == QList{(FrameEvent{Kind::Text, payload})});
}

/// Text of all lengths of characters, in fragments of three bytes, a ping after each.
static QByteArray manyFrames(WebSocketRole writer)
{
    const FrameWriter frames(writer, 3);
    return frames.text("na\xC3\xAFve \xE2\x82\xAC 5 \xF0\x9F\x98\x80!") + frames.ping("p")
        + frames.binary(QByteArray("\0\xFF\x80", 3)) + frames.pong({}) + frames.text({});
}

void tst_FrameReader::readsWhateverTheSplit_data()
{
    QTest::addColumn<int>("at");
    for (qsizetype at = 0; at <= manyFrames(WebSocketRole::Client).size(); ++at)
        QTest::addRow("split at %d", static_cast<int>(at)) << static_cast<int>(at);
}

void tst_FrameReader::readsWhateverTheSplit()
{
    QFETCH(const int, at);

    const QByteArray bytes = manyFrames(WebSocketRole::Client);
    FrameReader reader(WebSocketRole::Server);
    reader.append(QByteArrayView(bytes).first(at));
    QList<FrameEvent> events = eventsOf(reader);
    reader.append(QByteArrayView(bytes).sliced(at));
    events += eventsOf(reader);

    const QList<FrameEvent> expected{{Kind::Text, "na\xC3\xAFve \xE2\x82\xAC 5 \xF0\x9F\x98\x80!"},
                                     {Kind::Ping, "p"},
                                     {Kind::Binary, QByteArray("\0\xFF\x80", 3)},
                                     {Kind::Pong, {}},
                                     {Kind::Text, {}}};
    QVERIFY(events == expected);
}

void tst_FrameReader::allowsAnyCutInsideText()
{
    const QByteArray text = "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80";
    for (qsizetype cut = 1; cut < text.size(); ++cut) {
        FrameReader reader(WebSocketRole::Client);
        reader.append(FrameWriter::frame({.opcode = Opcode::Text, .isFinal = false},
                                         QByteArrayView(text).first(cut)));
        QVERIFY2(eventsOf(reader).isEmpty(), qPrintable(QString::number(cut)));
        reader.append(
            FrameWriter::frame({.opcode = Opcode::Continuation}, QByteArrayView(text).sliced(cut)));
        QVERIFY(eventsOf(reader) == QList{(FrameEvent{Kind::Text, text})});
    }
}

void tst_FrameReader::deliversControlFramesBetweenFragments()
{
    FrameReader reader(WebSocketRole::Client);
    const QByteArray bytes = hex("0103") + "Hel" + hex("8901") + "1" + hex("8a01") + "2"
        + hex("0000") + hex("8900") + hex("8002") + "lo";
    reader.append(bytes);

    const QList<FrameEvent> expected{
        {Kind::Ping, "1"}, {Kind::Pong, "2"}, {Kind::Ping, {}}, {Kind::Text, "Hello"}};
    QVERIFY(eventsOf(reader) == expected);
}

void tst_FrameReader::startsAfreshAfterEachMessage()
{
    const FrameWriter writer(WebSocketRole::Server, 1);
    FrameReader reader(WebSocketRole::Client, {.longestFrame = 10, .longestMessage = 4});
    for (int i = 0; i < 1'000; ++i) {
        reader.append(writer.text("\xF0\x9F\x98\x80"));
        QVERIFY(eventsOf(reader) == QList{(FrameEvent{Kind::Text, "\xF0\x9F\x98\x80"})});
    }
}

void tst_FrameReader::readsEveryCloseCode_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<CloseCode>("code");

    QTest::newRow("no code") << QByteArray() << Kind::Close << CloseCode::NoStatus;
    QTest::newRow("half a code") << hex("03") << Kind::Violation << CloseCode::ProtocolError;
    QTest::newRow("reason is not UTF-8")
        << hex("03e8ff") << Kind::Violation << CloseCode::InvalidPayload;
    QTest::newRow("reason ends inside a character")
        << hex("03e8e282") << Kind::Violation << CloseCode::InvalidPayload;
    QTest::newRow("longest reason")
        << QByteArray(hex("03e8") + QByteArray(123, 'r')) << Kind::Close << CloseCode::Normal;
    for (int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000,
                     3999, 4000, 4999}) {
        QTest::addRow("%d", code) << QByteArray::fromHex(
            QByteArray::number(code, 16).rightJustified(4, '0'))
                                  << Kind::Close << static_cast<CloseCode>(code);
    }
    for (int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
        QTest::addRow("%d may not be sent", code)
            << QByteArray::fromHex(QByteArray::number(code, 16).rightJustified(4, '0'))
            << Kind::Violation << CloseCode::ProtocolError;
    }
}

void tst_FrameReader::readsEveryCloseCode()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const Kind, kind);
    QFETCH(const CloseCode, code);

    FrameReader reader(WebSocketRole::Client);
    reader.append(FrameWriter::frame({.opcode = Opcode::Close}, payload));
    const auto event = reader.next();
    QVERIFY(event.has_value());
    QCOMPARE(event->kind, kind);
    QCOMPARE(event->code, code);
    if (kind == Kind::Close)
        QCOMPARE(event->payload, payload.mid(2));
}

void tst_FrameReader::readsNothingAfterClose()
{
    FrameReader reader(WebSocketRole::Client);
    reader.append(hex("880203e8810548656c6c6f"));
    QCOMPARE(eventsOf(reader).size(), 1);
    QVERIFY(reader.isFinished());
    reader.append(hex("810548656c6c6f"));
    QVERIFY(!reader.next().has_value());
}

QTEST_GUILESS_MAIN(tst_FrameReader)
#include "tst_FrameReader.moc"
