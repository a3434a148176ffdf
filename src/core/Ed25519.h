// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace ecom67 {

inline constexpr qsizetype kEd25519KeyBytes = 32;
inline constexpr qsizetype kEd25519SignatureBytes = 64;

/// Whether it is the Ed25519 signature of the message with the private part of this public key (RFC
/// 8032, 5.1.7). False as well for keys and signatures that are none.
[[nodiscard]] bool isEd25519Signature(QByteArrayView signature, QByteArrayView message,
                                      QByteArrayView publicKey);

} // namespace ecom67
