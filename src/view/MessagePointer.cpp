// SPDX-License-Identifier: MIT
#include "view/MessagePointer.h"

#include "view/MessageLayout.h"
#include "view/MessageListView.h"
#include "view/MessageMenu.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace ecom67 {

static constexpr auto kScrollStep = 40ms; ///< of dragging beyond an edge

MessagePointer::MessagePointer(MessageListView &view)
    : QObject(&view)
    , m_view(view)
{
    view.viewport()->setMouseTracking(true);
    m_holdTimer.setSingleShot(true);
    m_holdTimer.setInterval(QGuiApplication::styleHints()->mousePressAndHoldInterval());
    connect(&m_holdTimer, &QTimer::timeout, this, &MessagePointer::startHolding);
    m_scrollTimer.setInterval(kScrollStep);
    connect(&m_scrollTimer, &QTimer::timeout, this, [this] { dragTo(m_draggedTo); });
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

/// A finger has stayed: what is below it is selected, and can be extended.
void MessagePointer::startHolding()
{
    m_isClickSpent = true; // the finger only leaves the screen afterwards
    m_isHolding = true;
    const QModelIndex index = m_view.indexAt(m_pressedAt);
    if (!index.isValid() || m_pressed)
        return;
    const QRect bubble = m_view.layoutOf(index).bubble.translated(m_view.originOf(index));
    if (bubble.contains(m_pressedAt))
        m_view.selector().selectWordAt(m_view.selector().placeAt(m_pressedAt));
}

void MessagePointer::dragTo(const QPoint &position)
{
    m_draggedTo = position;
    const int height = m_view.viewport()->height();
    const int beyond = position.y() < 0 ? position.y() : std::max(0, position.y() - height + 1);
    QScrollBar *bar = m_view.verticalScrollBar();
    bar->setValue(bar->value() + beyond);
    if (beyond == 0)
        m_scrollTimer.stop();
    else if (!m_scrollTimer.isActive())
        m_scrollTimer.start();
    const int inside = std::clamp(position.y(), 0, std::max(height - 1, 0));
    m_view.selector().extendTo(m_view.selector().placeAt({position.x(), inside}));
}

void MessagePointer::press(const QMouseEvent &event)
{
    m_view.setFocusShown(false);
    m_pressedAt = event.pos();
    m_pressed = hitAt(m_pressedAt);
    m_isClickSpent = false;
    m_isDragging = false;
    m_isHolding = false;
    MessageSelector &selector = m_view.selector();
    if (event.source() != Qt::MouseEventNotSynthesized) {
        m_holdTimer.start();
    } else if (event.button() == Qt::LeftButton) {
        const TextPlace place = selector.placeAt(m_pressedAt);
        if (event.modifiers() == Qt::ShiftModifier && selector.selection().anchor.id != 0)
            selector.extendTo(place);
        else
            selector.begin(place);
    }
}

void MessagePointer::doubleClick(const QMouseEvent &event)
{
    if (event.button() == Qt::LeftButton && !hitAt(event.pos()))
        m_view.selector().selectWordAt(m_view.selector().placeAt(event.pos()));
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
    m_scrollTimer.stop();
    if (std::exchange(m_isHolding, false))
        openMessageMenu(m_view, m_view.indexAt(m_pressedAt),
                        m_view.viewport()->mapToGlobal(event.pos()));
    const bool isDragged = std::exchange(m_isDragging, false);
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (event.button() != Qt::LeftButton || !pressed || m_isClickSpent || isDragged)
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
    if ((event.pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_holdTimer.stop();
        const bool isMouse = event.source() == Qt::MouseEventNotSynthesized;
        m_isDragging |= event.buttons() == Qt::LeftButton && (isMouse || m_isHolding);
    }
    if (m_isDragging && event.buttons() == Qt::LeftButton) {
        dragTo(event.pos());
        return;
    }
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
