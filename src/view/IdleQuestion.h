// SPDX-License-Identifier: MIT
#pragma once

#include <QMessageBox>

namespace ecom67 {

/// "Are you still there?" on a public computer, with the seconds that are left.
class IdleQuestion : public QMessageBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdleQuestion)

public:
    explicit IdleQuestion(QWidget *parent = nullptr);
    ~IdleQuestion() override;

    /// Counts down; 0 takes the question away.
    void showLeft(int seconds);

Q_SIGNALS:
    void continued(); ///< somebody is there
};

} // namespace ecom67
