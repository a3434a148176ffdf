// SPDX-License-Identifier: MIT
#include "StoredChat.h"
#include "core/Outage.h"
#include "model/OutageNotes.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;
using namespace ecom67::test;
using State = ConnectionStatus::State;

Q_DECLARE_METATYPE(std::chrono::seconds)

/// The conversation, a clock in the hand of the test, and the status line's news.
struct Noted
{
    Noted()
        : transcript(store, conversation)
        , notes(transcript, conversation, [this] { return now; })
    {
        say(Message::Role::User, u"hello"_s);
    }
    void say(Message::Role role, const QString &text)
    {
        Message message;
        message.role = role;
        message.text = text;
        transcript.append(message);
        transcript.flush();
    }
    void status(State state, std::optional<ChatError::Code> code = {})
    {
        ConnectionStatus status;
        status.state = state;
        if (code)
            status.error = ChatError{*code, {}, 0, {}};
        notes.noteStatus(status);
        conversation.flush();
    }
    void lose() { status(State::Reconnecting, ChatError::Code::ConnectionLost); }
    void outage(std::chrono::seconds length)
    {
        status(State::Online);
        lose();
        now = now.addSecs(length.count());
        status(State::Connecting, ChatError::Code::ConnectionLost);
        status(State::Online);
    }
    QList<Outage> told() const
    {
        QList<Outage> all;
        for (int row = 0; row < conversation.rowCount(); ++row) {
            if (const auto outage = Outage::of(conversation.messageAt(row)))
                all.append(*outage);
        }
        return all;
    }

    QDateTime now = QDateTime(QDate(2026, 11, 25), QTime(14, 2), Qt::UTC);
    MemoryConversationStore store;
    ConversationModel conversation;
    Transcript transcript;
    OutageNotes notes;
};

class tst_OutageNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLineWhenItIsOver();
    void manyAttemptsAreOneLine();
    void onlyWhatIsWorthTelling_data();
    void onlyWhatIsWorthTelling();
    void plannedEndsAreNone_data();
    void plannedEndsAreNone();
    void nothingBeforeAnythingWasSaid();
    void oneAfterTheOtherIsOneLine();
    void somethingSaidInBetweenMakesTwo();
    void clockThatWasSetBack();
    void newChatMeanwhile();
    void atRestItEnds();
    void whatIsNotShownYetCounts();
    void countingHasAnEnd();
    void survivesARestart();
    void onlyOursAreOutages_data();
    void onlyOursAreOutages();
};

void tst_OutageNotes::oneLineWhenItIsOver()
{
    Noted chat;
    const QDateTime from = chat.now;
    chat.status(State::Online);
    chat.lose();
    chat.now = chat.now.addSecs(180);
    QVERIFY(chat.told().isEmpty()); // the status line tells as long as it lasts

    chat.status(State::Online);

    QCOMPARE(chat.told(), (QList<Outage>{{from, chat.now, 1}}));
    chat.status(State::Online);
    QCOMPARE(chat.told().size(), 1);
}

void tst_OutageNotes::manyAttemptsAreOneLine()
{
    Noted chat;
    chat.status(State::Online);
    for (int attempt = 0; attempt < 6; ++attempt) {
        chat.lose();
        chat.now = chat.now.addSecs(10);
        chat.status(State::NoNetwork, ChatError::Code::NetworkUnreachable);
        chat.status(State::Connecting, ChatError::Code::ConnectionRefused);
    }
    chat.status(State::Online);

    QCOMPARE(chat.told().size(), 1);
    QCOMPARE(chat.told().constFirst().times, 1);
}

