// SPDX-License-Identifier: MIT
#include "app/ChatDoor.h"

#include <QFile>
#include <QLocalSocket>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <barrier>
#include <future>
#include <memory>
#include <vector>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_ChatDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void nobodyIsThere();
    void aKnockIsHeard();
    void aTokenComesAlong();
    void aLongNameOfAFolderIsNoHindrance();
    void whoHasClosedIsNotThere();
    void theFirstOneListens();
    void whatAKilledProgramLeftIsTakenAway();
    void ofSeveralAtOnceOneListens_data();
    void ofSeveralAtOnceOneListens();
    void nothingElseIsHeard_data();
    void nothingElseIsHeard();
    void aHangingProgramIsNotWaitedFor();

private:
    QString folder() const { return m_folder->path(); }
    /// From a thread of its own, as another program would.
    bool knock(const QByteArray &token = {}) const { return knockAt(folder(), token); }
    static bool knockAt(const QString &folder, const QByteArray &token)
    {
        auto answer = std::async(std::launch::async, [&] {
            return ChatDoor::knock(folder, token) == ChatDoor::Knock::Heard;
        });
        if (!QTest::qWaitFor(
                [&] {
                    return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
                },
                30'000))
            return false;
        return answer.get();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ChatDoor::nobodyIsThere()
{
    QVERIFY(!knock());
    QCOMPARE(ChatDoor::knock(folder()), ChatDoor::Knock::NobodyThere);
}

void tst_ChatDoor::aKnockIsHeard()
{
    ChatDoor door(folder());
    QSignalSpy knocks(&door, &ChatDoor::knocked);
    QVERIFY(door.open());

    QVERIFY(knock());
    QVERIFY(knock());

    QCOMPARE(knocks.size(), 2);
    // Nobody but the owner gets as far as the door.
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
}

void tst_ChatDoor::aTokenComesAlong()
{
    ChatDoor door(folder());
    QSignalSpy knocks(&door, &ChatDoor::knocked);
    QVERIFY(door.open());

    QVERIFY(knock("gnome-shell/12-host_TIME9"));
    QVERIFY(knock());

    QCOMPARE(knocks.size(), 2);
    QCOMPARE(knocks.at(0).at(0).toByteArray(), QByteArray("gnome-shell/12-host_TIME9"));
    QCOMPARE(knocks.at(1).at(0).toByteArray(), QByteArray());
}

void tst_ChatDoor::aLongNameOfAFolderIsNoHindrance()
{
    // What the system takes as the name of a socket is shorter than many a home.
    const QTemporaryDir session;
    const auto before = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", session.path().toUtf8());
    const auto restored = qScopeGuard([&] { qputenv("XDG_RUNTIME_DIR", before); });
    const QString first = folder() + u'/' + QString(120, u'x');
    const QString second = folder() + u'/' + QString(120, u'y');
    ChatDoor door(first);
    QSignalSpy knocks(&door, &ChatDoor::knocked);

    QVERIFY(door.open());

    QVERIFY(knockAt(first, {}));
    QVERIFY(!knockAt(second, {})); // another profile
    QCOMPARE(knocks.size(), 1);
}

void tst_ChatDoor::whoHasClosedIsNotThere()
{
    ChatDoor door(folder());
    QVERIFY(door.open());
    door.close();

    QVERIFY(!knock());

    ChatDoor next(folder());
    QVERIFY(next.open());
    QVERIFY(knock());
}

void tst_ChatDoor::theFirstOneListens()
{
    auto first = std::make_unique<ChatDoor>(folder());
    QSignalSpy firstKnocks(first.get(), &ChatDoor::knocked);
    QVERIFY(first->open());
    ChatDoor second(folder());
    QSignalSpy secondKnocks(&second, &ChatDoor::knocked);

    QVERIFY(!second.open());
    QVERIFY(knock());
    QCOMPARE(firstKnocks.size(), 1);
    QCOMPARE(secondKnocks.size(), 0);

    first.reset();
    QVERIFY(second.open());
    QVERIFY(knock());
    QCOMPARE(secondKnocks.size(), 1);
}

void tst_ChatDoor::whatAKilledProgramLeftIsTakenAway()
{
    // What is in the way does not answer, be it a dead socket or a file.
    QFile left(folder() + u"/chat.door"_s);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    ChatDoor door(folder());

    QVERIFY(door.open());
    QVERIFY(knock());
}

void tst_ChatDoor::ofSeveralAtOnceOneListens_data()
{
    QTest::addColumn<bool>("isLeft");
    QTest::addColumn<int>("rounds");

    QTest::newRow("nothing is there") << false << 10;
    QTest::newRow("a killed program has left its own") << true << 16;
}

void tst_ChatDoor::ofSeveralAtOnceOneListens()
{
    QFETCH(const bool, isLeft);
    QFETCH(const int, rounds);
    constexpr int kStarts = 4;
    for (int round = 0; round < rounds; ++round) {
        QFile left(folder() + u"/chat.door"_s);
        QVERIFY(!isLeft || left.open(QIODevice::WriteOnly));
        left.close();
        std::barrier together(kStarts);
        std::atomic_int opened = 0;
        std::vector<std::unique_ptr<QThread>> starts;
        for (int i = 0; i < kStarts; ++i) {
            starts.emplace_back(QThread::create([&] {
                ChatDoor door(folder());
                together.arrive_and_wait();
                if (door.open())
                    ++opened;
                together.arrive_and_wait(); // nobody leaves before all have tried
            }));
            starts.back()->start();
        }
        for (const auto &start : starts)
            QVERIFY(start->wait());
        QCOMPARE(opened.load(), 1);
    }
}

void tst_ChatDoor::nothingElseIsHeard_data()
{
    QTest::addColumn<QByteArray>("said");

    QTest::newRow("another word") << QByteArray("quit\n");
    QTest::newRow("too much") << QByteArray("shows") + QByteArray(1'000'000, 'x');
    QTest::newRow("binary") << QByteArray("\0\0\0\0\0\n", 6);
    QTest::newRow("a longer word") << QByteArray("shower\n");
    QTest::newRow("no end") << QByteArray("show ") + QByteArray(1'000'000, 'x');
    QTest::newRow("nothing") << QByteArray("\n");
}

void tst_ChatDoor::nothingElseIsHeard()
{
    QFETCH(const QByteArray, said);
    ChatDoor door(folder());
    QSignalSpy knocks(&door, &ChatDoor::knocked);
    QVERIFY(door.open());

    QLocalSocket visitor;
    QSignalSpy goodbye(&visitor, &QLocalSocket::disconnected);
    visitor.connectToServer(folder() + u"/chat.door"_s);
    visitor.write(said);

    QTRY_COMPARE(goodbye.size(), 1);
    QCOMPARE(knocks.size(), 0);
    QVERIFY(knock());
}

void tst_ChatDoor::aHangingProgramIsNotWaitedFor()
{
    QLocalServer hanging;
    QVERIFY(hanging.listen(folder() + u"/chat.door"_s));

    QCOMPARE(ChatDoor::knock(folder(), {}, std::chrono::milliseconds(200)),
             ChatDoor::Knock::NoAnswer);
}

QTEST_GUILESS_MAIN(tst_ChatDoor)
#include "tst_ChatDoor.moc"
