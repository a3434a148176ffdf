// SPDX-License-Identifier: MIT
#include "view/Logging.h"

namespace ecom67 {

Q_LOGGING_CATEGORY(lcView, "ecom67.view", QtInfoMsg)

} // namespace ecom67
