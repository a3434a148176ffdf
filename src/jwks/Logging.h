// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace ecom67 {

/// "ecom67.jwks". What clients send (tokens, session ids, texts) is never logged.
Q_DECLARE_LOGGING_CATEGORY(lcJwks)

} // namespace ecom67
