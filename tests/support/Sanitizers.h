// SPDX-License-Identifier: MIT
#pragma once

namespace ecom67::test {

/// Whether a sanitizer looks at every access to memory: everything is slower by several times, and
/// what was freed is kept for a while.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) // what GCC says
inline constexpr bool kIsSanitized = true;
#elif defined(__has_feature) // what Clang says
inline constexpr bool kIsSanitized
    = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool kIsSanitized = false;
#endif

} // namespace ecom67::test
