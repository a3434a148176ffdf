// SPDX-License-Identifier: MIT
#pragma once

#include "service/TokenProvider.h"

#include <QByteArray>

namespace ecom67 {

/// What a file or a program may say at most; a token has some 1 KB.
inline constexpr qsizetype kLongestTokenText = 16 * 1'024;

/// The token in what a file, a program or a store holds: white space around it is dropped. Fails
/// with TokenMissing where nothing is left, and with TokenInvalid.
[[nodiscard]] TokenProvider::Answer tokenIn(const QByteArray &bytes);

/// A problem of a source, with words for the log that hold nothing from outside.
ChatError tokenProblem(ChatError::Code code, const QString &detail, const QString &setting);

} // namespace ecom67
