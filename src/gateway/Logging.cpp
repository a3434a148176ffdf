// SPDX-License-Identifier: MIT
#include "gateway/Logging.h"

namespace ecom67 {

Q_LOGGING_CATEGORY(lcGateway, "ecom67.gateway", QtInfoMsg)

} // namespace ecom67
