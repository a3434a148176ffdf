// SPDX-License-Identifier: MIT
#include "core/Ed25519.h"

#include <array>
#include <cstddef>
#include <ed25519.h>

namespace ecom67 {

/// The order of the group, 2^252 + 27742317777372353535851937790883648493, lowest byte first.
static constexpr std::array<unsigned char, 32> kOrder{
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10};

/// The library does not look; with it, each signature would have further forms that count as well.
static bool isBelowOrder(const unsigned char *number)
{
    for (std::size_t i = kOrder.size(); i-- > 0;) {
        if (number[i] != kOrder[i])
            return number[i] < kOrder[i];
    }
    return false;
}

static const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

bool isEd25519Signature(QByteArrayView signature, QByteArrayView message, QByteArrayView publicKey)
{
    if (signature.size() != kEd25519SignatureBytes || publicKey.size() != kEd25519KeyBytes)
        return false;
    return isBelowOrder(bytesOf(signature) + 32)
        && ed25519_verify(bytesOf(signature), bytesOf(message),
                          static_cast<std::size_t>(message.size()), bytesOf(publicKey))
        == 1;
}

} // namespace ecom67
