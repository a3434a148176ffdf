// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// Text from outside as one line of a card or a button may show it: control, bidirectional and
/// other invisible characters are gone, white space is single blanks, no more than three marks
/// stand on one letter, half surrogate pairs are U+FFFD. Longer than longest (in UTF-16 code
/// units, at least 1), it is cut and ends in an ellipsis. Empty when nothing is left to see.
[[nodiscard]] QString shownText(const QString &text, qsizetype longest);

} // namespace ecom67
