// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

struct Outage;

/// "Connection was lost 14:02–14:05", with the dates when they differ.
QString outageText(const Outage &outage);

} // namespace ecom67
