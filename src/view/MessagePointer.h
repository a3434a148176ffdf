// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageTarget.h"

#include <QObject>
#include <QPersistentModelIndex>
#include <QTimer>

#include <optional>

class QHelpEvent;
class QMouseEvent;

namespace ecom67 {

class MessageListView;

/// Mouse and finger in the list of messages: what is pressed and released acts once, a finger
/// that stays selects a word and opens the menu when it leaves, and dragging selects text: with the
/// mouse at once, with a finger after it has stayed, so that it can scroll otherwise.
class MessagePointer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagePointer)

public:
    explicit MessagePointer(MessageListView &view);
    ~MessagePointer() override;

    void press(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void showToolTip(const QHelpEvent &event) const;

    bool isHolding() const noexcept { return m_isHolding; } ///< a finger has stayed

private:
    struct Hit
    {
        QPersistentModelIndex index;
        MessageTarget target;
    };

    std::optional<Hit> hitAt(const QPoint &position) const;
    bool isRepeatedClick(const QMouseEvent &event);
    void startHolding();
    void dragTo(const QPoint &position);

    MessageListView &m_view;
    std::optional<Hit> m_pressed;
    QPoint m_pressedAt;
    quint64 m_actedAt = 0; ///< time of the last click that did something
    bool m_isClickSpent = false; ///< what is pressed does nothing when released
    bool m_isDragging = false; ///< the pointer selects text
    bool m_isHolding = false; ///< a finger has stayed long enough to select
    QPoint m_draggedTo;
    QTimer m_holdTimer; ///< of a finger
    QTimer m_scrollTimer; ///< while it is dragged beyond an edge
};

} // namespace ecom67
