// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace ecom67 {

/// The standard input to its end, but at most one byte more than asked for, which tells "too long"
/// from "just right". Nothing when it cannot be read.
std::optional<QByteArray> readStandardInput(qsizetype mostBytes);

} // namespace ecom67
