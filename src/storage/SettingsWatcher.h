// SPDX-License-Identifier: MIT
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace ecom67 {

/// Says when the files of the settings may have changed, whoever changed them and however: in
/// place, by a new file in the place of the old one, behind a symbolic link, or made where there
/// was not even a folder. Says it too often rather than never; whoever reads them again sees.
class SettingsWatcher : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsWatcher)

public:
    /// Several changes within the delay are reported once, at its end. The first report comes
    /// after the delay in any case: something may have changed before the watch began.
    explicit SettingsWatcher(QStringList files,
                             std::chrono::milliseconds delay = std::chrono::milliseconds(250),
                             QObject *parent = nullptr);
    ~SettingsWatcher() override;

Q_SIGNALS:
    void changed();

private:
    void watch();

    QStringList m_files;
    QFileSystemWatcher m_watcher;
    QTimer m_delay;
};

} // namespace ecom67
