// SPDX-License-Identifier: MIT
#include "app/ChatDoor.h"

#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_ChatDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void nobodyIsThere();
    void aKnockIsHeard();
    void theFirstOneListens();
    void whatAKilledProgramLeftIsTakenAway();
    void nothingElseIsHeard_data();
    void nothingElseIsHeard();
    void aHangingProgramIsNotWaitedFor();

private:
    QString folder() const { return m_folder->path(); }
    /// From a thread of its own, as another program would.
    bool knock() const
    {
        auto answer = std::async(std::launch::async, [this] { return ChatDoor::knock(folder()); });
        if (!QTest::qWaitFor(
                [&] {
                    return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
                },
                10'000))
            return false;
        return answer.get();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ChatDoor::nobodyIsThere()
{
    QVERIFY(!knock());
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

void tst_ChatDoor::nothingElseIsHeard_data()
{
    QTest::addColumn<QByteArray>("said");

    QTest::newRow("another word") << QByteArray("quit\n");
    QTest::newRow("too much") << QByteArray("shows") + QByteArray(1'000'000, 'x');
    QTest::newRow("binary") << QByteArray("\0\0\0\0\0", 5);
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

    QVERIFY(!knock());
}

QTEST_GUILESS_MAIN(tst_ChatDoor)
#include "tst_ChatDoor.moc"
