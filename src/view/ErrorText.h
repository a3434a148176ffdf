// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QString>

namespace ecom67 {

/// The sentence for a code in the customer's language.
QString errorText(ChatError::Code code);

/// The same with the HTTP status of a refused handshake, for whoever looks after the program.
QString errorText(const ChatError &error);

} // namespace ecom67
