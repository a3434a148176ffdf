// SPDX-License-Identifier: MIT
#include "chaos/Shop.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using State = ConnectionStatus::State;

/// Row 48 of the fault matrix: the program ends, in whatever state it is.
class tst_QuitMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void row48_quitInEveryConnectionState_data();
    void row48_quitInEveryConnectionState();
    void row48_quitInEveryDeliveryState_data();
    void row48_quitInEveryDeliveryState();
    void row48_quitWhileHalfAQuestionIsOut();
    void row48_quitAtAnyTurnOfTheEventLoop();
};

void tst_QuitMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// On an idle machine it takes a few milliseconds; this is for whatever waits for something.
static constexpr qint64 kWaitsForSomething = 5'000;

enum class Leave {
    AtOnce, ///< everything is taken away
    Politely, ///< as the program does: stop, the goodbye, the disk
};

/// What the program does when somebody quits. Gives how long it took, in ms.
static qint64 leave(Shop &shop, Leave how)
{
    const std::unique_ptr<Customer> customer = std::move(shop.customer);
    QElapsedTimer elapsed;
    elapsed.start();
    if (how == Leave::Politely) {
        bool hasEnded = !customer->transport->isOpen();
        QObject::connect(customer->transport.get(), &ChatTransport::ended, customer->chat.get(),
                         [&hasEnded] { hasEnded = true; });
        customer->service->stop();
        (void)QTest::qWaitFor([&hasEnded] { return hasEnded; }, 300);
        (void)customer->store->close(600ms);
    }
    // In the order in which the program takes its parts away.
    customer->chat.reset();
    customer->conversation.reset();
    customer->hints.reset();
    customer->service.reset();
    customer->transport.reset();
    customer->store.reset();
    return elapsed.elapsed();
}

/// What the gateway took for a message is one that was typed, whole.
static QStringList brokenAtTheGateway(const Shop &shop, const QStringList &typed)
{
    QStringList broken;
    for (const QByteArray &bytes : shop.gateway.received()) {
        const QJsonDocument frame = QJsonDocument::fromJson(bytes);
        if (!frame.isObject() || !typed.contains(frame["message"_L1].toString()))
            broken.append(u"%1 bytes that nobody typed"_s.arg(bytes.size()));
    }
    return broken;
}

