// SPDX-License-Identifier: MIT
#pragma once

#include "view/ExportForm.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ExportDialog;
}

namespace ecom67 {

/// Asks what a conversation is to be saved as, and whether with the session number. Which file is
/// asked by the system's own dialog afterwards.
class ExportDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    explicit ExportDialog(QWidget *parent = nullptr);
    ~ExportDialog() override;

    ExportFormat format() const;
    bool isSessionAsked() const; ///< off until somebody chooses it

private:
    std::unique_ptr<Ui::ExportDialog> m_ui;
};

} // namespace ecom67
