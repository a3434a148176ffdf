// SPDX-License-Identifier: MIT
#pragma once

#include "app/CommandLine.h"
#include "app/Script.h"
#include "storage/ProfilePaths.h"

#include <QString>

#include <optional>
#include <variant>

namespace ecom67 {

/// A command line whose files and values have been looked at: all that can be refused is refused
/// here, before there is a QApplication, which needs a display.
struct StartPlan
{
    CommandLine line;
    ProfilePaths paths;
    std::optional<Script> script; ///< drives the window
    QString logRules{}; ///< for QLoggingCategory; empty when what is set is none
    QString logFile{}; ///< empty: none

    /// Fails with one plain English sentence that says what is wrong and what to change.
    [[nodiscard]] static std::variant<StartPlan, QString> prepare(const CommandLine &line);

    /// What keeps a window from being shown on this machine, or nothing.
    [[nodiscard]] static std::optional<QString> displayProblem(const CommandLine &line);
};

} // namespace ecom67
