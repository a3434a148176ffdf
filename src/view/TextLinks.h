// SPDX-License-Identifier: MIT
#pragma once

class QColor;
class QTextDocument;

namespace ecom67 {

/// Makes the links of an answer honest: addresses in the text become links, what may not be
/// opened is plain text, and words that name another host than the one a link leads to are
/// followed by the real one. The rules are those of core/LinkPolicy.
void applyLinkPolicy(QTextDocument &document, const QColor &linkColor);

} // namespace ecom67
