// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace ecom67 {

/// Finds what a person sees now, by what it is; each is null while it is not on the screen.
class VisibleWidgets
{
public:
    static QWidget *launcher();
    static QWidget *pill();
    static QWidget *chatWindow();
    static QWidget *inChatWindow(const QString &objectName);
    static QWidget *messageField();
    static QWidget *topLevel(); ///< the one of the three windows that is shown
};

} // namespace ecom67
