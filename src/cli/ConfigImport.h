// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

class SettingsStore;

/// `config import`: takes the endpoint over from the .env file of the web shop into the user's
/// file, and prints what it sets. Writes nothing on a dry run, nor when the file holds no endpoint
/// or the administrator has locked it. Returns the exit code.
int importEnvFile(const QString &path, SettingsStore &store, bool isDryRun);

} // namespace ecom67
