// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QKeySequence;
class QWidget;

namespace ecom67 {

/// The keys that work everywhere in the chat window. Knows which key asks for what, not what is
/// done about it.
class ChatShortcuts : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatShortcuts)

public:
    explicit ChatShortcuts(QWidget *window);
    ~ChatShortcuts() override;

Q_SIGNALS:
    void backRequested(); ///< Esc: out of whatever was entered last
    void closeRequested();
    void quitRequested();
    void newChatRequested();
    void saveRequested();
    void findRequested();
    void preferencesRequested(); ///< the dialog with all settings
    void findNextRequested();
    void findPreviousRequested();
    void focusRequested(bool isForward); ///< the next or the previous part of the window

private:
    void add(const QKeySequence &keys, void (ChatShortcuts::*wish)());
};

} // namespace ecom67
