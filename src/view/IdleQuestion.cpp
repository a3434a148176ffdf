// SPDX-License-Identifier: MIT
#include "view/IdleQuestion.h"

#include <QPushButton>

namespace ecom67 {

IdleQuestion::IdleQuestion(QWidget *parent)
    : QMessageBox(QMessageBox::Question, {}, tr("Are you still there?"), QMessageBox::NoButton,
                  parent)
{
    //: Button: somebody is there and wants to go on with the chat
    addButton(tr("Continue"), QMessageBox::AcceptRole);
    setWindowModality(Qt::WindowModal);
    // However it is closed, somebody has closed it.
    connect(this, &QDialog::finished, this, &IdleQuestion::continued);
}

IdleQuestion::~IdleQuestion() = default;

void IdleQuestion::showLeft(int seconds)
{
    if (seconds == 0) {
        hide();
        return;
    }
    //: %n is the number of seconds that are left
    setInformativeText(tr("Otherwise this conversation is deleted in %n s, for the next person.",
                          nullptr, seconds));
    if (!isVisible())
        show();
}

} // namespace ecom67
