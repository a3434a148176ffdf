// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fault.h"
#include "gateway/Quotas.h"
#include "gateway/ReplyScript.h"
#include "gateway/Route.h"
#include "gateway/TokenRules.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace ecom67 {

/// How the local gateway behaves.
struct GatewayOptions
{
    QByteArray stagePath = "/prod"; ///< the only path that is served, without a trailing slash
    bool requiresToken = false; ///< judge the "token" parameter by these rules
    TokenRules tokens;
    Dialect::Kind dialect = Dialect::Kind::Customer;
    std::chrono::milliseconds thinkingTime{400}; ///< between typing and the answer
    Quotas quotas;
    ReplyScript script;
    QList<Fault> faults;
};

} // namespace ecom67
