// SPDX-License-Identifier: MIT
#include "core/Outage.h"
#include "gui/ChatFixture.h"
#include "gui/Targets.h"
#include "view/DayHeadings.h"
#include "view/DayWatch.h"
#include "view/DeliveryText.h"
#include "view/Fonts.h"
#include "view/MessageDelegate.h"
#include "view/OutageText.h"
#include "view/Theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;
using namespace ecom67::test;
using Role = Message::Role;

/// Days, times and outages in the conversation.
class tst_Days : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void headingAboveTheFirstOfADay();
    void dayBeginsOnce();
    void headingsHaveWords_data();
    void headingsHaveWords();
    void headingIsPaintedAndSaid();
    void midnightChangesToday();
    void watchLooksAtMidnight_data();
    void watchLooksAtMidnight();
    void watchTellsOnce();
    void timeOnTheLastOfAMinute_data();
    void timeOnTheLastOfAMinute();
    void markStaysWithoutATime();
    void rowIsMeasuredAnewWhenItsNeighbourChanges();
    void timeHasAToolTip();
    void outagesHaveWords_data();
    void outagesHaveWords();
    void outageIsOneMutedLine();

private:
    static QDateTime at(int day, int hour, int minute, int second = 0)
    {
        return QDateTime(QDate(2026, 11, day), QTime(hour, minute, second)).toUTC();
    }
    /// Messages with the numbers 1, 2, ...
    static void show(ConversationModel &model, const QList<std::pair<Role, QDateTime>> &said)
    {
        QList<Message> messages;
        for (const auto &[role, time] : said) {
            Message message;
            message.id = messages.size() + 1;
            message.role = role;
            message.text = u"words"_s;
            message.timestamp = time;
            if (role == Role::User)
                message.delivery = Message::Delivery::Answered;
            messages.append(message);
        }
        model.setMessages(messages);
    }
    static QList<int> headed(const ConversationModel &model)
    {
        DayHeadings days;
        QList<int> rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (days.dayAbove(model, row).isValid())
                rows.append(row);
        }
        return rows;
    }
};

void tst_Days::initTestCase()
{
    installFonts();
}

void tst_Days::headingAboveTheFirstOfADay()
{
    ConversationModel model;
    show(model,
         {{Role::Welcome, at(23, 10, 0)},
          {Role::User, at(23, 23, 59, 59)},
          {Role::Assistant, at(24, 0, 0)},
          {Role::User, at(24, 12, 0)},
          {Role::User, at(30, 12, 0)}});

    QCOMPARE(headed(model), (QList<int>{0, 2, 4}));
}

void tst_Days::dayBeginsOnce()
{
    ConversationModel model;
    // The server's clock is a little behind this one, and a time is missing.
    show(model,
         {{Role::User, at(23, 12, 0)},
          {Role::User, at(24, 0, 0, 2)},
          {Role::Assistant, at(23, 23, 59, 58)},
          {Role::Assistant, QDateTime()},
          {Role::User, at(24, 0, 1)},
          {Role::Assistant, at(24, 0, 0, 58)}});

    QCOMPARE(headed(model), (QList<int>{0, 1}));
}

void tst_Days::headingsHaveWords_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("words");

    QTest::newRow("today") << QDate(2026, 11, 25) << u"Today"_s;
    QTest::newRow("yesterday") << QDate(2026, 11, 24) << u"Yesterday"_s;
    QTest::newRow("before") << QDate(2026, 11, 23) << u"Monday, 23 November 2026"_s;
    QTest::newRow("last year") << QDate(2025, 12, 31) << u"Wednesday, 31 December 2025"_s;
    QTest::newRow("clock ahead") << QDate(2026, 11, 26) << u"Thursday, 26 November 2026"_s;
}

void tst_Days::headingsHaveWords()
{
    QFETCH(const QDate, day);
    QLocale::setDefault(QLocale(u"en_GB"_s));

    QTEST(DayHeadings::text(day, QDate(2026, 11, 25)), "words");
    QLocale::setDefault(QLocale::system());
}

