// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67::test {

/// The folder tests/data. A function of a library and not a macro: only one file then depends on
/// where the project lies, and a compiler cache serves all the others in every checkout.
QString testData();

} // namespace ecom67::test
