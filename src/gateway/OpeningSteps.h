// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fault.h"
#include "gateway/Route.h"
#include "gateway/Step.h"

#include <QDateTime>

namespace ecom67 {

/// What a connection does by itself once it is open: the older dialect's welcome, and faults.
[[nodiscard]] Steps openingSteps(Dialect::Kind dialect, const ActiveFaults &faults,
                                 const QDateTime &now);

} // namespace ecom67