/// Leaves, and comes back on a good day: nothing is lost, nothing is sent twice.
static QStringList brokenByLeaving(Shop &shop, Leave how)
{
    QStringList broken;
    const QString file = shop.customer->file;
    const QStringList typed = shop.customer->typed;
    const qint64 took = leave(shop, how);
    if (took >= kWaitsForSomething)
        broken.append(u"it took %1 ms to leave"_s.arg(took));
    // Whatever still comes for the objects that are gone comes now.
    shop.proxy.resetAll();
    const auto isGone = [&shop] { return shop.gateway.connectionCount() == 0; };
    if (!QTest::qWaitFor(isGone, 30'000))
        broken.append(u"(e) a connection outlives the program"_s);
    broken += brokenAtTheGateway(shop, typed);

    shop.gateway.setFaults({});
    shop.proxy.setRefusing(false);
    shop.proxy.heal();
    Customer after(file, shop.proxy.through(shop.url));
    after.typed = typed;
    Invariants invariants(after, nullptr);
    invariants.liveSockets = [&shop] { return shop.gateway.connectionCount(); };
    after.open();
    after.ask(u"after all"_s);
    broken += invariants.brokenAfterHealing() + invariants.brokenOnDisk();
    QHash<QString, int> received;
    for (const QByteArray &bytes : shop.gateway.received())
        ++received[QJsonDocument::fromJson(bytes)["message"_L1].toString()];
    for (const QString &text : std::as_const(after.typed)) {
        if (received.value(text) > 1)
            broken.append(u"(b) \"%1\" was sent %2 times"_s.arg(text.left(20)).arg(received[text]));
        const Delivery delivery = after.messageWith(text)->delivery;
        if (delivery == Delivery::Answered && received.value(text) != 1)
            broken.append(u"\"%1\" looks answered"_s.arg(text.left(20)));
    }
    return broken;
}

void tst_QuitMatrix::row48_quitInEveryConnectionState_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<State>("state");
    const auto row = [](const char *situation, State state) {
        for (const bool isPolite : {false, true})
            QTest::addRow("%s%s", situation, isPolite ? ", politely" : "")
                << QString::fromLatin1(situation) << state;
    };
    row("never opened", State::Dormant);
    row("handshake=silent", State::Connecting);
    row("handshake=silent", State::ConnectingSlow);
    row("handshake=slow-handshake=20", State::ConnectingSlow);
    row("name is looked up", State::Connecting);
    row("TLS with a peer that is silent", State::ConnectingSlow);
    row("good", State::Online);
    row("refused", State::Reconnecting);
    row("handshake=handshake-status=404", State::Misconfigured);
    row("handshake=handshake-status=401", State::AuthRequired);
    row("handshake=close-idle=1000", State::Dormant);
    row("stopped", State::Stopped);
    row("link is checked", State::Online);
    row("goodbye is not answered", State::Stopped);
}

/// Leads the customer there; false when that fails.
static bool lead(Shop &shop, const QString &situation, State state, QTcpServer &silent)
{
    Customer &customer = *shop.customer;
    if (situation == "never opened"_L1)
        return customer.service->status().state == state;
    if (situation.startsWith("handshake="_L1))
        shop.gateway.setFaults(faults({situation.mid(10)}));
    else if (situation == "refused"_L1)
        shop.proxy.setRefusing(true);
    else if (situation == "name is looked up"_L1)
        customer.moveTo(QUrl(u"wss://shop.invalid/prod"_s));
    else if (situation.startsWith("TLS"_L1) && silent.listen(QHostAddress::LocalHost))
        customer.moveTo(QUrl(u"wss://127.0.0.1:%1/prod"_s.arg(silent.serverPort())));
    customer.open();
    if (situation == "stopped"_L1 || situation.startsWith("goodbye"_L1)
        || situation.startsWith("link"_L1)) {
        if (!shop.waitOnline())
            return false;
        if (situation != "stopped"_L1)
            shop.proxy.setWeather({.isBlackHole = true});
        if (state == State::Stopped)
            customer.service->stop();
        else
            customer.service->hurry();
        return customer.service->status().state == state;
    }
    return QTest::qWaitFor([&] { return customer.service->status().state == state; }, 30'000);
}

void tst_QuitMatrix::row48_quitInEveryConnectionState()
{
    QFETCH(const QString, situation);
    QFETCH(const State, state);
    const bool isPolite = QByteArray(QTest::currentDataTag()).endsWith("politely");
    Customer::Pace pace = Customer::hurried();
    pace.retries.firstDelay = pace.retries.longestDelay = 60s;
    pace.chat.firstHandshake = 60s;
    Shop shop(Shop::quickGateway(), pace);
    QTcpServer silent;
    QVERIFY(lead(shop, situation, state, silent));
    shop.customer->ask(u"one"_s);

    VERIFY_INVARIANTS(brokenByLeaving(shop, isPolite ? Leave::Politely : Leave::AtOnce));
}

void tst_QuitMatrix::row48_quitInEveryDeliveryState_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Delivery>("delivery");
    const auto row = [](const QString &fault, Delivery delivery) {
        for (const bool isPolite : {false, true})
            QTest::addRow("%s%s%s", QMetaEnum::fromType<Delivery>().valueToKey(int(delivery)),
                          fault.isEmpty() ? "" : qPrintable(u", "_s + fault),
                          isPolite ? ", politely" : "")
                << fault << delivery;
    };
    row(u"handshake-status=500"_s, Delivery::Queued);
    row(u"no-answer"_s, Delivery::Sending);
    row(u"typing-forever"_s, Delivery::Delivered);
    row(u"stall=30000"_s, Delivery::Delivered);
    row({}, Delivery::Answered);
    row(u"internal-error"_s, Delivery::Failed);
    row(u"fin"_s, Delivery::Unanswered);
}

void tst_QuitMatrix::row48_quitInEveryDeliveryState()
{
    QFETCH(const QString, fault);
    QFETCH(const Delivery, delivery);
    const bool isPolite = QByteArray(QTest::currentDataTag()).endsWith("politely");
    Shop shop(fault.isEmpty() ? QStringList() : QStringList{fault});
    shop.customer->open();
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitFor(u"one"_s, delivery));
    if (delivery == Delivery::Sending)
        QTRY_COMPARE(shop.gateway.received().size(), 1);
    shop.customer->ask(u"two"_s);

    VERIFY_INVARIANTS(brokenByLeaving(shop, isPolite ? Leave::Politely : Leave::AtOnce));
}

/// A server that has half of a question must not take it for one.
void tst_QuitMatrix::row48_quitWhileHalfAQuestionIsOut()
{
    Shop shop;
    QVERIFY(shop.waitOnline());
    shop.proxy.setWeather({.bytesPerSecond = 1'000}, {});
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));
    const qint64 before = shop.proxy.passedUp();
    shop.customer->ask(QString(2'000, u'x'));
    QTRY_VERIFY(shop.proxy.passedUp() > before + 500);

    VERIFY_INVARIANTS(brokenByLeaving(shop, Leave::AtOnce));
    QCOMPARE(shop.gateway.received().size(), 2); // the one before and the one after
}

/// The moments between the states: from the first turn of the event loop to the answer.
void tst_QuitMatrix::row48_quitAtAnyTurnOfTheEventLoop()
{
    constexpr int kLives = 30;
    int answered = 0;
    for (int life = 0; life < kLives; ++life) {
        Shop shop;
        shop.customer->open();
        shop.customer->ask(u"one"_s);
        // Once all is said the next turn may be long in coming.
        for (int turn = 0; turn < 5 * life && !shop.customer->isSettled(u"one"_s); ++turn)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        answered += shop.customer->isSettled(u"one"_s) ? 1 : 0;
        VERIFY_INVARIANTS(brokenByLeaving(shop, life % 2 == 0 ? Leave::AtOnce : Leave::Politely));
    }
    QVERIFY2(answered > 0 && answered < kLives, qPrintable(QString::number(answered)));
}

QTEST_GUILESS_MAIN(tst_QuitMatrix)
#include "tst_QuitMatrix.moc"
