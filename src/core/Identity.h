// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QString>

#include <optional>

namespace ecom67 {

/// As whom the chat speaks to the server.
struct Identity
{
    QString token; ///< empty: none is sent
    QString owner; ///< see ownerOf(); empty for nobody
    /// Why there is no token although there should be one. Then nothing is sent as nobody instead.
    std::optional<ChatError> problem{};

    friend bool operator==(const Identity &, const Identity &) = default;
};

} // namespace ecom67
