// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// Marks on one letter, and pictures joined to one emoji, that are kept. More than any language
/// or emoji has: Unicode's own widest family is 4 people, the tags of a flag are 7.
inline constexpr int kMostMarks = 10;
inline constexpr int kMostJoined = 9;

/// The text with no more marks on a letter and no more joined emoji than people write: laying out
/// 100,000 marks on one letter, or 5,000 emoji joined into one, takes seconds. Nothing else
/// changes; text within the bounds comes back as it is.
[[nodiscard]] QString withBoundedClusters(const QString &text);

/// Whether a code unit stands for a picture among the letters, as emoji do, each of which takes as
/// long to lay out as dozens of letters: Qt decodes it every time.
[[nodiscard]] bool isPicture(QChar unit);

/// A word longer than that gets places to break it, which are not seen.
inline constexpr int kLongestWord = 2'100;

/// The text with a zero-width space in each word without end: laying out such a word takes time
/// that grows with the square of its length. No address that may be opened is that long.
[[nodiscard]] QString withBoundedWords(const QString &text);

} // namespace ecom67
