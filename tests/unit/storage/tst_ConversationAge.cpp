// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/SqliteConversationStore.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// How long a message is kept, whatever the clocks say.
class tst_ConversationAge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void forgetsWhatWasStoredLongAgo();
    void aServersWrongClockDeletesNothing_data();
    void aServersWrongClockDeletesNothing();
    void aClockThatJumpsAheadDeletesNothing();
    void aClockThatWasBehindDeletesNothing();
    void aFileOfTheFirstVersionIsTakenOver();
    void whatWaitedForOverADayIsNotSentAnyMore_data();
    void whatWaitedForOverADayIsNotSentAnyMore();
    void whatWasAskedAgainWaitsFromThenOn();
    void whatMayHaveBeenReceivedNeverBecomesNotSent();
    void waitingGoesOnAcrossRestarts();
    void whatWasNotSentIsNeverForgotten();

private:
    /// Another run of the program, so many days from today.
    StoredConversation run(int day, const QList<Message> &appended = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_ConversationAge::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_file = m_folder->filePath(u"profile/chat.sqlite"_s);
}

StoredConversation tst_ConversationAge::run(int day, const QList<Message> &appended)
{
    StorageLimits limits;
    limits.now = [day] { return QDateTime::currentDateTimeUtc().addDays(day); };
    SqliteConversationStore store(m_file, limits);
    StoredConversation conversation = store.load();
    for (const Message &message : appended)
        store.append(message);
    return conversation;
}

static QList<MessageId> idsOf(const StoredConversation &conversation)
{
    QList<MessageId> ids;
    for (const Message &message : conversation.messages)
        ids.append(message.id);
    return ids;
}

void tst_ConversationAge::forgetsWhatWasStoredLongAgo()
{
    run(-31, {question(1, u"old"_s)});
    run(-29, {question(2, u"recent"_s)});
    run(0, {question(3, u"new"_s)});

    QCOMPARE(idsOf(run(0)), (QList<MessageId>{2, 3}));
}

