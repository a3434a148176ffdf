// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/Faults.h"
#include "support/RawClient.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Kind = FrameEvent::Kind;
using test::RawClient;

/// Faults that a question meets: each does what its description says.
class tst_AnswerFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void frames_data();
    void frames();
    void lateAnswer();
    void nothingMore_data();
    void nothingMore();
    void closes_data();
    void closes();
    void closeHoldKeepsTcpOpen();
    void resetAndFin();
    void fragmentsStayReadable_data();
    void fragmentsStayReadable();
    void stallPausesInsideTheFrame();
    void bigAndFlood();
    void malformed_data();
    void malformed();
    void onlyTheFirstQuestionsMeetThem();

private:
    void ask(const QStringList &faults);

    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<RawClient> m_client;
};

void tst_AnswerFaults::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_AnswerFaults::ask(const QStringList &faults)
{
    m_client = std::make_unique<RawClient>();
    m_gateway = test::gatewayWith(faults);
    m_client->open(std::get<QUrl>(m_gateway->listen()));
    m_client->ask("hello");
    QTRY_COMPARE(m_gateway->received().size(), 1);
}

void tst_AnswerFaults::frames_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("types"); // "-" stands for a frame without a type

    QTest::newRow("healthy") << QString() << u"typing typing message"_s;
    QTest::newRow("no-typing") << u"no-typing"_s << u"message"_s;
    QTest::newRow("timeout-then-answer")
        << u"timeout-then-answer=30"_s << u"typing - typing message"_s;
    QTest::newRow("internal-error") << u"internal-error"_s << u"-"_s;
    QTest::newRow("forbidden") << u"forbidden"_s << u"-"_s;
    QTest::newRow("error-frame") << u"error-frame"_s << u"typing typing error"_s;
    QTest::newRow("duplicate-answer")
        << u"duplicate-answer"_s << u"typing typing message message"_s;
    QTest::newRow("not-json") << u"not-json"_s << u"typing typing -"_s;
    QTest::newRow("wrong-types") << u"wrong-types"_s << u"typing typing message"_s;
    QTest::newRow("blank-answer") << u"blank-answer"_s << u"typing typing message"_s;
    QTest::newRow("object-text") << u"object-text"_s << u"typing typing message"_s;
    QTest::newRow("foreign-session") << u"foreign-session"_s << u"typing typing message"_s;
}

void tst_AnswerFaults::frames()
{
    QFETCH(const QString, fault);
    QFETCH(const QString, types);

    ask(fault.isEmpty() ? QStringList() : QStringList{fault});
    const auto seen = [this] {
        QStringList names;
        for (const QJsonObject &frame : m_client->frames())
            names.append(frame.value("type"_L1).toString(u"-"_s));
        return names.join(u' ');
    };
    QTRY_COMPARE(seen(), types);
}

void tst_AnswerFaults::lateAnswer()
{
    QElapsedTimer timer;
    timer.start();
    ask({u"late-answer=120"_s});
    QTRY_COMPARE(m_client->frames().size(), 3);
    QVERIFY(timer.elapsed() >= 115);
}

void tst_AnswerFaults::nothingMore_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("frames");

    QTest::newRow("no-answer") << u"no-answer"_s << 0;
    QTest::newRow("typing-forever") << u"typing-forever"_s << 1;
}

void tst_AnswerFaults::nothingMore()
{
    QFETCH(const QString, fault);
    QFETCH(const int, frames);

    ask({fault});
    // A later question on the same connection is answered in full meanwhile.
    m_gateway->setFaults({});
    m_client->ask("hello", "other");
    QTRY_COMPARE(m_client->frames().size(), frames + 3);
    for (const QJsonObject &frame : m_client->frames().mid(frames))
        QCOMPARE(frame["session_id"_L1].toString(), u"other"_s);
}

void tst_AnswerFaults::closes_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("frames");

    QTest::newRow("throttle") << u"throttle"_s << 1008 << 0;
    for (int code : {1000, 1001, 1003, 1008, 1009, 1011, 1012, 3000, 4999})
        QTest::addRow("close=%d", code) << u"close=%1"_s.arg(code) << code << 1;
}

void tst_AnswerFaults::closes()
{
    QFETCH(const QString, fault);
    QFETCH(const int, code);
    QFETCH(const int, frames);

    ask({fault});
    QTRY_COMPARE(m_client->closeCode(), code);
    QCOMPARE(m_client->frames().size(), frames);
    m_client->send(m_client->writer.close(CloseCode::Normal));
    QTRY_VERIFY(m_client->isGone);
}

