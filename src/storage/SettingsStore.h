// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Endpoint.h"
#include "core/Settings.h"
#include "storage/SettingsFile.h"

#include <QProcessEnvironment>
#include <QRect>
#include <QString>

#include <optional>

namespace ecom67 {

/// Gathers the settings from the user's INI file, the environment and the command line, and saves
/// what the user chooses. The only place that knows the keys of the INI file. Never reads or
/// writes a secret in it. A broken file counts as empty and is reported by problem(); it is set
/// aside, never deleted, when the user chooses anew.
class SettingsStore
{
public:
    explicit SettingsStore(const QString &userFile, Settings::Values commandLine = {},
                           const QProcessEnvironment &environment
                           = QProcessEnvironment::systemEnvironment());

    const Settings &settings() const noexcept { return m_settings; }
    const QString &userFile() const noexcept { return m_file.path(); }

    /// What is wrong with the user's file, empty when all is well or there is none.
    const std::optional<ChatError> &problem() const noexcept { return m_problem; }

    /// Saves the endpoint for the next start too. A value from the environment or the command
    /// line goes on to win; see settings(). Sets a broken file aside, which ends its problem().
    /// Fails with SettingsUnwritable, or with problem().
    [[nodiscard]] std::optional<ChatError> saveEndpoint(const Endpoint &endpoint);

    /// Where the window was last on this screen, or nothing.
    std::optional<QRect> placement(const QString &screenName) const;

    /// Writes to the disk: call when a move or resize has ended, not while it goes on. Fails as
    /// saveEndpoint() does, and leaves a broken file as it is.
    [[nodiscard]] std::optional<ChatError> setPlacement(const QString &screenName,
                                                        const QRect &placement);

    /// The screen that setPlacement() was last called for, empty when it never was.
    QString lastScreen() const;

private:
    void readUserFile();
    void resolve();
    void beginAfresh();
    std::optional<ChatError> save(const QString &key, const QString &value);

    SettingsFile m_file;
    SettingsFile::Entries m_entries; ///< as in the file
    Settings::Sources m_sources;
    Settings m_settings;
    std::optional<ChatError> m_problem;
};

} // namespace ecom67
