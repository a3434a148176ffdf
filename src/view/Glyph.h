// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace ecom67 {

/// The icons of the program: code points of the icon font in resources/fonts. The name after each
/// is Lucide's; scripts/update-fonts reads this list and puts just these into the font.
enum class Glyph : char16_t {
    ArrowDown = 0xe042, ///< arrow-down
    Check = 0xe06c, ///< check
    CheckTwice = 0xe38e, ///< check-check
    Clock = 0xe087, ///< clock
    Copy = 0xe09e, ///< copy
    Cross = 0xe1b2, ///< x
    Help = 0xe082, ///< circle-question-mark
    Loader = 0xe10a, ///< loader-circle
    Menu = 0xe0b7, ///< ellipsis-vertical
    Minimize = 0xe11b, ///< minimize-2
    NoNetwork = 0xe1af, ///< wifi-off
    Notice = 0xe0f9, ///< info
    Plus = 0xe13d, ///< plus
    Problem = 0xe077, ///< circle-alert
    Refresh = 0xe145, ///< refresh-cw
    Send = 0xe152, ///< send
    Settings = 0xe154, ///< settings
    SpeechBubble = 0xe116, ///< message-circle
    Warning = 0xe193, ///< triangle-alert
};

/// Paints a glyph into a rectangle: its 24-unit grid fills the shorter side. Sharp at any scale,
/// since a font is outlines. isMirrored flips it for right-to-left layouts.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &color,
                bool isMirrored = false);

/// The same as an icon, for menus and buttons; disabled ones are painted in the second colour.
QIcon glyphIcon(Glyph glyph, const QColor &color, const QColor &disabledColor);

} // namespace ecom67
