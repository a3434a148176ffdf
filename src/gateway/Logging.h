// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace ecom67 {

/// "ecom67.gateway". What clients send (tokens, session ids, texts) is never logged.
Q_DECLARE_LOGGING_CATEGORY(lcGateway)

} // namespace ecom67
