// SPDX-License-Identifier: MIT
#include "chaos/GatewayProcess.h"
#include "chaos/Shop.h"
#include "support/Sanitizers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Role = Message::Role;
using Code = ChatError::Code;
using State = ConnectionStatus::State;

/// Rows 31 to 41 of the fault matrix: what the server says, says too often, or never says.
class tst_ConversationMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void row31_giantMessage();
    void row32_floodOfAnswers();
    void row33_floodOfPings();
    void row34_peerThatNeverReads();
    void row35_errorFrames_data();
    void row35_errorFrames();
    void row36_timeoutAndThenTheAnswer();
    void row37_noAnswerAtAll();
    void row38_repeatedAnswer();
    void row38_answerOfAnotherSession();
    void row39_typingForEver();
    void row40_dropBeforeTheFirstFrame();
    void row41_typedOfflineAndRestarted();
};

void tst_ConversationMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// What a message of 100 MB may cost, in KB. The sanitizer keeps what was freed for a while.
static constexpr int kMostForGiant = kIsSanitized ? 60'000 : 20'000;

/// A sanitizer looks for other faults than a crowd's, and would take minutes for all of it.
static constexpr int kFloodOfAnswers = kIsSanitized ? 10'000 : 100'000;

/// The most memory this process ever had, in KB.
static int peakMemoryKb()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(u"VmHWM:\\s+(\\d+)"_s);
    return line.match(QString::fromUtf8(file.readAll())).capturedView(1).toInt();
}

void tst_ConversationMatrix::row31_giantMessage()
{
    const GatewayProcess gateway(QStringLiteral(ECOM67_CLI), {u"big=100000000@1"_s});
    QVERIFY(gateway.url.isValid());
    Shop shop(QStringList(), Customer::patient());
    shop.customer->moveTo(gateway.url);
    QVERIFY(shop.waitOnline());
    const int before = peakMemoryKb();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QVERIFY(shop.waitStatus(State::Reconnecting, Code::UnreadableMessage));
    QVERIFY(before > 0);
    const int grown = peakMemoryKb() - before;
    QVERIFY2(grown < kMostForGiant, qPrintable(u"%1 KB for a message of 100 MB"_s.arg(grown)));
    QCOMPARE(shop.customer->rowsOf(Role::Assistant), 0);
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitAnswered(u"two"_s));
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    VERIFY_INVARIANTS(shop.invariants.brokenOnDisk());
}

void tst_ConversationMatrix::row32_floodOfAnswers()
{
    const GatewayProcess gateway(QStringLiteral(ECOM67_CLI),
                                 {u"flood=%1@1"_s.arg(kFloodOfAnswers)});
    QVERIFY(gateway.url.isValid());
    Shop shop(QStringList(), Customer::patient());
    shop.customer->moveTo(gateway.url);
    QVERIFY(shop.waitOnline());
    qint64 longestTurn = 0;
    QElapsedTimer sinceTurn;
    QTimer turns;
    connect(&turns, &QTimer::timeout, this,
            [&] { longestTurn = std::max(longestTurn, sinceTurn.restart()); });
    sinceTurn.start();
    turns.start(0ms);
    shop.customer->ask(u"one"_s);

    const auto answers = [&shop] { return shop.customer->rowsOf(Role::Assistant); };
    QTRY_VERIFY_WITH_TIMEOUT(answers() >= kFloodOfAnswers - 2, 120'000);
    turns.stop();
    qInfo("longest turn of the event loop: %lld ms", longestTurn);
    QVERIFY(shop.waitAnswered(u"one"_s));
    QVERIFY(answers() <= ConversationModel::kMostMessages);
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitAnswered(u"two"_s));
    QCOMPARE(shop.customer->attempts(), 1);
    VERIFY_INVARIANTS(shop.invariants.brokenAfterHealing());
    // The disk holds the newest 500; what was asked before the flood has left it.
    QVERIFY(shop.customer->store->close(1min));
    const auto stored = SqliteConversationStore(shop.customer->file).load().messages;
    QCOMPARE(stored.size(), StorageLimits().messages);
    QVERIFY(shop.customer->problems.isEmpty());
}

