// SPDX-License-Identifier: MIT
#pragma once

#include "core/Settings.h"

#include <QString>

namespace ecom67 {

/// The English name of a source, for reports and the console: "user file".
QString sourceName(SettingSource::Kind source);

/// A value as it may be shown and copied: of a secret only whether it is set. An endpoint's own
/// query may hold a key, so even that is redacted.
QString shownValue(const SettingValue &value);

} // namespace ecom67
