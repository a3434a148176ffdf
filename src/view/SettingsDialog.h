// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "model/SettingsViewModel.h"

#include <QDialog>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

class QVBoxLayout;

namespace Ui {
class SettingsDialog;
}

namespace ecom67 {

class Announcer;
class SettingRow;
class SetupViewModel;

/// All settings, a page for each group, in rows made from their table. What is typed counts when it
/// is saved; Cancel leaves everything as it was. Does not hold up the chat meanwhile.
class SettingsDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    using Page = SettingsViewModel::Page;

    static constexpr int kSmallestWidth = 360; ///< pixels; everything can be read and reached

    /// Both must outlive the dialog. The information is what --info prints.
    SettingsDialog(SettingsViewModel &settings, SetupViewModel &tester, const QString &programInfo,
                   QWidget *parent = nullptr);
    ~SettingsDialog() override;

    void showPage(Page page);
    /// Shows the field of a key and gives it the keyboard. Of an unknown key nothing happens.
    void showField(const QString &key);

    /// Puts a widget below the fields of the account, for who is signed in. The dialog owns it.
    void addAccountPanel(QWidget *panel);

public Q_SLOTS:
    void accept() override;
    void reject() override;

private:
    void setColors();
    void addRows();
    void addPanels(const QString &programInfo);
    void endPages();
    void setPageOffered(Page page, bool isOffered);
    void orderTabs();
    void fitButtons();
    QVBoxLayout *layoutOf(Page page) const;
    void apply();
    void onChanged();
    void onSaveFailed(const ChatError &error);
    void say(const QString &sentence, const std::optional<ChatError> &field = {});

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    SettingsViewModel &m_settings;
    SetupViewModel &m_tester;
    Announcer *m_announcer;
    QList<SettingRow *> m_rows;
    QString m_problemKey; ///< of the field that keeps the changes from being saved
    bool m_isClosing = false; ///< when what was typed has been saved
};

} // namespace ecom67
