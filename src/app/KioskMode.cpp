// SPDX-License-Identifier: MIT
#include "app/KioskMode.h"

#include "app/Logging.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "view/ChatWindow.h"
#include "view/IdleQuestion.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>

#include <utility>

namespace ecom67 {

using Need = IdleReset::Need;
using Delivery = Message::Delivery;

KioskMode::KioskMode(ChatViewModel &chat, ChatWindow &window, IdleReset::Timing timing,
                     QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_window(window)
    , m_idle(timing, [this] { return need(); })
    , m_question(new IdleQuestion(&window))
{
    connect(&m_idle, &IdleReset::asked, this, &KioskMode::showQuestion);
    connect(&m_idle, &IdleReset::resetDue, this, &KioskMode::forget);
    connect(m_question, &IdleQuestion::continued, &m_idle, &IdleReset::noteActivity);
    // There must be time to read what has come.
    connect(&chat, &ChatViewModel::messageArrived, &m_idle, &IdleReset::noteActivity);
    connect(&chat, &ChatViewModel::assistantTypingChanged, &m_idle, &IdleReset::noteActivity);
    // Not every system says whether a clipboard is ours; who changes it has the keyboard.
    connect(QApplication::clipboard(), &QClipboard::changed, this, [this](QClipboard::Mode mode) {
        if (QApplication::focusWindow())
            m_copied.insert(mode);
        else
            m_copied.remove(mode);
    });
    qApp->installEventFilter(this);
}

KioskMode::~KioskMode() = default;

IdleReset::Need KioskMode::need() const
{
    const ConversationModel &conversation = m_chat.conversation();
    bool hasSaid = false;
    for (int row = 0; row < conversation.rowCount(); ++row) {
        const Message message = conversation.messageAt(row);
        if (message.role != Message::Role::User)
            continue;
        hasSaid = true;
        // One that waits for a connection is no reason: that may never come.
        if (message.delivery == Delivery::Sending || message.delivery == Delivery::Delivered)
            return Need::Awaited;
    }
    return hasSaid || !m_chat.draft().isEmpty() ? Need::Some : Need::None;
}

void KioskMode::showQuestion(int left)
{
    m_question->showLeft(left);
}

void KioskMode::forget()
{
    qCInfo(lcApp) << "kiosk: nobody is there, the conversation is forgotten";
    const auto dialogs = m_window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog != m_question)
            dialog->reject();
    }
    m_chat.startForNextPerson();
    const auto copied = std::exchange(m_copied, {});
    for (const QClipboard::Mode mode : copied)
        QApplication::clipboard()->clear(mode);
}

bool KioskMode::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        // While it is asked, the window that comes up under the mouse must not answer.
        if (!m_idle.isAsking())
            m_idle.noteActivity();
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::Wheel:
    case QEvent::InputMethod:
        m_idle.noteActivity();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ecom67
