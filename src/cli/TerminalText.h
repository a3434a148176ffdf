// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// Text from outside as a terminal may show it: line breaks and tabs stay, every other control
/// character and everything that turns the reading direction becomes "?", so that no answer can
/// move the cursor, change colours or type commands.
QString terminalText(QString text);

} // namespace ecom67
