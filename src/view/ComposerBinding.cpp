// SPDX-License-Identifier: MIT
#include "view/ComposerBinding.h"

#include "view/Announcer.h"
#include "view/Composer.h"
#include "view/MessageListView.h"

#include <QMessageBox>
#include <QPushButton>

namespace ecom67 {

using Editing = ComposerViewModel::Editing;
using Verb = MessageVerbs::Verb;

ComposerBinding::ComposerBinding(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_recall(parts.conversation)
{
    Composer &composer = m_parts.composer;
    ComposerViewModel &model = m_parts.model;
    composer.setLimit(ComposerViewModel::kLongestMessage);
    //: In the empty field for a message
    composer.setPlaceholder(tr("Type your message..."));
    composer.setText(model.draft());
    connect(&composer, &Composer::textChanged, &model, &ComposerViewModel::setDraft);
    connect(&composer, &Composer::sendRequested, this, &ComposerBinding::send);
    connect(&composer, &Composer::edgeReached, this, &ComposerBinding::recall);
    connect(&composer, &Composer::editingCancelled, this, &ComposerBinding::cancelEditing);
    connect(&model, &ComposerViewModel::draftReplaced, &composer, &Composer::setText);
    connect(&model, &ComposerViewModel::editingChanged, this, &ComposerBinding::showEditing);
    connect(&m_parts.list, &MessageListView::verbRequested, this, &ComposerBinding::act);
}

ComposerBinding::~ComposerBinding() = default;

void ComposerBinding::send(const QString &text)
{
    const bool isNew = m_parts.model.editing() == Editing::None;
    if (m_parts.model.send(text) != ComposerViewModel::SendResult::Accepted)
        return;
    m_parts.composer.setText(m_parts.model.draft());
    if (isNew)
        m_parts.list.showEnd();
}

void ComposerBinding::recall(bool isEarlier)
{
    if (m_parts.model.editing() != Editing::None)
        return;
    const QString text = m_parts.composer.text();
    if (const auto other = isEarlier ? m_recall.earlier(text) : m_recall.later(text))
        m_parts.composer.setText(*other);
}

bool ComposerBinding::clearRecalled()
{
    if (m_parts.model.editing() != Editing::None || !m_parts.composer.isFieldFocused()
        || !m_recall.isRecalled(m_parts.composer.text()))
        return false;
    m_parts.composer.clear();
    return true;
}

void ComposerBinding::act(Verb verb, MessageId id)
{
    switch (verb) {
    case Verb::Edit:
        m_parts.model.edit(id);
        m_parts.composer.focusField();
        break;
    case Verb::Cancel:
        m_parts.model.cancel(id);
        break;
    case Verb::Retry:
    case Verb::AskAgain:
        m_parts.model.askAgain(id);
        break;
    case Verb::Delete:
        confirmDelete(id);
        break;
    }
}

void ComposerBinding::confirmDelete(MessageId id)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete the message?"),
                                     tr("It will be deleted from this computer."),
                                     QMessageBox::Cancel, &m_parts.window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    //: Button: yes, delete the message
    const QAbstractButton *confirm = question->addButton(tr("Delete"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, confirm, id](const QAbstractButton *button) {
                if (button == confirm)
                    m_parts.model.remove(id);
            });
    question->open();
}

bool ComposerBinding::cancelEditing()
{
    if (m_parts.model.editing() == Editing::None)
        return false;
    m_parts.model.cancelEditing();
    m_parts.composer.focusField();
    return true;
}

void ComposerBinding::showEditing(Editing editing)
{
    QString sentence;
    switch (editing) {
    case Editing::None:
        break;
    case Editing::InPlace:
        sentence = tr("Editing a waiting message");
        break;
    case Editing::AndRetry:
        sentence = tr("Editing a message that was not sent");
        break;
    case Editing::AsNewAfterSent:
        sentence = tr("It has been sent meanwhile. This goes out as a new message.");
        break;
    case Editing::AsNewAfterUnanswered:
        sentence = tr("It may have been received. This goes out as a new message.");
        break;
    }
    m_parts.composer.showEditing(sentence);
    if (!sentence.isEmpty())
        m_parts.announcer.announce(sentence);
}

} // namespace ecom67
