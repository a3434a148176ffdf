// SPDX-License-Identifier: MIT
// Takes the place of TokenKeySource.cpp in a build without OpenSSL (ECOM67_JWKS=OFF).
#include "jwks/TokenKeySource.h"

namespace ecom67 {

std::variant<std::unique_ptr<TokenKeys>, GatewayError> tokenKeysFrom(const QString &pathOrUrl,
                                                                     const NetworkSetup &)
{
    return GatewayError{
        .code = GatewayError::Code::KeysUnsupported, .subject = pathOrUrl, .detail = {}};
}

} // namespace ecom67
