// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdio>

namespace ecom67 {

/// Call once, before anything is printed. A program with windows has no streams on Windows: it gets
/// those of the console it was started from, where there is one and nothing else was given to it.
void openStandardStreams();

/// Prints a text for whoever has started the program: on the stream, and where there is none
/// (Windows, started from the desktop) in a box that waits for a click.
void tellStarter(std::FILE *stream, const QString &text);

} // namespace ecom67
