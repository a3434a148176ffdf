// SPDX-License-Identifier: MIT
#pragma once

#include "core/Settings.h"
#include "storage/PolicySource.h"
#include "storage/ProfilePaths.h"
#include "storage/SettingsFile.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <memory>

namespace ecom67 {

/// What of an INI file belongs to the table of settings, each with the file, as it is to be named,
/// and the line.
Settings::Values settingValues(const SettingsFile::Entries &entries, const QString &fileName);

/// What the environment says about the settings.
Settings::Values settingValues(const QProcessEnvironment &environment);

/// What the machine says about the settings, apart from the user: defaults and locked policy.
struct SystemSettings
{
    QStringList defaultFiles{}; ///< INI files, strongest first; they need not exist
    std::shared_ptr<const PolicySource> policy{}; ///< may be none

    /// The places of this machine. A profile has defaults of its own; the policy is for all.
    static SystemSettings ofThisMachine(const ProfilePaths &paths);
};

} // namespace ecom67
