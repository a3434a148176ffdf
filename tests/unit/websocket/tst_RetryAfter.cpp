// SPDX-License-Identifier: MIT
#include "websocket/RetryAfter.h"

#include <QTest>
#include <QTimeZone>

using namespace ecom67;
using namespace std::chrono_literals;

class tst_RetryAfter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void tst_RetryAfter::reads_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: nothing
    const auto row = [](const char *value, int seconds) {
        QTest::newRow(value) << QByteArray(value) << seconds;
    };
    row("120", 120);
    row(" 7 ", 7);
    row("0", 0);
    row("3600", 3'600);
    row("3601", 3'600);
    row("99999999999999999999", 3'600);
    row("Wed, 21 Oct 2015 07:28:30 GMT", 30);
    row("Wed, 21 Oct 2015 07:27:00 GMT", 0);
    row("Thu, 22 Oct 2015 07:28:00 GMT", 3'600);
    row("", -1);
    row("-5", -1);
    row("+5", -1);
    row("1.5", -1);
    row("soon", -1);
    row("Wed, 21 Oct 2015 07:28:30", -1);
    row("Wed, 35 Oct 2015 07:28:30 GMT", -1);
    row("\xD9\xA3", -1); // a digit elsewhere
}

void tst_RetryAfter::reads()
{
    QFETCH(const QByteArray, value);
    QFETCH(const int, seconds);
    // Another zone: the date in the header is always that of Greenwich.
    const QDateTime now
        = QDateTime(QDate(2015, 10, 21), QTime(7, 28), Qt::UTC).toOffsetFromUtc(5 * 3'600);
    const auto wait = readRetryAfter(value, now);
    QCOMPARE(wait ? int(wait->count()) : -1, seconds);
}

QTEST_APPLESS_MAIN(tst_RetryAfter)
#include "tst_RetryAfter.moc"
