// SPDX-License-Identifier: MIT
#include "websocket/CloseCode.h"

namespace ecom67 {

bool isAllowedOnWire(CloseCode code) noexcept
{
    const auto number = static_cast<quint16>(code);
    return (number >= 1000 && number <= 1003) || (number >= 1007 && number <= 1014)
        || (number >= 3000 && number <= 4999);
}

} // namespace ecom67