void tst_AnswerFaults::closeHoldKeepsTcpOpen()
{
    ask({u"close-hold=1001"_s});
    QTRY_COMPARE(m_client->closeCode(), 1001);
    m_client->send(m_client->writer.close(CloseCode::GoingAway));
    // Longer than the gateway waits for an answer when it does not hold on.
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(timer.elapsed() > 2'300);
    QVERIFY(!m_client->isGone);
}

void tst_AnswerFaults::resetAndFin()
{
    ask({u"reset"_s});
    QTRY_VERIFY(m_client->isGone);
    QCOMPARE(m_client->closeCode(), 0);
    ask({u"fin"_s});
    QTRY_VERIFY(m_client->isGone);
    QCOMPARE(m_client->closeCode(), 0);
    QCOMPARE(m_client->frames().size(), 1);
    ask({u"fin"_s, u"no-typing"_s});
    QTRY_VERIFY(m_client->isGone);
    QCOMPARE(m_client->frames().size(), 0);
}

void tst_AnswerFaults::fragmentsStayReadable_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("fragment") << u"fragment=7"_s;
    QTest::newRow("fragment-utf8") << u"fragment-utf8"_s;
}

void tst_AnswerFaults::fragmentsStayReadable()
{
    QFETCH(const QString, fault);

    ask({fault, u"no-typing"_s});
    QTRY_COMPARE(m_client->frames().size(), 1);
    QVERIFY(m_client->frames()[0]["message"_L1].toString().startsWith(u"Hello"_s));
    const QByteArray wire = m_client->received.sliced(m_client->head->size);
    QVERIFY2((wire[0] & '\x80') == 0, "the first frame is not the last");
    if (fault == "fragment-utf8"_L1)
        QVERIFY(m_client->frames()[0]["message"_L1].toString().contains(u'\u20AC'));
    else
        QVERIFY(m_client->count(Kind::Ping) > 5);
}

void tst_AnswerFaults::stallPausesInsideTheFrame()
{
    ask({u"stall=150"_s, u"no-typing"_s});
    QTRY_VERIFY(m_client->head && m_client->received.size() > m_client->head->size);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_client->events.isEmpty());
    QTRY_COMPARE(m_client->frames().size(), 1);
    QVERIFY2(timer.elapsed() > 50, qPrintable(QString::number(timer.elapsed())));
}

void tst_AnswerFaults::bigAndFlood()
{
    ask({u"big=5000000"_s});
    QTRY_COMPARE(m_client->frames().size(), 3);
    QCOMPARE(m_client->frames()[2]["message"_L1].toString().size(), 5'000'000);
    ask({u"flood=2000"_s});
    QTRY_COMPARE(m_client->count(Kind::Text), 2'002);
    // Each is an answer of its own: with the same time it would be a repetition, and be dropped.
    QSet<qint64> times;
    for (const QJsonObject &frame : m_client->frames()) {
        if (frame["type"_L1] == "message"_L1)
            times.insert(static_cast<qint64>(frame["timestamp"_L1].toDouble()));
    }
    QCOMPARE(times.size(), 2'000);
}

void tst_AnswerFaults::malformed_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<CloseCode>("code");

    QTest::newRow("binary") << u"binary"_s << Kind::Binary << CloseCode::NoStatus;
    QTest::newRow("bad-utf8") << u"bad-utf8"_s << Kind::Violation << CloseCode::InvalidPayload;
    QTest::newRow("rsv-bit") << u"rsv-bit"_s << Kind::Violation << CloseCode::ProtocolError;
    QTest::newRow("masked") << u"masked"_s << Kind::Violation << CloseCode::ProtocolError;
    QTest::newRow("a code that may not be sent")
        << u"close=999"_s << Kind::Violation << CloseCode::ProtocolError;
    QTest::newRow("no code at all") << u"close=1005"_s << Kind::Close << CloseCode::NoStatus;
}

void tst_AnswerFaults::malformed()
{
    QFETCH(const QString, fault);
    QFETCH(const Kind, kind);
    QFETCH(const CloseCode, code);

    ask({fault, u"no-typing"_s});
    QTRY_COMPARE(m_client->events.size(), 1);
    QCOMPARE(m_client->events[0].kind, kind);
    QCOMPARE(m_client->events[0].code, code);
}

void tst_AnswerFaults::onlyTheFirstQuestionsMeetThem()
{
    ask({u"internal-error@1"_s});
    QTRY_COMPARE(m_client->frames().size(), 1);
    m_client->ask("hello");
    QTRY_COMPARE(m_client->frames().size(), 4);
}

QTEST_GUILESS_MAIN(tst_AnswerFaults)
#include "tst_AnswerFaults.moc"
