// SPDX-License-Identifier: MIT
#include "view/NewChatQuestion.h"

#include "model/ConversationModel.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace ecom67 {

void askForNewChat(const ConversationModel &conversation, QWidget *window,
                   const std::function<void()> &confirmed)
{
    const int rows = conversation.rowCount();
    if (rows == 0 || (rows == 1 && conversation.messageAt(0).role == Message::Role::Welcome)) {
        confirmed();
        return;
    }
    auto *question = new QMessageBox(
        QMessageBox::Question, QCoreApplication::translate("NewChatQuestion", "Start a new chat?"),
        QCoreApplication::translate("NewChatQuestion",
                                    "This conversation will be deleted from this computer."),
        QMessageBox::Cancel, window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractButton *confirm = question->addButton(
        QCoreApplication::translate("NewChatQuestion", "Start new chat"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(question, &QMessageBox::buttonClicked, window,
                     [confirm, confirmed](const QAbstractButton *button) {
                         if (button == confirm)
                             confirmed();
                     });
    question->open();
}

} // namespace ecom67
