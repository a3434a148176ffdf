// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/ReconnectPolicy.h"

namespace ecom67 {

/// What follows from the error that ended an attempt or a connection.
struct RetryVerdict
{
    ConnectionStatus::State state;
    ReconnectPolicy::Cause cause = ReconnectPolicy::Cause::Trouble; ///< how long to wait
    ChatError shown; ///< the error, with the setting that can mend it
    bool isIdentityRefused = false; ///< no retry by itself: state is AuthRequired

    /// hasToken: the handshake carried one, which decides what a 403 means.
    static RetryVerdict of(const ChatError &error, bool hasToken);
};

} // namespace ecom67
