// SPDX-License-Identifier: MIT
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>
#include <QString>

#include <optional>

namespace ecom67 {

/// Where the chat lies on a screen: the distance of its right lower corner from that of the
/// usable area, the same for all three views, and the size of the open window.
struct WindowPlacement
{
    static constexpr QPoint kDefaultOffset{24, 24};
    static constexpr QSize kDefaultSize{384, 600};
    static constexpr QSize kSmallestSize{320, 400};

    QPoint offset = kDefaultOffset;
    QSize size = kDefaultSize;

    /// The rectangle of a view of this size: at the offset, but never beyond the usable area, and
    /// made smaller where that area is.
    QRect place(const QRect &available, const QSize &view) const;

    /// The placement of a window that a person has moved or resized.
    static WindowPlacement of(const QRect &window, const QRect &available);

    friend bool operator==(const WindowPlacement &, const WindowPlacement &) = default;
};

/// Remembers where the open window was, one rectangle (without its shadow) for each screen, by the
/// screen's name. Implemented where settings are known.
class WindowPlacements
{
public:
    /// Instead of a screen's name: where the window was last, on whichever screen.
    static constexpr QLatin1StringView kLast{"last"};

    virtual ~WindowPlacements();

    virtual std::optional<QRect> placement(const QString &screen) const = 0;
    virtual void setPlacement(const QString &screen, const QRect &body) = 0;
};

} // namespace ecom67
