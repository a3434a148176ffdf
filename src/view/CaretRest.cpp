// SPDX-License-Identifier: MIT
#include "view/CaretRest.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace ecom67 {

CaretRest::CaretRest(QWidget *editor, std::chrono::milliseconds restAfter)
    : QObject(editor)
    , m_flashTime(QApplication::cursorFlashTime())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(restAfter);
    connect(&m_timer, &QTimer::timeout, this, &CaretRest::rest);
    editor->installEventFilter(this);
}

CaretRest::~CaretRest() = default;

bool CaretRest::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
        blink();
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
        m_timer.stop();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void CaretRest::blink()
{
    if (QApplication::cursorFlashTime() != m_flashTime)
        QApplication::setCursorFlashTime(m_flashTime);
    m_timer.start();
}

void CaretRest::rest()
{
    // The flash time belongs to the application, and so does the keyboard: there is one caret.
    QApplication::setCursorFlashTime(0);
}

} // namespace ecom67
