// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ecom67 {

class AccountViewModel;

/// Who is signed in, in one sentence, and the button for what can be done about it. For a page of
/// the settings.
class AccountPanel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountPanel)

public:
    /// account must outlive the panel.
    explicit AccountPanel(AccountViewModel &account, QWidget *parent = nullptr);
    ~AccountPanel() override;

private:
    void showState();
    void press();

    AccountViewModel &m_account;
    QLabel *m_sentence;
    QLabel *m_problem;
    QPushButton *m_button; ///< sign in, cancel or sign out
};

} // namespace ecom67
