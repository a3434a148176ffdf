// SPDX-License-Identifier: MIT
#include "view/AccountPanel.h"

#include "model/AccountViewModel.h"
#include "view/AccountText.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ecom67 {

using State = AccountViewModel::State;

AccountPanel::AccountPanel(AccountViewModel &account, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_sentence(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_button(new QPushButton(this))
{
    for (QLabel *label : {m_sentence, m_problem}) {
        // Names come from outside.
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_sentence->setObjectName(u"accountSentence"_s);
    m_problem->setObjectName(u"accountProblem"_s);
    m_button->setObjectName(u"accountButton"_s);
    m_button->setAutoDefault(false); // Return in a field of the dialog is not meant for it
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sentence);
    column->addWidget(m_problem);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, &AccountPanel::press);
    connect(&m_account, &AccountViewModel::changed, this, &AccountPanel::showState);
    showState();
}

AccountPanel::~AccountPanel() = default;

void AccountPanel::showState()
{
    m_sentence->setText(accountText::sentence(m_account));
    m_problem->setText(accountText::problem(m_account));
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_button->setText(accountText::verb(m_account));
    // Said together with the button, which a keyboard or a screen reader stops at.
    m_button->setAccessibleDescription(
        QString(m_sentence->text() + u' ' + m_problem->text()).trimmed());
}

void AccountPanel::press()
{
    switch (m_account.state()) {
    case State::SignedOut:
        m_account.signIn();
        break;
    case State::SigningIn:
        m_account.cancel();
        break;
    case State::SignedIn:
        m_account.signOut();
        break;
    }
}

} // namespace ecom67
