// SPDX-License-Identifier: MIT
#pragma once

#include "model/SettingField.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ecom67 {

class SettingEditor;
class SettingsViewModel;

/// One setting in a dialog: its name, the field, where the value comes from, what is wrong with it,
/// and a way back to the default. What is wrong and where it comes from is also what a screen
/// reader says about the field.
class SettingRow : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingRow)

public:
    /// The model must outlive the row.
    SettingRow(SettingsViewModel &model, const QString &key, QWidget *parent = nullptr);
    ~SettingRow() override;

    const QString &key() const noexcept { return m_key; }
    void focusField();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void problemAppeared(const QString &sentence);

private:
    void layOut(bool isSwitch);
    void show(const SettingField &field);
    void showProblem(const QString &sentence);

    SettingsViewModel &m_model;
    QString m_key;
    QLabel *m_label;
    SettingEditor *m_editor = nullptr; ///< null for a secret, which is only told about
    QLabel *m_source;
    QLabel *m_problem;
    QPushButton *m_reset = nullptr;
    bool m_isShown = false; ///< once; a problem that was there from the start is not announced
};

} // namespace ecom67
