// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "view/MessageTarget.h"

#include <QObject>

#include <optional>

class QKeyEvent;

namespace ecom67 {

class MessageListView;

/// The keyboard in the list of messages. Up and Down choose a row; in it Left and Right move an
/// inner focus over all that can be pressed, and Enter presses it.
class MessageKeys : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageKeys)

public:
    explicit MessageKeys(MessageListView &view);
    ~MessageKeys() override;

    /// True when the key has done something; otherwise it is the list's.
    [[nodiscard]] bool press(const QKeyEvent &event);
    void enter(Qt::FocusReason reason); ///< the list has got the keyboard
    void leaveTargets(); ///< back from what is in a row to the row

private:
    bool pressEnter(bool isRepeated);
    bool pressKeyOfVerb(int key, bool isRepeated);
    bool activateVerb(MessageVerbs::Verb verb);
    bool moveInnerFocus(int key);
    bool scroll(int key);
    bool select(const QKeyEvent &event);
    void setInnerFocus(const std::optional<MessageTarget> &target);
    std::optional<MessageTarget> innerFocus() const;

    MessageListView &m_view;
};

} // namespace ecom67
