// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <span>

namespace ecom67 {

/// What a command hands back to the shell.
enum ExitCode : int {
    ExitOk = 0,
    ExitUsage = 2, ///< a wrong option, file or setting
};

/// One row of the table of commands.
struct Command
{
    const char *name;
    const char *help; ///< one line
    int (*run)(const QStringList &arguments); ///< arguments[0] is the command's name
};

/// All commands there are, in the order of the help. Adding one is adding a row.
std::span<const Command> commands();

} // namespace ecom67
