// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace ecom67 {

/// Makes the fonts in the resources known and the text font the application's. Call once, after
/// QApplication exists and before the first widget.
void installFonts();

/// The text font in device-independent pixels: the Noto Sans we carry, colour emoji, then
/// whatever the system has. Without the middle one Debian shows emoji in black and white.
QFont textFont(int pixelSize, QFont::Weight weight = QFont::Normal);

/// The same for code: letters of one width.
QFont codeFont(int pixelSize);

/// The font of Glyph. Its em is the 24-unit grid of the icons, its baseline the lower edge.
QFont iconFont(int pixelSize);

/// Where the baseline lies in a line of this height: half of what the font does not need goes
/// above, as in a browser. QPainter's own centring lies a pixel off at some sizes.
int baselineIn(const QFont &font, int lineHeight);

/// Sizes of text, in pixels, and the height of a line of each.
inline constexpr int kTitleSize = 16;
inline constexpr int kTitleLine = 24;
inline constexpr int kBodySize = 14;
inline constexpr int kBodyLine = 20;
inline constexpr int kCodeSize = 13; ///< in lines of kBodyLine
inline constexpr int kSmallSize = 12;
inline constexpr int kSmallLine = 16;

} // namespace ecom67
