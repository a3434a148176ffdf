// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageLayout.h"

namespace ecom67::test {

/// What can be pressed in a row, of one kind.
inline QList<MessageTarget> targetsOf(const MessageLayout &layout, MessageTarget::Kind kind)
{
    QList<MessageTarget> found;
    for (const MessageTarget &target : layout.targets) {
        if (target.kind == kind)
            found.append(target);
    }
    return found;
}

inline QList<MessageTarget> verbsOf(const MessageLayout &layout)
{
    return targetsOf(layout, MessageTarget::Kind::Verb);
}

/// The link below a point of the row, or nothing.
inline QUrl linkAt(const MessageLayout &layout, const QPointF &position)
{
    const int target = layout.targetAt(position.toPoint());
    return target < 0 ? QUrl() : layout.targets.at(target).url;
}

} // namespace ecom67::test
