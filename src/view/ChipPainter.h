// SPDX-License-Identifier: MIT
#pragma once

class QPainter;

namespace ecom67 {

struct ChipLayout;
struct Theme;

/// Paints buttons and suggestions where their layout says.
void paintChips(QPainter &painter, const ChipLayout &layout, const Theme &theme);

} // namespace ecom67
