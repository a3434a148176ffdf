// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace ecom67 {

/// Makes the events a person's mouse and keyboard would make, and delivers them at once.
class UserInput
{
public:
    /// Presses and releases the left button in the middle of the widget. False when it cannot be
    /// clicked now: hidden or disabled.
    [[nodiscard]] static bool click(QWidget *widget);

    /// Types the text key by key; "\n" is Shift+Return.
    static void type(QWidget *widget, const QString &text);

    /// Presses one key or combination, e.g. "Return" or "Ctrl+W". False when there is no such key.
    [[nodiscard]] static bool press(QWidget *widget, const QString &key);
};

} // namespace ecom67
