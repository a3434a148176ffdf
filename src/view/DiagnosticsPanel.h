// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace ecom67 {

class SettingsViewModel;

/// What is of use when something is wrong: settings that are not used, with their place, versions
/// and paths of this computer, and a report without secrets to copy.
class DiagnosticsPanel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticsPanel)

public:
    /// The settings must outlive the panel. The information is "name: value" lines, in English.
    DiagnosticsPanel(SettingsViewModel &settings, const QString &programInfo,
                     QWidget *parent = nullptr);
    ~DiagnosticsPanel() override;

Q_SIGNALS:
    void copied(const QString &sentence);

private:
    void showLeftOut();
    void copyReport();

    SettingsViewModel &m_settings;
    QString m_programInfo;
    QLabel *m_leftOut;
    QLabel *m_copied;
};

} // namespace ecom67
