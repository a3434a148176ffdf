// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTextFormat>

class QTextBlock;
class QTextDocument;

namespace ecom67 {

struct Theme;

/// What Qt's reader of Markdown makes of an answer, in the look of the chat: one size of text,
/// lines of one height, code and quotes set off, tables with thin lines, no pictures.
namespace markdownStyle {

/// Of a block of code: which one of the document its lines belong to. Missing: no code.
inline constexpr int kCodeProperty = QTextFormat::UserProperty + 1;

inline constexpr int kListIndent = 16;
inline constexpr int kQuoteIndent = 12;
inline constexpr int kCodePadding = 8; ///< around the lines of code
inline constexpr int kCodeHeader = 24; ///< above them, for "Copy"

void apply(QTextDocument &document, const Theme &theme);

/// Pictures are never loaded: their words take their place.
void replacePictures(QTextDocument &document);

int quoteLevel(const QTextBlock &block);
/// The number of the code that a line belongs to, or -1.
int codeNumber(const QTextBlock &block);

} // namespace markdownStyle

} // namespace ecom67
