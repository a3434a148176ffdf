// SPDX-License-Identifier: MIT
#include "view/NewMessagesButton.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace ecom67 {

static constexpr int kGap = 12;

NewMessagesButton::NewMessagesButton(QWidget *list)
    : TextButton(list)
{
    setObjectName(u"newMessagesButton"_s);
    setKind(Kind::Primary);
    setRound(true);
    list->installEventFilter(this);
    hide();
}

NewMessagesButton::~NewMessagesButton() = default;

void NewMessagesButton::showCount(int count, bool isAtEnd)
{
    //: On the button that leads to new messages below those in view
    setText(tr("%n new", nullptr, count));
    //: Screen reader: the button that leads to new messages below those in view
    setAccessibleName(tr("%n new message(s), go to the end", nullptr, count));
    setVisible(count > 0 && !isAtEnd);
    place();
}

bool NewMessagesButton::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return TextButton::eventFilter(watched, event);
}

void NewMessagesButton::place()
{
    resize(sizeHint());
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - kGap);
    raise();
}

} // namespace ecom67
