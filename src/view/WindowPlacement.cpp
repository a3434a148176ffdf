// SPDX-License-Identifier: MIT
#include "view/WindowPlacement.h"

#include <algorithm>

namespace ecom67 {

/// A window that does not fit keeps this from both edges, if it can.
static constexpr int kGap = 24;

static int fittingLength(int wanted, int available, int smallest)
{
    const int comfortable = available - 2 * kGap;
    if (wanted <= comfortable)
        return wanted;
    return std::min(available, std::max(comfortable, std::min(wanted, smallest)));
}

QRect WindowPlacement::place(const QRect &available, const QSize &view) const
{
    const QSize fitting(fittingLength(view.width(), available.width(), kSmallestSize.width()),
                        fittingLength(view.height(), available.height(), kSmallestSize.height()));
    QRect rect(QPoint(0, 0), fitting);
    rect.moveBottomRight(available.bottomRight() - offset);
    rect.moveLeft(std::clamp(rect.left(), available.left(), available.right() + 1 - rect.width()));
    rect.moveTop(std::clamp(rect.top(), available.top(), available.bottom() + 1 - rect.height()));
    return rect;
}

WindowPlacement WindowPlacement::of(const QRect &window, const QRect &available)
{
    return {available.bottomRight() - window.bottomRight(), window.size()};
}

WindowPlacements::~WindowPlacements() = default;

} // namespace ecom67
