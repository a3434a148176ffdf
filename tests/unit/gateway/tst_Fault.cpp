// SPDX-License-Identifier: MIT
#include "gateway/Fault.h"

#include <QMetaEnum>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Kind = Fault::Kind;

class tst_Fault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNameValueAndCount_data();
    void readsNameValueAndCount();
    void refuses_data();
    void refuses();
    void hasOneGoodRowForEachKind();
    void stopsAtTheFirstBadOne();
    void dealsByTheCount();
    void keepsConnectionsAndQuestionsApart();
};

void tst_Fault::readsNameValueAndCount_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<int>("times");

    QTest::newRow("name") << u"silent"_s << Kind::Silent << 0ll << 0;
    QTest::newRow("default value") << u"handshake-status"_s << Kind::HandshakeStatus << 403ll << 0;
    QTest::newRow("value") << u"handshake-status=500"_s << Kind::HandshakeStatus << 500ll << 0;
    QTest::newRow("count") << u"silent@3"_s << Kind::Silent << 0ll << 3;
    QTest::newRow("value and count") << u"close=1012@2"_s << Kind::Close << 1012ll << 2;
    QTest::newRow("blanks around") << u" flood=7 "_s << Kind::Flood << 7ll << 0;
}

void tst_Fault::readsNameValueAndCount()
{
    QFETCH(const QString, text);
    QFETCH(const Kind, kind);
    QFETCH(const qint64, value);
    QFETCH(const int, times);

    const auto parsed = Fault::parse(text);
    const auto *fault = std::get_if<Fault>(&parsed);
    QVERIFY(fault);
    QCOMPARE(fault->kind, kind);
    QCOMPARE(fault->value, value);
    QCOMPARE(fault->times, times);
}

void tst_Fault::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<GatewayError::Code>("code");

    using Code = GatewayError::Code;
    QTest::newRow("nothing") << QString() << Code::FaultUnknown;
    QTest::newRow("unknown name") << u"slient"_s << Code::FaultUnknown;
    QTest::newRow("other case") << u"Silent"_s << Code::FaultUnknown;
    QTest::newRow("value where none is taken") << u"silent=1"_s << Code::FaultValue;
    QTest::newRow("no value where one is needed") << u"late-answer"_s << Code::FaultValue;
    QTest::newRow("empty value") << u"close="_s << Code::FaultValue;
    QTest::newRow("word as value") << u"close=soon"_s << Code::FaultValue;
    QTest::newRow("too small") << u"handshake-status=99"_s << Code::FaultValue;
    QTest::newRow("too big") << u"handshake-status=1000"_s << Code::FaultValue;
    QTest::newRow("count of zero") << u"silent@0"_s << Code::FaultValue;
    QTest::newRow("count of nothing") << u"silent@"_s << Code::FaultValue;
    QTest::newRow("count that is a word") << u"silent@once"_s << Code::FaultValue;
}

void tst_Fault::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const GatewayError::Code, code);

    const auto parsed = Fault::parse(text);
    const auto *error = std::get_if<GatewayError>(&parsed);
    QVERIFY(error);
    QCOMPARE(error->code, code);
    QCOMPARE(error->subject, text);
}

void tst_Fault::hasOneGoodRowForEachKind()
{
    const auto rows = faultDefinitions();
    QCOMPARE(rows.size(), static_cast<std::size_t>(QMetaEnum::fromType<Kind>().keyCount()));
    QStringList names;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FaultDefinition &row = rows[i];
        QCOMPARE(static_cast<std::size_t>(row.kind), i);
        QCOMPARE(definitionOf(row.kind).name, row.name);
        QVERIFY2(*row.description != '\0', row.name);
        QVERIFY2(row.lowest <= row.highest, row.name);
        names.append(QString::fromLatin1(row.name));
    }
    QCOMPARE(names.removeDuplicates(), 0);
}

void tst_Fault::stopsAtTheFirstBadOne()
{
    const auto good = Fault::parseAll({u"silent"_s, u"close=1001"_s});
    QCOMPARE(std::get<QList<Fault>>(good).size(), 2);
    const auto bad = Fault::parseAll({u"silent"_s, u"nonsense"_s, u"more"_s});
    QCOMPARE(std::get<GatewayError>(bad).subject, u"nonsense"_s);
}

void tst_Fault::dealsByTheCount()
{
    FaultPlan plan;
    plan.setFaults({{.kind = Kind::Silent, .value = 0, .times = 2}, {.kind = Kind::Garbage}});
    QVERIFY(plan.forNextConnection().has(Kind::Silent));
    QVERIFY(plan.forNextConnection().has(Kind::Silent));
    const ActiveFaults third = plan.forNextConnection();
    QVERIFY(!third.has(Kind::Silent));
    QVERIFY(third.has(Kind::Garbage));

    plan.setFaults({{.kind = Kind::Silent, .value = 0, .times = 1}});
    QVERIFY(plan.forNextConnection().has(Kind::Silent));
}

void tst_Fault::keepsConnectionsAndQuestionsApart()
{
    FaultPlan plan;
    plan.setFaults({{.kind = Kind::CloseIdle, .value = 1001},
                    {.kind = Kind::Close, .value = 1012, .times = 1}});
    const ActiveFaults connection = plan.forNextConnection();
    QCOMPARE(connection.valueOf(Kind::CloseIdle), 1001);
    QVERIFY(!connection.has(Kind::Close));
    const ActiveFaults question = plan.forNextQuestion();
    QCOMPARE(question.valueOf(Kind::Close), 1012);
    QVERIFY(!question.has(Kind::CloseIdle));
    QVERIFY(!plan.forNextQuestion().has(Kind::Close));
}

QTEST_GUILESS_MAIN(tst_Fault)
#include "tst_Fault.moc"
