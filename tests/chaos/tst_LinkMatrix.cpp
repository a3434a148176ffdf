// SPDX-License-Identifier: MIT
#include "chaos/Shop.h"

#include <QRegularExpression>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;

/// Rows 18 to 30 of the fault matrix: what the network does to a connection that stands.
class tst_LinkMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void row19_resetInMidConversation();
    void row20_endWithoutClose();
};

void tst_LinkMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_LinkMatrix::row19_resetInMidConversation()
{
    Shop shop({u"no-answer@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    shop.customer->ask(u"two"_s);
    QTRY_COMPARE(shop.gateway.received().size(), 1);
    shop.proxy.resetAll();

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, Code::ConnectionLost);
    QVERIFY(shop.waitFor(u"two"_s, Delivery::Answered));
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    shop.customer->askAgain(u"one"_s);
    QVERIFY(shop.waitFor(u"one"_s, Delivery::Answered));
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    VERIFY_INVARIANTS(shop.invariants.brokenOnDisk());
}

void tst_LinkMatrix::row20_endWithoutClose()
{
    Shop shop({u"no-answer@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QTRY_COMPARE(shop.gateway.received().size(), 1);
    shop.proxy.endAll();

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, Code::ConnectionLost);
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    VERIFY_INVARIANTS(shop.invariants.brokenOnDisk());
}

QTEST_GUILESS_MAIN(tst_LinkMatrix)
#include "tst_LinkMatrix.moc"
