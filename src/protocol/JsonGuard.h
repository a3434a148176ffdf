// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace ecom67 {

/// Deepest nesting of a frame that is parsed. The deepest recorded one has 8 levels.
inline constexpr int kDeepestNesting = 64;

/// Most values of a frame that is parsed. An answer with 50 products has about 1,500.
inline constexpr int kMostValues = 50'000;

/// True when parsing this JSON is cheap: its nesting and its number of values stay within the
/// bounds above. Looks at brackets, commas and strings only, so it says nothing on validity.
bool isWithinBounds(QByteArrayView json);

} // namespace ecom67
