// SPDX-License-Identifier: MIT
#include "view/ChatShortcuts.h"

#include <QKeySequence>
#include <QShortcut>
#include <QWidget>

namespace ecom67 {

ChatShortcuts::ChatShortcuts(QWidget *window)
    : QObject(window)
{
    add(Qt::Key_Escape, &ChatShortcuts::backRequested);
    add(Qt::CTRL | Qt::Key_W, &ChatShortcuts::closeRequested);
    add(Qt::CTRL | Qt::Key_Q, &ChatShortcuts::quitRequested);
    add(Qt::CTRL | Qt::Key_N, &ChatShortcuts::newChatRequested);
    add(Qt::CTRL | Qt::Key_S, &ChatShortcuts::saveRequested);
    add(Qt::CTRL | Qt::Key_F, &ChatShortcuts::findRequested);
    add(Qt::CTRL | Qt::Key_Comma, &ChatShortcuts::preferencesRequested);
    add(Qt::Key_F3, &ChatShortcuts::findNextRequested);
    add(Qt::SHIFT | Qt::Key_F3, &ChatShortcuts::findPreviousRequested);
    const auto addFocus = [this, window](const QKeySequence &keys, bool isForward) {
        connect(new QShortcut(keys, window), &QShortcut::activated, this,
                [this, isForward] { Q_EMIT focusRequested(isForward); });
    };
    addFocus(Qt::Key_F6, true);
    addFocus(Qt::SHIFT | Qt::Key_F6, false);
}

ChatShortcuts::~ChatShortcuts() = default;

void ChatShortcuts::add(const QKeySequence &keys, void (ChatShortcuts::*wish)())
{
    auto *shortcut = new QShortcut(keys, static_cast<QWidget *>(parent()));
    connect(shortcut, &QShortcut::activated, this, wish);
}

} // namespace ecom67
