// SPDX-License-Identifier: MIT
#pragma once

#include "view/MarkdownLines.h"

#include <QList>
#include <QString>

#include <limits>

namespace ecom67 {

/// A piece of a long text, small enough to be read and laid out in one step.
struct MessagePart
{
    qsizetype start = 0;
    qsizetype end = 0;
    markdownLines::FenceCount before; ///< the blocks of code that have begun before it
};

/// How a long text is divided. What counts is its weight: about one for each character, more for
/// what takes longer to lay out than a letter does, as lines and emoji do.
namespace messageParts {

/// Of one part: that much of a message is laid out at first, and each "Show more" adds as much.
inline constexpr qsizetype kWeight = 8'000;
inline constexpr qsizetype kAll = std::numeric_limits<qsizetype>::max();

/// Whether a text weighs more than that.
bool isHeavier(QStringView text, qsizetype weight);

/// The parts that lie between two weights, both of which are multiples of kWeight; all of them lie
/// between 0 and kAll. They are cut at the end of a paragraph, a line or a word if possible, never
/// inside of a character. Always the same ones, however many are asked for.
QList<MessagePart> of(const QString &text, qsizetype from = 0, qsizetype to = kAll);

} // namespace messageParts

} // namespace ecom67
