// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace ecom67 {

class TokenKeys;

/// Which tokens the gateway allows.
struct TokenRules
{
    QByteArray secret{}; ///< of HS256; empty: no such token is allowed
    TokenKeys *keys = nullptr; ///< of RS256; nullptr: no such token is allowed. Must outlive us.
    QString issuer{}; ///< "iss" must be this; empty: anybody
    QString audience{}; ///< "aud" must be this or hold it; empty: anybody
};

} // namespace ecom67
