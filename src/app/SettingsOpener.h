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

class SettingsDialog;
class SettingsStore;

/// Makes the dialog of the settings when it is asked for, with the models it shows, one at a time.
/// All of it goes when the dialog is closed.
class SettingsOpener : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsOpener)

public:
    using MakeProbe = SetupViewModel::MakeProbe;

    /// The settings must outlive this object. The information is what --info prints.
    SettingsOpener(SettingsStore &settings, MakeProbe makeProbe,
                   std::function<QString()> programInfo, QObject *parent = nullptr);
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
    MakeProbe m_makeProbe;
    std::function<QString()> m_programInfo;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace ecom67