void tst_OutageNotes::onlyWhatIsWorthTelling_data()
{
    QTest::addColumn<std::chrono::seconds>("length");
    QTest::addColumn<qsizetype>("lines");

    QTest::newRow("at once") << std::chrono::seconds(0) << qsizetype(0);
    QTest::newRow("short") << std::chrono::seconds(4) << qsizetype(0);
    QTest::newRow("long enough") << std::chrono::seconds(5) << qsizetype(1);
    QTest::newRow("a day") << std::chrono::seconds(86'400) << qsizetype(1);
}

void tst_OutageNotes::onlyWhatIsWorthTelling()
{
    QFETCH(const std::chrono::seconds, length);
    Noted chat;

    chat.outage(length);

    QTEST(chat.told().size(), "lines");
}

void tst_OutageNotes::plannedEndsAreNone_data()
{
    QTest::addColumn<QList<State>>("states");

    QTest::newRow("renewed") << QList<State>{State::Connecting, State::ConnectingSlow};
    QTest::newRow("renewed after a wait") << QList<State>{State::Reconnecting, State::Connecting};
    QTest::newRow("at rest") << QList<State>{State::Dormant, State::Connecting};
    QTest::newRow("ended on purpose") << QList<State>{State::Stopped, State::Connecting};
}

void tst_OutageNotes::plannedEndsAreNone()
{
    QFETCH(const QList<State>, states);
    Noted chat;
    chat.status(State::Online);
    for (const State state : states) {
        chat.now = chat.now.addSecs(600);
        chat.status(state);
    }
    chat.status(State::Online);
    QVERIFY(chat.told().isEmpty());

    // At rest a first attempt may fail: nobody was talking.
    chat.status(State::Dormant);
    chat.lose();
    chat.now = chat.now.addSecs(600);
    chat.status(State::Online);
    QVERIFY(chat.told().isEmpty());
}

void tst_OutageNotes::nothingBeforeAnythingWasSaid()
{
    Noted chat;
    chat.conversation.setMessages({});
    chat.say(Message::Role::Welcome, u"Hi"_s);

    chat.outage(60s);

    QVERIFY(chat.told().isEmpty());
}

void tst_OutageNotes::oneAfterTheOtherIsOneLine()
{
    Noted chat;
    const QAbstractItemModelTester tester(&chat.conversation);
    const QDateTime from = chat.now;
    chat.outage(60s);
    chat.now = chat.now.addSecs(30);
    chat.outage(60s);
    chat.outage(60s);

    QCOMPARE(chat.told(), (QList<Outage>{{from, chat.now, 3}}));
    QCOMPARE(chat.conversation.rowCount(), 2);
    QCOMPARE(chat.store.load().messages.size(), 2); // on the disk as well
}

void tst_OutageNotes::somethingSaidInBetweenMakesTwo()
{
    Noted chat;
    chat.outage(60s);
    chat.say(Message::Role::Assistant, u"back"_s);
    chat.outage(60s);

    QCOMPARE(chat.told().size(), 2);
    QCOMPARE(chat.conversation.rowCount(), 4);
}

void tst_OutageNotes::clockThatWasSetBack()
{
    Noted chat;
    chat.outage(-3'600s);
    QVERIFY(chat.told().isEmpty());

    chat.outage(60s);
    chat.now = chat.now.addDays(-1);
    chat.outage(60s);
    QCOMPARE(chat.told().size(), 2); // no line that ends before it begins
}

/// While the chat rests nobody waits, so nobody is told how long it was.
void tst_OutageNotes::atRestItEnds()
{
    for (const State rest : {State::Dormant, State::Stopped}) {
        Noted chat;
        chat.status(State::Online);
        chat.lose();
        chat.status(rest);
        chat.now = chat.now.addSecs(3'600);
        chat.status(State::Connecting);
        chat.status(State::Online);
        QVERIFY(chat.told().isEmpty());
    }
}

void tst_OutageNotes::whatIsNotShownYetCounts()
{
    Noted chat;
    chat.outage(1min);
    Message message;
    message.role = Message::Role::Assistant;
    message.text = u"in this very turn"_s;
    chat.status(State::Online);
    chat.lose();
    chat.now = chat.now.addSecs(60);
    chat.transcript.append(message); // the list shows it at the end of the turn
    chat.status(State::Online);

    QCOMPARE(chat.told().size(), 2);
    QVERIFY(Outage::of(chat.conversation.messageAt(chat.conversation.rowCount() - 1)));
}

void tst_OutageNotes::countingHasAnEnd()
{
    Noted chat;
    for (int i = 0; i < 1'010; ++i)
        chat.outage(1min);
    QCOMPARE(chat.told().size(), 1);
    QCOMPARE(chat.told().constFirst().times, 1'000);
}

void tst_OutageNotes::newChatMeanwhile()
{
    Noted chat;
    chat.status(State::Online);
    chat.lose();
    chat.now = chat.now.addSecs(60);
    chat.conversation.setMessages({});

    chat.status(State::Online);

    QVERIFY(chat.told().isEmpty());
}

void tst_OutageNotes::survivesARestart()
{
    MemoryConversationStore store;
    const Outage outage{QDateTime(QDate(2026, 11, 25), QTime(14, 2), Qt::UTC),
                        QDateTime(QDate(2026, 11, 25), QTime(14, 5), Qt::UTC), 2};
    {
        StoredChat chat(store);
        chat.model.send(u"hello"_s);
        Message message = outage.toMessage();
        message.id = 3;
        store.append(message);
    }
    StoredChat again(store);

    QCOMPARE(Outage::of(again.last()), std::optional(outage));
    QCOMPARE(again.model.unreadCount(), 0); // nobody said it
}

void tst_OutageNotes::onlyOursAreOutages_data()
{
    QTest::addColumn<Message>("message");

    const Message whole
        = Outage{QDateTime::fromSecsSinceEpoch(1'000), QDateTime::fromSecsSinceEpoch(2'000), 1}
              .toMessage();
    QVERIFY(Outage::of(whole));
    const auto row = [&whole](const char *name, auto change) {
        Message message = whole;
        change(message);
        QTest::newRow(name) << message;
    };
    row("of a server", [](Message &m) { m.clientId.clear(); });
    row("of the assistant", [](Message &m) { m.role = Message::Role::Assistant; });
    row("no times", [](Message &m) { m.details.payload = {}; });
    row("no time", [](Message &m) { m.details.payload[u"from"_s] = u"yesterday"_s; });
    row("a number", [](Message &m) { m.details.payload[u"to"_s] = 5; });
    row("ends before it begins",
        [](Message &m) { m.details.payload[u"to"_s] = u"1970-01-01T00:00:00.000Z"_s; });
    row("never", [](Message &m) { m.details.payload[u"times"_s] = 0; });
    row("too often", [](Message &m) { m.details.payload[u"times"_s] = 1e9; });
}

void tst_OutageNotes::onlyOursAreOutages()
{
    QFETCH(const Message, message);

    QVERIFY(!Outage::of(message));
}

QTEST_GUILESS_MAIN(tst_OutageNotes)
#include "tst_OutageNotes.moc"
