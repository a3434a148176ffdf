// SPDX-License-Identifier: MIT
#pragma once

class QPainter;

namespace ecom67 {

struct CardLayout;
struct Theme;

/// Paints cards where their layout says.
void paintCards(QPainter &painter, const CardLayout &layout, const Theme &theme);

} // namespace ecom67
