// SPDX-License-Identifier: MIT
#include "gateway/TokenKeys.h"

namespace ecom67 {

// Here, so that its table of functions is made once.
TokenKeys::~TokenKeys() = default;

} // namespace ecom67
