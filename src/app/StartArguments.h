// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace ecom67 {

/// The arguments of the program as text, its own name first. Needs no QCoreApplication. On Windows
/// they are those of the system: in main()'s, what its code page has no letter for is lost.
QStringList startArguments(int argc, char **argv);

} // namespace ecom67
