// SPDX-License-Identifier: MIT
#include "gateway/GatewayFrames.h"
#include "gateway/Reply.h"
#include "support/FrameShape.h"

#include <QSet>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// The moment that the fixtures' timestamps are pinned to.
static QDateTime pinned()
{
    return QDateTime::fromMSecsSinceEpoch(1'767'225'600'000, Qt::UTC);
}

static frames::Session session()
{
    return u"session-1735689600000-k3j9x2m1q"_s;
}

class tst_GatewayFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areTheRecordedOnes_data();
    void areTheRecordedOnes();
    void messageHasTheRecordedShape();
    void leavesOutAMissingSession();
    void escapesEverythingBeyondAscii();
    void writesNaiveTimes();
    void idsLookLikeTheGateways();
};

void tst_GatewayFrames::areTheRecordedOnes_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<QJsonObject>("frame");

    const QByteArray connection = "L0SM9cOFvHcCIhw=";
    const QByteArray request = "L0SM9dGyPHcFqrA=";
    const auto notice
        = [&](const QString &text) { return frames::gatewayNotice(text, connection, request); };
    const auto row = [](const char *name, const QJsonObject &frame) {
        QTest::newRow(name) << QString::fromLatin1(name) << frame;
    };
    row("customer_typing_true", frames::typing(true, session(), pinned()));
    row("customer_typing_false", frames::typing(false, session(), pinned()));
    row("customer_error_handler", frames::handlerError(std::nullopt, pinned()));
    row("customer_legacy_welcome", frames::legacyWelcome(pinned()));
    row("customer_legacy_message",
        frames::legacyMessage(u"We have three laptops in stock."_s, *session(), pinned()));
    row("admin_chunk",
        frames::adminChunk(u"Revenue in December was $48,210.55 across 612 orders."_s, pinned()));
    row("admin_complete", frames::adminComplete(pinned()));
    row("admin_error",
        frames::adminError(u"Service is currently throttled. Please try again."_s, pinned()));
    row("gateway_forbidden", notice(u"Forbidden"_s));
    row("gateway_internal", notice(u"Internal server error"_s));
    row("gateway_timeout", notice(u"Endpoint request timed out"_s));
}

void tst_GatewayFrames::areTheRecordedOnes()
{
    QFETCH(const QString, fixture);
    QFETCH(const QJsonObject, frame);

    QCOMPARE(frame, test::fixtureObject(fixture));
}

void tst_GatewayFrames::messageHasTheRecordedShape()
{
    Reply reply;
    reply.text = u"Text"_s;
    reply.responseType = u"info"_s;
    const QJsonObject frame = frames::message(reply, session(), pinned());
    const QJsonObject recorded = test::fixtureObject(u"customer_message_info"_s);
    QCOMPARE(test::shapeDifference(frame, recorded), QString());
    QVERIFY(frame["data"_L1]["data"_L1].isNull());
    QVERIFY(frame["data"_L1]["confidence_score"_L1].isNull());

    const QJsonObject error = frames::agentError(session(), pinned());
    QJsonObject recordedError = test::fixtureObject(u"customer_error_agent"_s);
    QCOMPARE(error["message"_L1], recordedError["message"_L1]);
    QCOMPARE(error["data"_L1]["suggestions"_L1], recordedError["data"_L1]["suggestions"_L1]);
    QCOMPARE(test::shapeDifference(error, recordedError), QString());
}

void tst_GatewayFrames::leavesOutAMissingSession()
{
    QVERIFY(!frames::typing(true, std::nullopt, pinned()).contains("session_id"_L1));
    QVERIFY(!frames::agentError(std::nullopt, pinned()).contains("session_id"_L1));
}

void tst_GatewayFrames::escapesEverythingBeyondAscii()
{
    const QJsonObject frame{{u"k"_s, u"caf\u00E9 \u20AC \U0001F600 \"\\\n"_s}};
    const QByteArray wire = frames::toWire(frame);
    QCOMPARE(wire, R"({"k":"caf\u00e9 \u20ac \ud83d\ude00 \"\\\n"})");
    QCOMPARE(QJsonDocument::fromJson(wire).object(), frame);
    QVERIFY(frames::toUtf8Wire(frame).contains("caf\xC3\xA9"));
}

void tst_GatewayFrames::writesNaiveTimes()
{
    QCOMPARE(frames::naiveTime(QDateTime::fromMSecsSinceEpoch(1'767'225'600'045, Qt::UTC)),
             u"2026-01-01T00:00:00.045000"_s);
}

void tst_GatewayFrames::idsLookLikeTheGateways()
{
    QSet<QByteArray> ids;
    for (int i = 0; i < 100; ++i) {
        const QByteArray id = frames::freshId();
        QCOMPARE(id.size(), 16);
        QVERIFY(id.endsWith('='));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 100);
}

QTEST_GUILESS_MAIN(tst_GatewayFrames)
#include "tst_GatewayFrames.moc"
