// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

class SettingsStore;

/// A text for the shop's support, in English: what the program says about itself and this computer,
/// every setting with its source, and what is left out. Holds no secret, whatever it is given.
QString settingsReport(const SettingsStore &settings, const QString &programInfo);

} // namespace ecom67
