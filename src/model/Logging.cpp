// SPDX-License-Identifier: MIT
#include "model/Logging.h"

namespace ecom67 {

Q_LOGGING_CATEGORY(lcModel, "ecom67.model", QtInfoMsg)

} // namespace ecom67
