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
/// that stays opens the menu, and what can be pressed shows it.
class MessagePointer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagePointer)

public:
    explicit MessagePointer(MessageListView &view);
    ~MessagePointer() override;

    void press(const QMouseEvent &event);
    void doubleClick();
    void release(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void showToolTip(const QHelpEvent &event) const;

private:
    struct Hit
    {
        QPersistentModelIndex index;
        MessageTarget target;
    };

    std::optional<Hit> hitAt(const QPoint &position) const;
    bool isRepeatedClick(const QMouseEvent &event);

    MessageListView &m_view;
    std::optional<Hit> m_pressed;
    QPoint m_pressedAt;
    quint64 m_actedAt = 0; ///< time of the last click that did something
    bool m_isClickSpent = false; ///< what is pressed does nothing when released
    QTimer m_holdTimer; ///< of a finger
};

} // namespace ecom67
