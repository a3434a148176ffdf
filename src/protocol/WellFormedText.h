// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// The text with every lone surrogate replaced by U+FFFD. A lone surrogate would be written into
/// JSON as an escape that the backend's database refuses, and breaks text layout when received.
QString wellFormed(QString text);

} // namespace ecom67
