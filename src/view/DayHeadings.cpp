// SPDX-License-Identifier: MIT
#include "view/DayHeadings.h"

#include "model/ConversationModel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ecom67 {

using Role = Message::Role;

/// How far back a day counts as begun: as many messages as may come out of order.
static constexpr int kLookBack = 8;
static constexpr qint64 kMinute = 60'000;

QDate DayHeadings::dayOf(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const qint64 ms = time.toMSecsSinceEpoch();
    if (ms < m_begin || ms >= m_end) {
        m_day = time.toLocalTime().date();
        m_begin = m_day.startOfDay().toMSecsSinceEpoch();
        m_end = m_day.addDays(1).startOfDay().toMSecsSinceEpoch();
    }
    return m_day;
}

QDate DayHeadings::dayAbove(const ConversationModel &conversation, int row)
{
    const QDate day = dayOf(conversation.messageAt(row).timestamp);
    if (!day.isValid())
        return {};
    for (int before = row - 1; before >= std::max(0, row - kLookBack); --before) {
        const QDate earlier = dayOf(conversation.messageAt(before).timestamp);
        if (earlier.isValid() && earlier >= day)
            return {};
    }
    return day;
}

static bool isSameAuthor(Role one, Role other)
{
    const auto isAssistant
        = [](Role role) { return role == Role::Assistant || role == Role::Welcome; };
    return one == other || (isAssistant(one) && isAssistant(other));
}

bool DayHeadings::isTimeLeftToNext(const ConversationModel &conversation, int row)
{
    if (row + 1 >= conversation.rowCount())
        return false;
    const Message &message = conversation.messageAt(row);
    const Message &next = conversation.messageAt(row + 1);
    if (!isSameAuthor(message.role, next.role) || !message.timestamp.isValid()
        || !next.timestamp.isValid())
        return false;
    return message.timestamp.toMSecsSinceEpoch() / kMinute
        == next.timestamp.toMSecsSinceEpoch() / kMinute;
}

QString DayHeadings::text(const QDate &day, const QDate &today)
{
    if (day == today) {
        //: Above the first message of the day
        return QCoreApplication::translate("DayHeadings", "Today");
    }
    if (day == today.addDays(-1)) {
        //: Above the first message of the day
        return QCoreApplication::translate("DayHeadings", "Yesterday");
    }
    return QLocale().toString(day, QLocale::LongFormat);
}

} // namespace ecom67
