// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ProfilePaths.h"
#include "storage/SettingsStore.h"

#include <QCommandLineParser>

#include <variant>

namespace ecom67 {

/// The settings of the profile that a command line names, together with where they lie.
struct ProfileSettings
{
    ProfilePaths paths;
    SettingsStore store;

    /// Adds --profile and an option for each setting that has one.
    static void addOptions(QCommandLineParser &parser);

    /// Reads what the parsed options, the environment and the files say. Fails with ProfileInvalid,
    /// and when an option breaks its rule or is locked.
    [[nodiscard]] static std::variant<ProfileSettings, ChatError>
    read(const QCommandLineParser &parser);
};

} // namespace ecom67
