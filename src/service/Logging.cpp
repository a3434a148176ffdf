// SPDX-License-Identifier: MIT
#include "service/Logging.h"

namespace ecom67 {

Q_LOGGING_CATEGORY(lcService, "ecom67.service", QtInfoMsg)

} // namespace ecom67
