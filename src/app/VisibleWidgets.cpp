// SPDX-License-Identifier: MIT
#include "app/VisibleWidgets.h"

#include "view/ChatWindow.h"
#include "view/LauncherButton.h"
#include "view/MessageEdit.h"
#include "view/MinimisedPill.h"

#include <QApplication>
#include <QWidget>

namespace ecom67 {

template <typename Widget>
static QWidget *visibleWidget()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && qobject_cast<Widget *>(widget))
            return widget;
    }
    return nullptr;
}

QWidget *VisibleWidgets::launcher()
{
    return visibleWidget<LauncherButton>();
}

QWidget *VisibleWidgets::pill()
{
    return visibleWidget<MinimisedPill>();
}

QWidget *VisibleWidgets::chatWindow()
{
    return visibleWidget<ChatWindow>();
}

QWidget *VisibleWidgets::inChatWindow(const QString &objectName)
{
    const QWidget *window = chatWindow();
    return window ? window->findChild<QWidget *>(objectName) : nullptr;
}

QWidget *VisibleWidgets::messageField()
{
    return visibleWidget<MessageEdit>();
}

QWidget *VisibleWidgets::topLevel()
{
    for (QWidget *widget : {chatWindow(), pill(), launcher()}) {
        if (widget)
            return widget->window();
    }
    return nullptr;
}

} // namespace ecom67
