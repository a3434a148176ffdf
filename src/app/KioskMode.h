// SPDX-License-Identifier: MIT
#pragma once

#include "model/IdleReset.h"

#include <QClipboard>
#include <QObject>
#include <QSet>

namespace ecom67 {

class ChatViewModel;
class ChatWindow;
class IdleQuestion;

/// A public computer: watches for input in the whole program, asks when there is none, and forgets
/// everything of a person who has left: conversation, session, what was being typed, and what was
/// copied here.
class KioskMode : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KioskMode)

public:
    /// Both must outlive this object.
    KioskMode(ChatViewModel &chat, ChatWindow &window, IdleReset::Timing timing,
              QObject *parent = nullptr);
    ~KioskMode() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    IdleReset::Need need() const;
    void showQuestion(int left);
    void forget();

    ChatViewModel &m_chat;
    ChatWindow &m_window;
    IdleReset m_idle;
    IdleQuestion *m_question; ///< the window's
    QSet<QClipboard::Mode> m_copied; ///< what was filled in this program
};

} // namespace ecom67
