// SPDX-License-Identifier: MIT
#include "chaos/FaultDraw.h"
#include "chaos/RandomLife.h"
#include "gateway/Fault.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Delivery = Message::Delivery;

static constexpr int kFaults = 200;

static QList<quint32> &seeds()
{
    static QList<quint32> chosen{67, 1'009, 20'260'101};
    return chosen;
}

/// 200 things that go wrong, one after the other and several at a time, in one conversation of as
/// many questions. Three draws of them, or with --seed N the draw of that number.
class tst_RandomChaos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSameSeedDrawsTheSame();
    void everythingIsDrawn();
    void aConversationSurvives_data();
    void aConversationSurvives();
};

void tst_RandomChaos::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static QStringList drawn(quint32 seed, int count)
{
    FaultDraw draws(seed);
    QStringList texts;
    for (int i = 0; i < count; ++i)
        texts.append(draws.next().text());
    return texts;
}

void tst_RandomChaos::theSameSeedDrawsTheSame()
{
    QCOMPARE(drawn(7, kFaults), drawn(7, kFaults));
    QVERIFY(drawn(7, kFaults) != drawn(8, kFaults));
}

void tst_RandomChaos::everythingIsDrawn()
{
    FaultDraw draws(1);
    QSet<Draw::Kind> kinds;
    QSet<Fault::Kind> serverFaults;
    for (int i = 0; i < 5'000; ++i) {
        const Draw draw = draws.next();
        kinds.insert(draw.kind);
        const auto fault = Fault::parse(draw.fault);
        QVERIFY2(std::holds_alternative<Fault>(fault), qPrintable(draw.fault));
        serverFaults.insert(std::get<Fault>(fault).kind);
    }
    QCOMPARE(kinds.size(), QMetaEnum::fromType<Draw::Kind>().keyCount());
    QCOMPARE(std::size_t(serverFaults.size()), faultDefinitions().size());
}

void tst_RandomChaos::aConversationSurvives_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : std::as_const(seeds()))
        QTest::addRow("--seed %u", seed) << seed;
}

void tst_RandomChaos::aConversationSurvives()
{
    QFETCH(const quint32, seed);
    qInfo("--seed %u", seed);
    QElapsedTimer time;
    time.start();
    FaultDraw draws(seed);
    RandomLife life;
    QStringList sequence;
    // One line each, since Qt Test cuts long ones.
    const auto tell = [&sequence, &life, seed] {
        qInfo("What happened with --seed %u:", seed);
        for (const QString &line : sequence + life.lastStatuses())
            qInfo().noquote() << line;
    };
    for (int i = 1; i <= kFaults; ++i) {
        const Draw draw = draws.next();
        sequence.append(u"%1. %2"_s.arg(i).arg(draw.text()));
        const QStringList broken = life.live(draw);
        if (!broken.isEmpty())
            tell();
        VERIFY_INVARIANTS(broken);
    }
    const QStringList broken = life.brokenInTheEnd();
    if (!broken.isEmpty())
        tell();
    VERIFY_INVARIANTS(broken);
    qInfo("%s; %.1f s", qPrintable(life.summary()), double(time.elapsed()) / 1e3);
    QVERIFY(life.questions() > kFaults);
    // Neither a network in which all goes well nor one in which nothing does.
    QVERIFY(life.count(Delivery::Answered) > kFaults / 10);
    QVERIFY(life.count(Delivery::Unanswered) > 0);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    if (const qsizetype at = arguments.indexOf(u"--seed"_s); at > 0 && at + 1 < arguments.size()) {
        seeds() = {arguments.at(at + 1).toUInt()};
        arguments.remove(at, 2);
    }
    tst_RandomChaos test;
    return QTest::qExec(&test, arguments);
}
#include "tst_RandomChaos.moc"
