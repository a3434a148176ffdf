// SPDX-License-Identifier: MIT
#include "websocket/HandshakeReader.h"
#include "websocket/ServerHandshake.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using State = HandshakeReader::State;

Q_DECLARE_METATYPE(State)

class tst_HandshakeReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnAnswerCutAnywhere();
    void judges_data();
    void judges();
    void theReasonOfARefusalIsBounded();
    void anEndlessHeadIsTooLong();
    void nothingCountsAfterTheEnd();
};

static const QByteArray kNonce = "the sample nonce";

static HandshakeReader reader()
{
    return HandshakeReader(ClientHandshake(QUrl(u"ws://h.example/x"_s), kNonce));
}

static QByteArray acceptance(const QByteArray &extra = {})
{
    QByteArray bytes = upgradeResponse(webSocketAccept(kNonce.toBase64()));
    bytes.chop(2);
    return bytes + extra + "\r\n";
}

void tst_HandshakeReader::readsAnAnswerCutAnywhere()
{
    const QByteArray early = "\x81\x01x";
    const QByteArray bytes = acceptance() + early;
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        HandshakeReader answer = reader();
        const State first = answer.append(bytes.first(cut));
        QCOMPARE(first, cut < bytes.size() - early.size() ? State::NeedsHead : State::Opened);
        if (first == State::NeedsHead) {
            QCOMPARE(answer.append(bytes.sliced(cut)), State::Opened);
            QCOMPARE(answer.takeRest(), early);
        }
    }
}

void tst_HandshakeReader::judges_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, State state, int status = 0) {
        QTest::newRow(name) << bytes << state << status;
    };
    const QByteArray ok = acceptance();
    row("accepted", ok, State::Opened);
    row("accepted, in other words",
        QByteArray(ok)
            .replace("Upgrade: websocket", "UPGRADE:WebSocket")
            .replace("Connection: upgrade", "connection: keep-alive, UpGrade"),
        State::Opened);
    row("with headers that mean nothing", acceptance("Date: today\r\nVia: 1.1 proxy\r\n"),
        State::Opened);
    row("after an interim answer", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok,
        State::Opened);
    row("after too many of them", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(5) + ok,
        State::Failed);
    row("an extension", acceptance("Sec-WebSocket-Extensions: permessage-deflate\r\n"),
        State::Failed);
    row("a sub-protocol", acceptance("Sec-WebSocket-Protocol: chat\r\n"), State::Failed);
    row("another key", QByteArray(ok).replace("Sec-WebSocket-Accept: ", "Sec-WebSocket-Accept: A"),
        State::Failed);
    row("another case of the key", upgradeResponse(webSocketAccept(kNonce.toBase64()).toUpper()),
        State::Failed);
    row("no upgrade", QByteArray(ok).replace("Upgrade: websocket\r\n", ""), State::Failed);
    row("an upgrade to something else",
        QByteArray(ok).replace("Upgrade: websocket", "Upgrade: h2c"), State::Failed);
    row("no connection", QByteArray(ok).replace("Connection: upgrade\r\n", ""), State::Failed);
    row("HTTP/1.0", QByteArray(ok).replace("HTTP/1.1", "HTTP/1.0"), State::Failed);
    row("HTTP/2", "HTTP/2 101 x\r\n\r\n", State::Failed);
    row("no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n", State::Failed);
    row("half of HTTP", "HTT", State::NeedsHead);
    row("no status", "HTTP/1.1 abc\r\n\r\n", State::Failed);
    row("a folded line", "HTTP/1.1 101 x\r\nA: b\r\n c\r\n\r\n", State::Failed);
    row("refused", "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n{}", State::Refused, 403);
    row("refused, the reason follows", "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n{",
        State::NeedsBody, 403);
    row("refused by an old proxy", "HTTP/1.0 502 Bad\r\n\r\n", State::NeedsBody, 502);
    row("200", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", State::Refused, 200);
    row("moved", "HTTP/1.1 301 x\r\nLocation: ws://h/\r\nContent-Length: 0\r\n\r\n", State::Refused,
        301);
}

void tst_HandshakeReader::judges()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const State, state);
    QFETCH(const int, status);

    HandshakeReader whole = reader();
    QCOMPARE(whole.append(bytes), state);
    QCOMPARE(whole.status(), status);
    QCOMPARE(whole.problem()[0] != '\0', state == State::Failed);

    HandshakeReader pieces = reader();
    for (const char byte : bytes)
        pieces.append(QByteArrayView(&byte, 1));
    QCOMPARE(pieces.state(), state);
    QCOMPARE(pieces.body(), whole.body());
}

void tst_HandshakeReader::theReasonOfARefusalIsBounded()
{
    const QByteArray head
        = "HTTP/1.1 429 Slow\r\nRetry-After: 9\r\nTransfer-Encoding: chunked\r\n\r\n";
    HandshakeReader one = reader();
    QCOMPARE(one.append(QByteArray(head + "ffffff\r\n" + QByteArray(100'000, 'x'))),
             State::Refused);
    QCOMPARE(one.body().size(), HandshakeReader::kLongestBody);
    QCOMPARE(one.header("retry-after"), "9");

    HandshakeReader drops = reader();
    drops.append(head);
    int chunks = 0;
    const QByteArray chunk = "1;" + QByteArray(1'000, 'a') + "\r\nx\r\n";
    while (drops.append(chunk) == State::NeedsBody)
        QVERIFY(++chunks < 100);
    QCOMPARE(drops.state(), State::Refused);
}

void tst_HandshakeReader::anEndlessHeadIsTooLong()
{
    HandshakeReader answer = reader();
    QCOMPARE(answer.append("HTTP/1.1 101 x\r\nA: "), State::NeedsHead);
    int pieces = 0;
    while (answer.append(QByteArray(1'000, 'x')) == State::NeedsHead)
        QVERIFY(++pieces < 20);
    QCOMPARE(answer.state(), State::TooLong);
}

void tst_HandshakeReader::nothingCountsAfterTheEnd()
{
    HandshakeReader refused = reader();
    refused.append("HTTP/1.1 403 x\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(refused.append(acceptance()), State::Refused);

    HandshakeReader failed = reader();
    failed.append("x");
    QCOMPARE(failed.append(acceptance()), State::Failed);
}

QTEST_APPLESS_MAIN(tst_HandshakeReader)
#include "tst_HandshakeReader.moc"
