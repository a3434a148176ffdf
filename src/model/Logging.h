// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace ecom67 {

Q_DECLARE_LOGGING_CATEGORY(lcModel)

} // namespace ecom67
