// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// What an answer's Markdown needs before Qt's reader gets it.
namespace markdownLines {

/// A line break inside of a paragraph, as it goes through Markdown's reader.
extern const QString kLineBreak;

/// Whether reading it would take long: quotes or lists in each other, deeper than anybody writes.
bool isTooNested(const QString &text);

/// The web widget shows a line break where the answer has one; Markdown would join the lines.
QString withLineBreaks(QString markdown);

} // namespace markdownLines

} // namespace ecom67
