// SPDX-License-Identifier: MIT
#include "websocket/Frame.h"

namespace ecom67 {

void applyMask(char *bytes, qsizetype size, const MaskKey &key, quint64 offset) noexcept
{
    for (qsizetype i = 0; i < size; ++i) {
        const auto place = static_cast<std::size_t>((offset + static_cast<quint64>(i)) % 4);
        bytes[i] = static_cast<char>(bytes[i] ^ key[place]);
    }
}

} // namespace ecom67