void tst_Days::headingIsPaintedAndSaid()
{
    ChatFixture fixture;
    fixture.open();
    show(fixture.conversation, {{Role::User, at(24, 12, 0)}, {Role::User, at(25, 12, 0)}});
    fixture.list()->setToday(QDate(2026, 11, 25));
    fixture.list()->doItemsLayout();
    const auto row = [&fixture](int number) {
        return fixture.list()->visualRect(fixture.conversation.index(number));
    };
    const auto hasInk = [&fixture](const QRect &area) {
        const QImage picture = fixture.list()->viewport()->grab(area).toImage();
        for (int x = 0; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); ++y) {
                if (picture.pixelColor(x, y) != lightTheme().canvas)
                    return true;
            }
        }
        return false;
    };

    QCOMPARE(row(0).height(), 16 + 16 + 16 + 64 + 16);
    QCOMPARE(row(1).height(), 16 + 16 + 64 + 16);
    QVERIFY(hasInk(QRect(0, row(0).top() + 16, 382, 16)));
    QVERIFY(hasInk(QRect(0, row(1).top(), 382, 16)));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(fixture.list());
    QVERIFY(list->child(0)->text(QAccessible::Name).startsWith(u"Yesterday. You, "_s));
    QVERIFY(list->child(1)->text(QAccessible::Name).startsWith(u"Today. You, "_s));
}

void tst_Days::midnightChangesToday()
{
    ChatFixture fixture;
    fixture.open();
    show(fixture.conversation, {{Role::User, at(25, 12, 0)}});
    const MessageDelegate &delegate = fixture.list()->delegate();

    fixture.list()->setToday(QDate(2026, 11, 25));
    QCOMPARE(delegate.dayText(fixture.conversation.index(0)), u"Today"_s);
    fixture.list()->setToday(QDate(2026, 11, 26));
    QCOMPARE(delegate.dayText(fixture.conversation.index(0)), u"Yesterday"_s);
}

void tst_Days::watchLooksAtMidnight_data()
{
    QTest::addColumn<QTime>("time");
    QTest::addColumn<qint64>("seconds");

    QTest::newRow("noon") << QTime(12, 0) << qint64(3'600);
    QTest::newRow("an hour before") << QTime(23, 0) << qint64(3'600);
    QTest::newRow("soon") << QTime(23, 59, 30) << qint64(31);
    QTest::newRow("just before") << QTime(23, 59, 59, 999) << qint64(1);
    QTest::newRow("midnight") << QTime(0, 0) << qint64(3'600);
}

void tst_Days::watchLooksAtMidnight()
{
    QFETCH(const QTime, time);
    const DayWatch watch([time] { return QDateTime(QDate(2026, 11, 25), time); });

    QTEST(qint64(std::chrono::duration_cast<std::chrono::seconds>(watch.wait()).count()),
          "seconds");
}

void tst_Days::watchTellsOnce()
{
    QDateTime now(QDate(2026, 11, 25), QTime(23, 59));
    DayWatch watch([&now] { return now; });
    QSignalSpy changed(&watch, &DayWatch::dayChanged);

    watch.check();
    QVERIFY(changed.isEmpty());
    now = now.addSecs(61);
    watch.check();
    watch.check();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toDate(), QDate(2026, 11, 26));
    QCOMPARE(watch.today(), QDate(2026, 11, 26));
}

void tst_Days::timeOnTheLastOfAMinute_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<Role>("nextRole");
    QTest::addColumn<QDateTime>("nextTime");
    QTest::addColumn<bool>("isLeft");

    const auto row
        = [](const char *name, Role one, QDateTime time, Role next, QDateTime nextTime,
             bool isLeft) { QTest::newRow(name) << one << time << next << nextTime << isLeft; };
    row("same", Role::User, at(25, 14, 2, 0), Role::User, at(25, 14, 2, 59), true);
    row("greeting and answer", Role::Welcome, at(25, 14, 2), Role::Assistant, at(25, 14, 2), true);
    row("next minute", Role::User, at(25, 14, 2, 59), Role::User, at(25, 14, 3), false);
    row("other author", Role::User, at(25, 14, 2), Role::Assistant, at(25, 14, 2), false);
    row("error", Role::Assistant, at(25, 14, 2), Role::Error, at(25, 14, 2), false);
    row("notice has no time", Role::User, at(25, 14, 2), Role::Notice, at(25, 14, 2), false);
    row("other day", Role::User, at(24, 14, 2), Role::User, at(25, 14, 2), false);
    row("no time", Role::User, QDateTime(), Role::User, QDateTime(), false);
}

void tst_Days::timeOnTheLastOfAMinute()
{
    QFETCH(const Role, role);
    QFETCH(const QDateTime, time);
    QFETCH(const Role, nextRole);
    QFETCH(const QDateTime, nextTime);
    ConversationModel model;
    show(model, {{role, time}, {nextRole, nextTime}});

    QTEST(DayHeadings::isTimeLeftToNext(model, 0), "isLeft");
    QVERIFY(!DayHeadings::isTimeLeftToNext(model, 1));
}

void tst_Days::markStaysWithoutATime()
{
    ConversationModel model;
    show(model, {{Role::User, at(25, 14, 2)}, {Role::Assistant, at(25, 14, 2)}});
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const MessageLayout::Context hidden{
            .width = 382, .direction = direction, .isTimeHidden = true};
        const auto mine = MessageLayout::make(model.messageAt(0), hidden, lightTheme());
        QVERIFY(mine.timeText.isEmpty());
        QVERIFY(mine.mark);
        QVERIFY(mine.bubble.contains(mine.markRect));
        const auto theirs = MessageLayout::make(model.messageAt(1), hidden, lightTheme());
        QVERIFY(theirs.timeRect.isNull());
        QCOMPARE(theirs.bubble.height(), 66 - 16 - 4); // and no empty line in its place
    }
}

