// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

namespace ecom67 {

/// The part of sentenceFor() that is about who the customer is; nullptr for every other code.
const char *identitySentence(ChatError::Code code);

} // namespace ecom67
