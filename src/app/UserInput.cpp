// SPDX-License-Identifier: MIT
#include "app/UserInput.h"

#include <QApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QPointer>
#include <QWidget>

namespace ecom67 {

bool UserInput::click(QWidget *widget)
{
    if (!widget || !widget->isVisible() || !widget->isEnabled())
        return false;
    const QPointer<QWidget> alive(widget);
    const QPointF local = QRectF(widget->rect()).center();
    const QPointF global = widget->mapToGlobal(local);
    QMouseEvent press(QEvent::MouseButtonPress, local, global, Qt::LeftButton, Qt::LeftButton,
                      Qt::NoModifier);
    QApplication::sendEvent(widget, &press);
    if (!alive)
        return true;
    QMouseEvent release(QEvent::MouseButtonRelease, local, global, Qt::LeftButton, Qt::NoButton,
                        Qt::NoModifier);
    QApplication::sendEvent(widget, &release);
    return true;
}

static void sendKey(QWidget *widget, int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    const QPointer<QWidget> alive(widget);
    // A shortcut takes the key before the widget does, as for a real key.
    QKeyEvent shortcut(QEvent::ShortcutOverride, key, modifiers, text);
    shortcut.ignore();
    QApplication::sendEvent(widget, &shortcut);
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        if (!alive)
            return;
        QKeyEvent event(type, key, modifiers, text);
        QApplication::sendEvent(widget, &event);
    }
}

void UserInput::type(QWidget *widget, const QString &text)
{
    // Whole code points: half a surrogate pair is no key.
    for (const char32_t codePoint : text.toUcs4()) {
        if (codePoint == U'\n')
            sendKey(widget, Qt::Key_Return, Qt::ShiftModifier, QString(u'\r'));
        else
            sendKey(widget, Qt::Key_unknown, Qt::NoModifier, QString::fromUcs4(&codePoint, 1));
    }
}

bool UserInput::press(QWidget *widget, const QString &key)
{
    const QKeySequence sequence(key, QKeySequence::PortableText);
    if (!widget || sequence.count() != 1 || sequence[0].key() == Qt::Key_unknown)
        return false;
    const QKeyCombination combination = sequence[0];
    const bool isReturn = combination.key() == Qt::Key_Return;
    sendKey(widget, combination.key(), combination.keyboardModifiers(),
            isReturn ? QString(u'\r') : QString());
    return true;
}

} // namespace ecom67