void tst_Days::rowIsMeasuredAnewWhenItsNeighbourChanges()
{
    ChatFixture fixture;
    fixture.open();
    QList<std::pair<Role, QDateTime>> said;
    for (int i = 0; i < 400; ++i)
        said.append({i % 2 ? Role::User : Role::Assistant, at(25, 14, 2)});
    said.append({Role::Assistant, at(25, 14, 2)});
    show(fixture.conversation, said);
    const auto isExact = [&fixture] {
        const QRect seen = fixture.list()->viewport()->rect();
        for (int row = 0; row < fixture.conversation.rowCount(); ++row) {
            const QModelIndex index = fixture.conversation.index(row);
            const QRect rect = fixture.list()->visualRect(index);
            if (rect.intersects(seen)
                && rect.height()
                    != fixture.list()->layoutOf(index).height
                        + fixture.list()->delegate().topOf(index))
                return false;
        }
        return true;
    };
    QVERIFY(isExact());

    Message message;
    message.id = 1'000;
    message.role = Role::Assistant;
    message.text = u"more"_s;
    message.timestamp = at(25, 14, 2);
    fixture.conversation.append(message);
    fixture.conversation.flush();
    QVERIFY(isExact());
    fixture.conversation.remove(1'000);
    QVERIFY(isExact());
}

void tst_Days::timeHasAToolTip()
{
    ChatFixture fixture;
    fixture.open();
    show(fixture.conversation, {{Role::User, at(25, 14, 2)}});
    fixture.list()->doItemsLayout();
    const QModelIndex index = fixture.conversation.index(0);
    const QPoint place
        = fixture.list()->layoutOf(index).timeRect.center() + fixture.list()->originOf(index);
    QWidget *viewport = fixture.list()->viewport();

    QHelpEvent help(QEvent::ToolTip, place, viewport->mapToGlobal(place));
    QApplication::sendEvent(viewport, &help);

    QCOMPARE(QToolTip::text(),
             QLocale().toString(at(25, 14, 2).toLocalTime(), QLocale::LongFormat));
    QVERIFY(QToolTip::text().contains(u"2026"_s));
    QToolTip::hideText();
}

void tst_Days::outagesHaveWords_data()
{
    QTest::addColumn<Outage>("outage");
    QTest::addColumn<QString>("words");

    QTest::newRow("minutes") << Outage{at(25, 14, 2), at(25, 14, 5), 1}
                             << u"Connection was lost 14:02–14:05"_s;
    QTest::newRow("within a minute")
        << Outage{at(25, 14, 2, 1), at(25, 14, 2, 30), 1} << u"Connection was lost at 14:02"_s;
    QTest::newRow("over midnight") << Outage{at(24, 23, 50), at(25, 0, 10), 1}
                                   << u"Connection was lost 24/11/2026 23:50–25/11/2026 00:10"_s;
    QTest::newRow("several") << Outage{at(25, 14, 2), at(25, 14, 5), 3}
                             << u"Connection was lost 3 time(s), 14:02–14:05"_s;
}

void tst_Days::outagesHaveWords()
{
    QFETCH(const Outage, outage);
    QFETCH(const QString, words);
    QLocale::setDefault(QLocale(u"en_GB"_s));

    QCOMPARE(outageText(outage), words);
    QVERIFY(messageDescription(outage.toMessage()).endsWith(u": "_s + words));
    QLocale::setDefault(QLocale::system());
}

void tst_Days::outageIsOneMutedLine()
{
    const Message message = Outage{at(25, 14, 2), at(25, 14, 5), 1}.toMessage();
    const auto layout = MessageLayout::make(message, {.width = 382}, lightTheme());

    QVERIFY(layout.bubble.isNull());
    QVERIFY(layout.timeRect.isNull());
    QCOMPARE(layout.height, 20 + 16);
    QVERIFY(layout.document->toPlainText().startsWith(u"Connection was lost "_s));
}

QTEST_MAIN(tst_Days)
#include "tst_Days.moc"
