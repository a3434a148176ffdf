// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace ecom67 {

Q_DECLARE_LOGGING_CATEGORY(lcApp)

} // namespace ecom67
