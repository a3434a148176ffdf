// SPDX-License-Identifier: MIT
#pragma once

#include "model/SetupViewModel.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace ecom67 {

class AccountViewModel;
class SettingsDialog;
class SettingsStore;

/// Makes the dialog of the settings when it is asked for, with the models it shows, one at a time.
/// All of it goes when the dialog is closed.
class SettingsOpener : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsOpener)

public:
    struct Parts
    {
        SetupViewModel::MakeProbe makeProbe; ///< for "Test connection"
        SetupViewModel::TokenInUse token{}; ///< which it is tried with
        std::function<QString()> programInfo{}; ///< what --info prints
        AccountViewModel *account = nullptr; ///< signs in and out; none: nobody can
    };

    /// The settings and the account must outlive this object and its dialog.
    SettingsOpener(SettingsStore &settings, Parts parts, QObject *parent = nullptr);
    ~SettingsOpener() override;

    /// Shows the dialog above a window, which owns it, or brings forward the one that is open; at
    /// the field of a key where that is not empty.
    void open(QWidget &window, const QString &key);
    /// The sources of the settings have changed: a dialog that is open follows.
    void refresh();

Q_SIGNALS:
    void saved(const QStringList &keys);
    void refreshed();

private:
    SettingsDialog *make(QWidget &window);

    SettingsStore &m_settings;
    Parts m_parts;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace ecom67
