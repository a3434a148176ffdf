// SPDX-License-Identifier: MIT
#include "jwks/Logging.h"

namespace ecom67 {

Q_LOGGING_CATEGORY(lcJwks, "ecom67.jwks", QtInfoMsg)

} // namespace ecom67
