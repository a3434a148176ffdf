// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QString>
#include <QStringView>

#include <variant>

namespace ecom67 {

/// Where the files of one profile lie. A profile is a separate set of settings and a separate
/// conversation, for instance one for each shop that staff test. Only names places: creates
/// nothing.
class ProfilePaths
{
public:
    static constexpr qsizetype kLongestName = 32;

    /// The places of a profile; an empty name and "default" both mean the unnamed one. A name is
    /// letters, digits, "-" and "_" of ASCII, so that it can never lead out of the folder.
    /// Fails with ProfileInvalid.
    [[nodiscard]] static std::variant<ProfilePaths, ChatError> forProfile(QStringView name);

    /// "default" for the unnamed profile.
    const QString &profile() const noexcept { return m_profile; }

    /// The INI file, e.g. ~/.config/E-Com67/E-Com67 Support-staff.ini.
    QString settingsFile() const;

    /// The folder of the profile's own data, e.g. ~/.local/share/E-Com67/E-Com67 Support/staff.
    QString dataFolder() const;

    /// The database of the conversation, in dataFolder().
    QString conversationFile() const;

    /// The log, e.g. ~/.local/state/E-Com67/E-Com67 Support/staff/chat.log; in the folder of caches
    /// where a system has none for states.
    QString logFile() const;

private:
    explicit ProfilePaths(QString profile);

    QString m_profile;
};

} // namespace ecom67
