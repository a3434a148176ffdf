// SPDX-License-Identifier: MIT
#include "view/MessagePointer.h"

#include "view/MessageLayout.h"
#include "view/MessageListView.h"
#include "view/MessageMenu.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QToolTip>

#include <utility>

namespace ecom67 {

MessagePointer::MessagePointer(MessageListView &view)
    : QObject(&view)
    , m_view(view)
{
    view.viewport()->setMouseTracking(true);
    m_holdTimer.setSingleShot(true);
    m_holdTimer.setInterval(QGuiApplication::styleHints()->mousePressAndHoldInterval());
    connect(&m_holdTimer, &QTimer::timeout, this, [this] {
        m_isClickSpent = true; // the finger only leaves the screen afterwards
        openMessageMenu(m_view, m_view.indexAt(m_pressedAt),
                        m_view.viewport()->mapToGlobal(m_pressedAt));
    });
}

MessagePointer::~MessagePointer() = default;

std::optional<MessagePointer::Hit> MessagePointer::hitAt(const QPoint &position) const
{
    const QModelIndex index = m_view.indexAt(position);
    if (!index.isValid())
        return std::nullopt;
    const MessageLayout &layout = m_view.layoutOf(index);
    const int target = layout.targetAt(position - m_view.originOf(index));
    if (target < 0)
        return std::nullopt;
    return Hit{index, layout.targets.at(target)};
}

void MessagePointer::press(const QMouseEvent &event)
{
    m_view.setFocusShown(false);
    m_pressedAt = event.pos();
    m_pressed = hitAt(m_pressedAt);
    m_isClickSpent = false;
    if (event.source() != Qt::MouseEventNotSynthesized)
        m_holdTimer.start();
}

void MessagePointer::doubleClick()
{
    m_isClickSpent = true; // its release must not take back what the first one asked
}

/// The third click of an impatient person, where something else may stand by now.
bool MessagePointer::isRepeatedClick(const QMouseEvent &event)
{
    const auto interval
        = static_cast<quint64>(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    const quint64 last = std::exchange(m_actedAt, event.timestamp());
    return last != 0 && event.timestamp() - last < interval;
}

void MessagePointer::release(const QMouseEvent &event)
{
    m_holdTimer.stop();
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (event.button() != Qt::LeftButton || !pressed || m_isClickSpent)
        return;
    const auto released = hitAt(event.pos());
    const bool isSame = released && released->index == pressed->index
        && released->target.isSameAs(pressed->target);
    if (!isSame)
        return;
    const bool isVerb = released->target.kind == MessageTarget::Kind::Verb;
    if (!isVerb || !isRepeatedClick(event))
        m_view.activate(released->index, released->target);
}

void MessagePointer::move(const QMouseEvent &event)
{
    if ((event.pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_holdTimer.stop();
    m_view.viewport()->setCursor(hitAt(event.pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void MessagePointer::showToolTip(const QHelpEvent &event) const
{
    const auto hit = hitAt(event.pos());
    if (hit && !hit->target.url.isEmpty())
        m_view.showAddress(hit->index, hit->target);
    else
        QToolTip::hideText();
}

} // namespace ecom67
