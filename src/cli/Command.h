// SPDX-License-Identifier: MIT
#pragma once

#include "cli/ExitCode.h"

#include <QStringList>

#include <span>

namespace ecom67 {

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
