// SPDX-License-Identifier: MIT
#include "core/UpdateRecord.h"

namespace ecom67 {

UpdateRecord::~UpdateRecord() = default;

} // namespace ecom67