void tst_ConversationMatrix::row33_floodOfPings()
{
    Shop shop({u"ping-flood=100000@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.proxy.connectionsSoFar(), 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ConversationMatrix::row34_peerThatNeverReads()
{
    Shop shop({u"never-read@1"_s});
    QVERIFY(shop.waitOnline());
    const QString longest(ComposerViewModel::kLongestMessage, u'x');
    shop.customer->ask(longest);
    shop.customer->ask(u"two"_s);

    // No pong comes either: the link counts as dead long before much has piled up.
    QVERIFY(shop.waitStatus(State::Reconnecting, Code::ConnectionLost));
    QVERIFY(shop.waitFor(longest, Delivery::Unanswered));
    QVERIFY(shop.waitAnswered(u"two"_s));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ConversationMatrix::row35_errorFrames_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Code>("failure");
    QTest::newRow("forbidden") << u"forbidden@1"_s << Code::GatewayForbidden;
    QTest::newRow("internal") << u"internal-error@1"_s << Code::GatewayInternal;
}

void tst_ConversationMatrix::row35_errorFrames()
{
    QFETCH(const QString, fault);
    QFETCH(const Code, failure);
    Shop shop({fault});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Failed));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, failure);
    QVERIFY(!shop.customer->chat->isAssistantTyping());
    QCOMPARE(shop.customer->rowsOf(Role::Assistant), 0);
    QVERIFY(shop.customer->isOnline());
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
    QCOMPARE(shop.proxy.connectionsSoFar(), 1);
}

void tst_ConversationMatrix::row36_timeoutAndThenTheAnswer()
{
    Shop shop({u"timeout-then-answer=100@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.customer->rowsOf(Role::Assistant), 1);
    QCOMPARE(shop.customer->rowsOf(Role::Notice), 0);
    QCOMPARE(shop.customer->rowsOf(Role::Error), 0);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ConversationMatrix::row37_noAnswerAtAll()
{
    Shop shop({u"no-answer@1"_s});
    bool hasSaidStillWorking = false;
    connect(shop.customer->conversation.get(), &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex &first) {
                hasSaidStillWorking = hasSaidStillWorking
                    || first.data(ConversationModel::StillWorkingRole).toBool();
            });
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, Code::AnswerTimeout);
    QVERIFY(hasSaidStillWorking);
    QVERIFY(shop.customer->isOnline());
    VERIFY_INVARIANTS(shop.invariants.brokenNow());
    shop.customer->askAgain(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ConversationMatrix::row38_repeatedAnswer()
{
    Shop shop({u"duplicate-answer@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QVERIFY(shop.waitAnswered(u"one"_s));
    shop.customer->ask(u"two"_s);

    // By now whatever came twice is here.
    QVERIFY(shop.waitAnswered(u"two"_s));
    QCOMPARE(shop.customer->rowsOf(Role::Assistant), 2);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ConversationMatrix::row38_answerOfAnotherSession()
{
    Shop shop({u"foreign-session@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->rowsOf(Role::Assistant), 0);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ConversationMatrix::row39_typingForEver()
{
    Shop shop({u"typing-forever@1"_s});
    QVERIFY(shop.waitOnline());
    shop.customer->ask(u"one"_s);
    QTRY_VERIFY(shop.customer->chat->isAssistantTyping());

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QVERIFY(!shop.customer->chat->isAssistantTyping());
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ConversationMatrix::row40_dropBeforeTheFirstFrame()
{
    Shop shop;
    QVERIFY(shop.waitOnline());
    shop.proxy.setWeather({.cutAfter = shop.proxy.passedUp() + 20}, {});
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitFor(u"one"_s, Delivery::Unanswered));
    QCOMPARE(shop.customer->messageWith(u"one"_s)->failure, Code::ConnectionLost);
    shop.heal();
    QTRY_VERIFY(shop.customer->isOnline());
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitAnswered(u"two"_s));
    // Not by itself, however long ago the link is back.
    QCOMPARE(shop.customer->messageWith(u"one"_s)->delivery, Delivery::Unanswered);
    QCOMPARE(shop.gateway.received().size(), 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

/// With kill -9 instead of an orderly end: tst_Kill.
void tst_ConversationMatrix::row41_typedOfflineAndRestarted()
{
    Shop shop;
    shop.proxy.setRefusing(true);
    shop.customer->open();
    shop.customer->ask(u"one"_s);
    shop.customer->ask(u"two"_s);
    QVERIFY(shop.waitStatus(State::Reconnecting));
    const QString file = shop.customer->file;
    auto before = std::move(shop.customer);
    before->store->flush();
    before->service.reset();

    shop.proxy.setRefusing(false);
    Customer after(file, shop.proxy.through(shop.url));
    after.remember(*before);
    before.reset();
    // Nobody has to open the chat for it.
    const Invariants invariants(after, &shop.gateway);
    VERIFY_INVARIANTS(invariants.brokenAfterHealing());
    for (const QString &text : std::as_const(after.typed))
        QCOMPARE(after.messageWith(text)->delivery, Delivery::Answered);
    QCOMPARE(shop.gateway.received().size(), 2);
    VERIFY_INVARIANTS(invariants.brokenOnDisk());
}

QTEST_GUILESS_MAIN(tst_ConversationMatrix)
#include "tst_ConversationMatrix.moc"
