// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class AboutDialog;
}

namespace ecom67 {

/// Version, rights and licences of the program and of what it uses, with Qt's own words on itself.
/// Says nothing about settings and paths: that is the dialog of the settings.
class AboutDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutDialog)

public:
    explicit AboutDialog(QWidget *parent = nullptr);
    ~AboutDialog() override;

    /// Shows it above a window, which owns it, or brings forward the one that is open.
    static void showAbove(QWidget &window);

private:
    void fillIn();

    std::unique_ptr<Ui::AboutDialog> m_ui;
};

} // namespace ecom67
