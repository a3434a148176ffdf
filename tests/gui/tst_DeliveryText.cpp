// SPDX-License-Identifier: MIT
#include "gui/Targets.h"
#include "view/DeliveryText.h"
#include "view/Fonts.h"
#include "view/MessageLayout.h"
#include "view/Theme.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;
using Delivery = Message::Delivery;

/// What a customer sees and hears of each state of a message.
class tst_DeliveryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachStateIsSeenAndHeard_data();
    void eachStateIsSeenAndHeard();
    void noTwoStatesLookAlike();
    void actionsDoNotTouchEachOther_data();
    void actionsDoNotTouchEachOther();
    void whatIsTooLongOffersNoRetry();
    void anUnfinishedAnswerSaysSo_data();
    void anUnfinishedAnswerSaysSo();
};

static constexpr auto kStates = {Delivery::Queued,   Delivery::Sending, Delivery::Delivered,
                                 Delivery::Answered, Delivery::Failed,  Delivery::Unanswered};

static Message messageIn(Delivery delivery)
{
    Message message;
    message.id = 1;
    message.role = Message::Role::User;
    message.text = u"Hello"_s;
    message.timestamp = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000, Qt::UTC);
    message.delivery = delivery;
    if (delivery == Delivery::Failed)
        message.failure = ChatError::Code::GatewayInternal;
    if (delivery == Delivery::Unanswered)
        message.failure = ChatError::Code::ConnectionLost;
    return message;
}

void tst_DeliveryText::initTestCase()
{
    installFonts();
}

void tst_DeliveryText::eachStateIsSeenAndHeard_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<QString>("note"); ///< how it begins
    QTest::addColumn<QString>("heard");
    QTest::addColumn<QStringList>("actions");

    QTest::newRow("waiting") << Delivery::Queued << u"Waiting to be sent"_s
                             << u"waiting to be sent"_s << QStringList{u"Edit"_s, u"Cancel"_s};
    QTest::newRow("sending") << Delivery::Sending << u"Sending..."_s << u"being sent"_s
                             << QStringList{};
    QTest::newRow("delivered") << Delivery::Delivered << u"Delivered"_s << u"delivered"_s
                               << QStringList{};
    QTest::newRow("answered") << Delivery::Answered << QString() << u"answered"_s << QStringList{};
    QTest::newRow("failed") << Delivery::Failed << u"The"_s << u"not sent"_s
                            << QStringList{u"Retry"_s, u"Edit"_s, u"Delete"_s};
    QTest::newRow("unanswered") << Delivery::Unanswered
                                << u"We lost the connection. Your message may have been received."_s
                                << u"not answered"_s << QStringList{u"Ask again"_s};
}

void tst_DeliveryText::eachStateIsSeenAndHeard()
{
    QFETCH(const Delivery, delivery);
    QFETCH(const QString, note);
    QFETCH(const QString, heard);
    const Message message = messageIn(delivery);

    const MessageLayout layout = MessageLayout::make(message, {.width = 382}, lightTheme());
    QStringList actions;
    for (const auto &action : verbsOf(layout))
        actions.append(action.text);

    QVERIFY2(layout.note.startsWith(note) && layout.note.isEmpty() == note.isEmpty(),
             qPrintable(layout.note));
    QVERIFY(layout.mark.has_value());
    QVERIFY(layout.bubble.contains(layout.markRect));
    QTEST(actions, "actions");
    const QString description = messageDescription(message);
    QVERIFY2(description.contains(u", "_s + heard + u": Hello"_s), qPrintable(description));
    if (layout.isNoteProblem)
        QVERIFY2(description.endsWith(layout.note), qPrintable(description));
}

void tst_DeliveryText::noTwoStatesLookAlike()
{
    std::set<Glyph> marks;
    for (const Delivery delivery : kStates)
        marks.insert(DeliveryText::of(messageIn(delivery), false).mark.value());
    QCOMPARE(marks.size(), kStates.size());
}

void tst_DeliveryText::anUnfinishedAnswerSaysSo_data()
{
    actionsDoNotTouchEachOther_data();
}

void tst_DeliveryText::anUnfinishedAnswerSaysSo()
{
    QFETCH(const int, width);
    QFETCH(const Qt::LayoutDirection, direction);
    Message message = messageIn(Delivery::None);
    message.role = Message::Role::Assistant;
    message.text = u"O"_s; // narrower than the note
    const MessageLayout::Context context{.width = width, .direction = direction};
    const MessageLayout finished = MessageLayout::make(message, context, lightTheme());
    QVERIFY(finished.note.isEmpty());
    QVERIFY(!messageDescription(message).contains(u"unfinished"_s));

    message.details.isUnfinished = true;
    const MessageLayout layout = MessageLayout::make(message, context, lightTheme());

    QCOMPARE(layout.note, u"Unfinished"_s);
    QVERIFY(layout.height > finished.height);
    QCOMPARE(layout.mark, Glyph::Problem);
    QVERIFY(layout.bubble.contains(layout.markRect));
    // Below the bubble, beginning where it begins.
    const QRect row(0, 0, width, layout.height);
    QVERIFY(row.contains(layout.noteRect) && row.contains(layout.noteIconRect));
    QVERIFY(layout.noteRect.top() > layout.bubble.bottom());
    QVERIFY(!layout.noteRect.intersects(layout.noteIconRect));
    if (direction == Qt::LeftToRight)
        QCOMPARE(layout.noteIconRect.left(), layout.bubble.left());
    else
        QCOMPARE(layout.noteIconRect.right(), layout.bubble.right());
    QVERIFY2(messageDescription(message).contains(u", unfinished: O"_s),
             qPrintable(messageDescription(message)));
}

void tst_DeliveryText::actionsDoNotTouchEachOther_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const int width : {260, 382, 700}) {
        QTest::addRow("%d", width) << width << Qt::LeftToRight;
        QTest::addRow("%d, mirrored", width) << width << Qt::RightToLeft;
    }
}

void tst_DeliveryText::actionsDoNotTouchEachOther()
{
    QFETCH(const int, width);
    QFETCH(const Qt::LayoutDirection, direction);
    for (const Delivery delivery : kStates) {
        const MessageLayout layout = MessageLayout::make(
            messageIn(delivery), {.width = width, .direction = direction}, lightTheme());
        for (qsizetype i = 0; i < verbsOf(layout).size(); ++i) {
            const MessageTarget action = verbsOf(layout).at(i);
            QCOMPARE(layout.targets.at(layout.targetAt(action.rect.center())), action);
            QVERIFY(!action.rect.intersects(layout.noteRect));
            QVERIFY(QRect(0, 0, width, layout.height).contains(action.rect));
            for (qsizetype j = 0; j < i; ++j) {
                const QRect other = verbsOf(layout).at(j).rect;
                // What a finger meets is 6 pixels larger on all sides.
                QVERIFY(
                    !action.rect.adjusted(-6, -6, 6, 6).intersects(other.adjusted(-6, -6, 6, 6)));
            }
        }
    }
}

void tst_DeliveryText::whatIsTooLongOffersNoRetry()
{
    Message message = messageIn(Delivery::Failed);
    message.failure = ChatError::Code::MessageTooLong;

    QCOMPARE(verbsBelow(message).first(), MessageVerbs::Verb::Edit);
    QVERIFY(!verbsBelow(message).contains(MessageVerbs::Verb::Retry));
}

QTEST_MAIN(tst_DeliveryText)
#include "tst_DeliveryText.moc"
