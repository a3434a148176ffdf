// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace ecom67 {

class SettingsViewModel;
class SetupViewModel;

/// "Test connection" in the settings: tries the address as it is typed and says what came of it,
/// until another address is typed.
class ConnectionTestPanel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTestPanel)

public:
    /// Both must outlive the panel.
    ConnectionTestPanel(SettingsViewModel &settings, SetupViewModel &tester,
                        QWidget *parent = nullptr);
    ~ConnectionTestPanel() override;

Q_SIGNALS:
    void resultShown(const QString &sentence);

private:
    void start();
    void onTested(const std::optional<ChatError> &problem);
    void onChanged();
    void say(const QString &sentence, bool isBad = false);

    SettingsViewModel &m_settings;
    SetupViewModel &m_tester;
    QPushButton *m_button;
    QLabel *m_result;
    QString m_testedText;
};

} // namespace ecom67
