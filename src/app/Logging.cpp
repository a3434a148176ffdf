// SPDX-License-Identifier: MIT
#include "app/Logging.h"

namespace ecom67 {

Q_LOGGING_CATEGORY(lcApp, "ecom67.app", QtInfoMsg)

} // namespace ecom67