void tst_ConversationAge::aServersWrongClockDeletesNothing_data()
{
    QTest::addColumn<qint64>("days");
    QTest::newRow("behind") << qint64(-4'000);
    QTest::newRow("ahead") << qint64(4'000);
}

void tst_ConversationAge::aServersWrongClockDeletesNothing()
{
    QFETCH(const qint64, days);
    Message wrong = answer(2, u"from a server with a wrong clock"_s);
    wrong.timestamp = wrong.timestamp.addDays(days);

    run(0, {question(1, u"q"_s), wrong, question(3, u"q"_s)});

    QCOMPARE(idsOf(run(0)), (QList<MessageId>{1, 2, 3}));
    QCOMPARE(idsOf(run(1)), (QList<MessageId>{1, 2, 3}));
}

void tst_ConversationAge::aClockThatJumpsAheadDeletesNothing()
{
    run(0, {question(1, u"q"_s)});
    QCOMPARE(idsOf(run(4'000)), QList<MessageId>{1});
    // Nor does a message that comes while it is wrong.
    StorageLimits limits;
    limits.now = [] { return QDateTime::currentDateTimeUtc().addDays(4'000); };
    {
        SqliteConversationStore store(m_file, limits);
        (void)store.load();
        store.append(question(2, u"q"_s));
    }
    QCOMPARE(idsOf(run(0)), (QList<MessageId>{1, 2}));
}

void tst_ConversationAge::aClockThatWasBehindDeletesNothing()
{
    run(0, {question(1, u"q"_s)});
    run(-4'000, {question(2, u"q"_s)});
    run(0, {question(3, u"q"_s)});

    QCOMPARE(idsOf(run(0)), (QList<MessageId>{1, 2, 3}));
}

void tst_ConversationAge::aFileOfTheFirstVersionIsTakenOver()
{
    const QString session = run(0, {question(1, u"q"_s)}).session.toString();
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        database.setDatabaseName(m_file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"ALTER TABLE message DROP COLUMN stored_at"_s));
        QVERIFY(query.exec(u"ALTER TABLE session DROP COLUMN owner"_s));
        QVERIFY(query.exec(u"UPDATE message SET timestamp = 1"_s));
        QVERIFY(query.exec(u"PRAGMA user_version = 1"_s));
    }
    QSqlDatabase::removeDatabase(u"old"_s);

    const auto conversation = run(0, {question(2, u"q"_s)});

    QCOMPARE(conversation.session.toString(), session);
    QCOMPARE(idsOf(conversation), QList<MessageId>{1});
    QCOMPARE(idsOf(run(0)), (QList<MessageId>{1, 2}));
}

void tst_ConversationAge::whatWaitedForOverADayIsNotSentAnyMore_data()
{
    QTest::addColumn<Message::Delivery>("before");
    QTest::addColumn<int>("daysAgo");
    QTest::addColumn<Message::Delivery>("after");
    using Delivery = Message::Delivery;

    QTest::newRow("two days") << Delivery::Queued << 2 << Delivery::Failed;
    QTest::newRow("today") << Delivery::Queued << 0 << Delivery::Queued;
    QTest::newRow("to come, by a clock that was wrong")
        << Delivery::Queued << -2 << Delivery::Queued;
    QTest::newRow("on the wire") << Delivery::Sending << 2 << Delivery::Unanswered;
    QTest::newRow("answered") << Delivery::Answered << 2 << Delivery::Answered;
}

void tst_ConversationAge::whatWaitedForOverADayIsNotSentAnyMore()
{
    QFETCH(const Message::Delivery, before);
    QFETCH(const int, daysAgo);
    QFETCH(const Message::Delivery, after);
    run(-daysAgo, {question(1, u"q"_s, before)});

    // The second time as it was stored, not worked out once more.
    for (int round = 0; round < 2; ++round) {
        const Message message = run(0).messages.constFirst();
        QCOMPARE(message.delivery, after);
        QCOMPARE(message.failure == ChatError::Code::NotSentInTime,
                 after == Message::Delivery::Failed);
    }
}

void tst_ConversationAge::whatWasAskedAgainWaitsFromThenOn()
{
    run(-3, {question(1, u"q"_s, Message::Delivery::Queued)});
    {
        SqliteConversationStore store(m_file);
        QCOMPARE(store.load().messages.constFirst().delivery, Message::Delivery::Failed);
        store.write({UpdateDelivery{1, Message::Delivery::Queued, std::nullopt, true}});
    }

    QCOMPARE(run(0).messages.constFirst().delivery, Message::Delivery::Queued);
    QCOMPARE(run(2).messages.constFirst().delivery, Message::Delivery::Failed);
}

/// Left unanswered, asked again, and not sent the second time.
void tst_ConversationAge::whatMayHaveBeenReceivedNeverBecomesNotSent()
{
    Message asked = question(1, u"q"_s, Message::Delivery::Queued);
    asked.failure = ChatError::Code::AnswerTimeout;
    run(-2, {asked});

    for (int round = 0; round < 2; ++round) {
        const Message message = run(0).messages.constFirst();
        QCOMPARE(message.delivery, Message::Delivery::Unanswered);
        QCOMPARE(message.failure, std::optional(ChatError::Code::AnswerTimeout));
    }
}

void tst_ConversationAge::waitingGoesOnAcrossRestarts()
{
    run(-2, {question(1, u"q"_s, Message::Delivery::Queued)});
    {
        StorageLimits limits;
        // 23 of the 24 hours have passed.
        limits.now = [] { return QDateTime::currentDateTimeUtc().addDays(-2).addSecs(23 * 3'600); };
        SqliteConversationStore store(m_file, limits);
        QCOMPARE(store.load().messages.constFirst().delivery, Message::Delivery::Queued);
        // As the service says when it is handed over to it once more.
        store.updateDelivery(1, Message::Delivery::Queued, std::nullopt);
    }

    // Two hours later.
    StorageLimits limits;
    limits.now = [] { return QDateTime::currentDateTimeUtc().addDays(-2).addSecs(25 * 3'600); };
    SqliteConversationStore store(m_file, limits);
    QCOMPARE(store.load().messages.constFirst().delivery, Message::Delivery::Failed);
}

void tst_ConversationAge::whatWasNotSentIsNeverForgotten()
{
    run(-40,
        {question(1, u"old"_s), question(2, u"queued"_s, Message::Delivery::Queued),
         question(3, u"failed"_s, Message::Delivery::Failed)});
    StorageLimits limits;
    limits.messages = 2;
    {
        SqliteConversationStore store(m_file, limits);
        (void)store.load();
        for (MessageId id = 4; id <= 9; ++id)
            store.append(question(id, u"new"_s));
    }
    SqliteConversationStore store(m_file, limits);

    QCOMPARE(idsOf(store.load()), (QList<MessageId>{2, 3, 8, 9}));
}

QTEST_GUILESS_MAIN(tst_ConversationAge)
#include "tst_ConversationAge.moc"
