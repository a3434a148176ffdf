// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Endpoint.h"
#include "core/Settings.h"
#include "storage/SettingSources.h"
#include "storage/SettingsFile.h"

#include <QList>
#include <QProcessEnvironment>
#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>

namespace ecom67 {

/// Gathers the settings from everybody who may say something about them, and saves what the user
/// chooses in the user's INI file. Never writes a secret. A broken file of the user's counts as
/// empty and is reported by problem(); it is set aside, never deleted, when the user chooses anew.
class SettingsStore
{
public:
    explicit SettingsStore(const QString &userFile, Settings::Values commandLine = {},
                           const QProcessEnvironment &environment
                           = QProcessEnvironment::systemEnvironment(),
                           SystemSettings system = {});

    /// The store of a profile with everything this machine and the environment say.
    static SettingsStore ofProfile(const ProfilePaths &paths, Settings::Values commandLine = {});

    /// SettingLocked for a value, with the place where it is locked.
    static ChatError lockedError(const SettingValue &value);

    const Settings &settings() const noexcept { return m_settings; }
    const QString &userFile() const noexcept { return m_file.path(); }

    /// What is wrong with the user's file, empty when all is well or there is none.
    const std::optional<ChatError> &problem() const noexcept { return m_problem; }

    /// Everything that is not used: files that cannot be read, and values that break a rule.
    QList<ChatError> problems() const;

    /// Reads the files again and returns the keys whose value is another one than at the last call,
    /// or at the beginning; what was saved meanwhile is among them. While the user's file is
    /// broken, what was read from it before goes on to count: somebody is editing it.
    QStringList reload();

    /// The files that reload() reads, whether or not they exist.
    QStringList files() const;

    /// What each source says. For whoever asks what would count without one of them.
    const Settings::Sources &sources() const noexcept { return m_sources; }

    /// Saves values of known keys in the user's file, all or none; an empty one means that the user
    /// has no wish. A stronger source goes on to win, see settings(). Sets a broken file aside,
    /// which ends its problem(). Fails with SettingLocked, SettingMisplaced (a secret), the error
    /// of the rule, SettingsUnwritable, or with problem().
    [[nodiscard]] std::optional<ChatError> save(const SettingsFile::Changes &changes);
    [[nodiscard]] std::optional<ChatError> save(const SettingDefinition &definition,
                                                const QString &text);
    [[nodiscard]] std::optional<ChatError> saveEndpoint(const Endpoint &endpoint);

    /// Where the window was last on this screen, or nothing.
    std::optional<QRect> placement(const QString &screenName) const;

    /// Writes to the disk: call when a move or resize has ended, not while it goes on. Fails as
    /// save() does, and leaves a broken file as it is.
    [[nodiscard]] std::optional<ChatError> setPlacement(const QString &screenName,
                                                        const QRect &placement);

    /// The screen that setPlacement() was last called for, empty when it never was.
    QString lastScreen() const;

private:
    void readUserFile();
    void readSystem();
    void resolve();
    void beginAfresh();
    std::optional<ChatError> refusal(const QString &key, const QString &text) const;
    std::optional<ChatError> write(const SettingsFile::Changes &changes);

    SettingsFile m_file;
    SettingsFile::Entries m_entries; ///< as in the file
    SystemSettings m_system;
    Settings::Sources m_sources;
    Settings m_settings;
    Settings m_reported; ///< as reload() has told it
    std::optional<ChatError> m_problem;
    QList<ChatError> m_systemProblems;
};

} // namespace ecom67
