// SPDX-License-Identifier: MIT
// Days and times in MessageListView.
#include "model/ConversationModel.h"
#include "view/DayWatch.h"
#include "view/DeliveryText.h"
#include "view/MessageDelegate.h"
#include "view/MessageListView.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>

namespace ecom67 {

void MessageListView::setToday(const QDate &today)
{
    m_delegate->setToday(today);
    viewport()->update();
}

QString MessageListView::describe(const Message &message)
{
    const QString words = messageDescription(message);
    const int row = m_conversation ? m_conversation->rowOf(message.id) : -1;
    const QString day = row < 0 ? QString() : m_delegate->dayText(m_conversation->index(row));
    if (day.isEmpty())
        return words;
    //: Screen reader: the first message of a day; %1 is "Today" or a date, %2 the message
    return tr("%1. %2").arg(day, words);
}

bool MessageListView::showTimeTip(const QHelpEvent &event)
{
    const QModelIndex index = indexAt(event.pos());
    if (!index.isValid())
        return false;
    const QRect area = layoutOf(index).timeRect.translated(originOf(index));
    if (area.width() == 0 || !area.contains(event.pos()))
        return false;
    const QDateTime when = messageAt(index).timestamp.toLocalTime();
    QToolTip::showText(event.globalPos(), QLocale().toString(when, QLocale::LongFormat), viewport(),
                       area);
    return true;
}

} // namespace ecom67
