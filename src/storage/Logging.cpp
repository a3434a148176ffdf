// SPDX-License-Identifier: MIT
#include "storage/Logging.h"

Q_LOGGING_CATEGORY(lcStorage, "ecom67.storage", QtInfoMsg)
