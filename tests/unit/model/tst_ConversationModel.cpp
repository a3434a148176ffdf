// SPDX-License-Identifier: MIT
#include "model/ConversationModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_ConversationModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void insertsABurstInOneStep();
    void floodComesInFewSteps();
    void flushShowsAtOnce();
    void findsRowsById();
    void deliveryChangesOnlyItsRow();
    void deliveryChangesWhatWaitsToBeShown();
    void stillWorkingMovesAndEnds();
    void removes();
    void resetForgetsWhatWaits();
    void theOldestOfWhatOthersSaidGoes();
    void describesForScreenReaders();
};

static Message message(MessageId id, const QString &text = u"text"_s)
{
    Message made;
    made.id = id;
    made.text = text;
    return made;
}

void tst_ConversationModel::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_ConversationModel::insertsABurstInOneStep()
{
    ConversationModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy inserted(&model, &ConversationModel::rowsInserted);

    for (MessageId id = 1; id <= 1'000; ++id)
        model.append(message(id));

    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 1'000);
    QCOMPARE(inserted.size(), 1);
}

void tst_ConversationModel::floodComesInFewSteps()
{
    ConversationModel model;
    QSignalSpy inserted(&model, &ConversationModel::rowsInserted);
    QElapsedTimer timer;
    timer.start();
    MessageId id = 0;
    for (int turn = 0; turn < 500; ++turn) {
        for (int i = 0; i <= ConversationModel::kFlood; ++i)
            model.append(message(++id));
        QCoreApplication::processEvents();
    }

    QTRY_COMPARE(model.rowCount(), id);
    // The first step is at once, the last one may be begun.
    QVERIFY(inserted.size() <= timer.elapsed() / ConversationModel::kFloodStep.count() + 2);

    model.append(message(++id)); // the flood is over: after one step more all is as before
    QTRY_COMPARE(model.rowCount(), id);
    model.append(message(++id));
    QCoreApplication::processEvents();
    QCOMPARE(model.rowCount(), id);
}

void tst_ConversationModel::flushShowsAtOnce()
{
    ConversationModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(message(1, u"hello"_s));

    model.flush();

    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data().toString(), u"hello"_s);
}

void tst_ConversationModel::findsRowsById()
{
    ConversationModel model;
    model.setMessages({message(3), message(5), message(9)});

    QCOMPARE(model.rowOf(3), 0);
    QCOMPARE(model.rowOf(9), 2);
    QCOMPARE(model.rowOf(4), -1);
    QCOMPARE(model.rowOf(10), -1);
    QCOMPARE(model.rowOf(0), -1);
}

void tst_ConversationModel::deliveryChangesOnlyItsRow()
{
    ConversationModel model;
    const QAbstractItemModelTester tester(&model);
    model.setMessages({message(1), message(2)});
    QSignalSpy changed(&model, &ConversationModel::dataChanged);

    model.setDelivery(2, Message::Delivery::Failed, ChatError::Code::MessageTooLong);
    model.setDelivery(2, Message::Delivery::Failed, ChatError::Code::MessageTooLong);
    model.setDelivery(77, Message::Delivery::Failed, {});

    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(model.index(1).data(ConversationModel::FailureRole).toInt(),
             static_cast<int>(ChatError::Code::MessageTooLong));
    QCOMPARE(model.index(0).data(ConversationModel::FailureRole).toInt(), -1);
}

void tst_ConversationModel::deliveryChangesWhatWaitsToBeShown()
{
    ConversationModel model;
    model.append(message(1));

    model.setDelivery(1, Message::Delivery::Answered, {});
    model.flush();

    QCOMPARE(model.messageAt(0).delivery, Message::Delivery::Answered);
}

void tst_ConversationModel::stillWorkingMovesAndEnds()
{
    ConversationModel model;
    model.setMessages({message(1), message(2)});
    const auto isStillWorking = [&model](int row) {
        return model.index(row).data(ConversationModel::StillWorkingRole).toBool();
    };

    model.setStillWorking(1);
    QVERIFY(isStillWorking(0));
    model.setStillWorking(2);
    QVERIFY(!isStillWorking(0));
    QVERIFY(isStillWorking(1));
    model.setDelivery(2, Message::Delivery::Answered, {});
    QVERIFY(!isStillWorking(1));
}

void tst_ConversationModel::removes()
{
    ConversationModel model;
    const QAbstractItemModelTester tester(&model);
    model.setMessages({message(1), message(2)});
    model.append(message(3));

    model.remove(1);
    model.remove(3);
    model.remove(99);
    model.flush();

    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.messageAt(0).id, 2);
}

void tst_ConversationModel::resetForgetsWhatWaits()
{
    ConversationModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(message(1));

    model.setMessages({});
    model.flush();

    QCOMPARE(model.rowCount(), 0);
}

void tst_ConversationModel::theOldestOfWhatOthersSaidGoes()
{
    ConversationModel model(nullptr, 32);
    const QAbstractItemModelTester tester(&model);
    for (MessageId id = 1; id <= 200; ++id) {
        Message said = message(id);
        said.role = id % 10 == 0 ? Message::Role::User : Message::Role::Assistant;
        model.append(said);
        if (id % 7 == 0)
            model.flush();
        QVERIFY(model.rowCount() <= 34);
    }
    model.flush();

    for (MessageId id = 10; id <= 200; id += 10)
        QVERIFY(model.rowOf(id) >= 0);
    QVERIFY(model.rowOf(199) >= 0);
    QCOMPARE(model.rowOf(151), -1);
}

void tst_ConversationModel::describesForScreenReaders()
{
    ConversationModel model;
    model.setMessages({message(1, u"hi"_s)});
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"hi"_s);
    QSignalSpy changed(&model, &ConversationModel::dataChanged);

    model.setAccessibleText([](const Message &m) { return QString(u"You: "_s + m.text); });

    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"You: hi"_s);
    QCOMPARE(changed.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ConversationModel)
#include "tst_ConversationModel.moc"
