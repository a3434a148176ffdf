// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QString>

class QDateTime;

namespace ecom67 {

class ConversationModel;

/// Which rows begin a day, and which ones leave the time to the next. Asked for every row of a
/// layout, so that what is costly, the day of a time, is worked out once for each day in a row.
class DayHeadings
{
public:
    /// The day above this row; invalid when none begins here. Times of a server may run backwards
    /// by a little: a day begins once.
    QDate dayAbove(const ConversationModel &conversation, int row);

    /// Whether the next row is of the same author and the same minute, and shows it.
    static bool isTimeLeftToNext(const ConversationModel &conversation, int row);

    /// "Today", "Yesterday" or the date.
    static QString text(const QDate &day, const QDate &today);

private:
    QDate dayOf(const QDateTime &time);

    // The day that was asked for last, and where it begins and ends, ms since 1970.
    QDate m_day;
    qint64 m_begin = 0;
    qint64 m_end = 0;
};

} // namespace ecom67
