// SPDX-License-Identifier: MIT
#include "app/PaintWatch.h"

#include <QCoreApplication>
#include <QListView>
#include <QPaintEvent>

namespace ecom67 {

PaintWatch::PaintWatch(QListView &list, QObject *parent)
    : QObject(parent)
    , m_list(list)
{
    m_list.viewport()->installEventFilter(this);
}

PaintWatch::~PaintWatch() = default;

void PaintWatch::start()
{
    m_paintedRow = -1;
}

void PaintWatch::waitForLastRow()
{
    // The filter sees the paint event before it is handled; processEvents() returns behind it.
    while (m_paintedRow < m_list.model()->rowCount() - 1)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list.viewport() && event->type() == QEvent::Paint) {
        const int last = m_list.model()->rowCount() - 1;
        const QRect place = m_list.visualRect(m_list.model()->index(last, 0));
        if (static_cast<QPaintEvent *>(event)->rect().contains(place.center()))
            m_paintedRow = last;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ecom67
