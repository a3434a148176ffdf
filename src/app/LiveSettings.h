// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "storage/SettingsWatcher.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

namespace ecom67 {

class SettingsStore;

/// Follows the files of the settings while the program runs: reads them again when they change, and
/// says what has to follow. Every problem is logged; the first new one is reported, and once for
/// each setting that it counts only from the next start on.
class LiveSettings : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveSettings)

public:
    explicit LiveSettings(SettingsStore &settings, QObject *parent = nullptr);
    ~LiveSettings() override;

    /// Reports what was wrong from the start.
    void start();

    /// Reads everything again, as when a file has changed.
    void reload();

Q_SIGNALS:
    void endpointChanged();
    void shopChanged(); ///< where products and buttons lead
    void lookChanged(); ///< how the chat looks and which keys it listens to
    void reloaded(); ///< whether or not anything has changed
    void networkChanged(); ///< proxy or authorities
    void problemFound(const ecom67::ChatError &problem);

private:
    void reportNewProblems();
    void reportRestart(const QString &key);

    SettingsStore &m_settings;
    SettingsWatcher m_watcher;
    QList<ChatError> m_known;
    QSet<QString> m_saidOnce; ///< keys that need a restart
};

} // namespace ecom67
