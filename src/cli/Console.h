// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67::console {

/// Call once, before anything is written.
void prepare();

/// Writes a line to the standard output and flushes it: a script may be waiting for it.
void print(const QString &line);

/// Writes a line to the standard error stream.
void printError(const QString &line);

/// Whether a person reads the standard output, and not a file or another program.
bool isTerminal();

} // namespace ecom67::console
