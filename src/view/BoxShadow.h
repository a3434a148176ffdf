// SPDX-License-Identifier: MIT
#pragma once

#include <QMargins>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace ecom67 {

/// A shadow as CSS describes it, behind a rectangle with round corners: offset downwards, blur,
/// spread and the strength of its black.
struct BoxShadow
{
    int offsetY = 0;
    int blur = 0;
    int spread = 0;
    double opacity = 0;

    /// How far it reaches beyond the rectangle.
    QMargins extent() const;

    /// Paints it around rect. Blurred once for each radius and scale, then stretched as a
    /// nine-patch: blurring at every paint would cost more than everything else together.
    void paint(QPainter &painter, const QRectF &rect, qreal cornerRadius) const;

    friend bool operator==(const BoxShadow &, const BoxShadow &) = default;
};

inline constexpr BoxShadow kWindowShadow{25, 50, -12, 0.25};
inline constexpr BoxShadow kFloatingShadow{10, 15, -3, 0.10}; ///< launcher and pill, the wide one
inline constexpr BoxShadow kFloatingShadowNear{4, 6, -4, 0.10}; ///< and the near one
inline constexpr BoxShadow kBubbleShadow{1, 2, 0, 0.05};

} // namespace ecom67
