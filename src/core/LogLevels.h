// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace ecom67 {

/// The filter rules of QLoggingCategory for what a person asks to be logged: a level ("debug",
/// "info", "warning", "error", "none"), or several with commas, each for all categories of the
/// program or for one ("info, service=debug"). A later one beats an earlier one. Nothing when it
/// is something else.
[[nodiscard]] std::optional<QString> logFilterRules(const QString &levels);

} // namespace ecom67
