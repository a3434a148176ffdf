// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// What the assistant says without a tool: an answer in Markdown to the shop's usual questions,
/// chosen by words in the question, or a word about what it can do.
QString generalAnswer(const QString &question);

} // namespace ecom67
