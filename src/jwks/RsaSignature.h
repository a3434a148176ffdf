// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace ecom67 {

struct Jwk;

/// Whether the owner of the key signed the content by RS256: RSASSA-PKCS1-v1_5 with SHA-256
/// (RFC 7518, 3.3). OpenSSL does it; a key that is none makes it false.
[[nodiscard]] bool isSignedBy(const Jwk &key, const QByteArray &content,
                              const QByteArray &signature);

} // namespace ecom67
