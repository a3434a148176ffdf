// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace ecom67 {

/// Call last in main(), with what it is about to return: the process ends then, or by itself after
/// that time. When it goes, Qt waits for the look-ups of names that are under way, and a resolver
/// that is out of reach may keep one for half a minute.
void exitWithin(std::chrono::milliseconds longest, int code);

} // namespace ecom67
