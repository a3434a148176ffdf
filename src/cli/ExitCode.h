// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QString>

namespace ecom67 {

/// What a command hands back to the shell. Scripts rely on the numbers.
enum ExitCode : int {
    ExitOk = 0,
    ExitUsage = 2, ///< a wrong option, file or setting
    ExitNetwork = 3, ///< the server was not reached, or the connection was lost
    ExitRefused = 4, ///< the server refused the handshake
    ExitNoAnswer = 5, ///< no answer came in time
    ExitProtocol = 6, ///< something came, but no answer that could be used
};

/// The number for a problem.
ExitCode exitCodeFor(const ChatError &error);

/// A problem in plain words: what is wrong and what to change, with the HTTP status or the place
/// in a file where there is one. Safe to print.
QString plainSentence(const ChatError &error);

} // namespace ecom67
