// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Settings.h"

#include <QString>

#include <optional>

namespace ecom67 {

/// One setting as a dialog shows it, at one moment.
struct SettingField
{
    const SettingDefinition *definition = nullptr;
    /// For the editor: what was typed, or what counts without environment and command line, since
    /// that is what can be saved.
    QString text;
    QString fallback; ///< what counts while the user has no wish of their own
    SettingValue inEffect; ///< what counts now, whoever says it
    bool isSetByUser = false; ///< the user's file says something, usable or not
    bool isTouched = false; ///< changed and not saved yet
    bool isReset = false; ///< touched by taking the wish back
    /// With what was typed; or with what stands somewhere and is left out, and then it has a place.
    std::optional<ChatError> problem{};

    /// Nobody but the administrator can change it.
    bool isLocked() const noexcept { return inEffect.isLocked(); }
    /// What is saved counts only at a start without that variable or option.
    bool isOverridden() const noexcept
    {
        return inEffect.source == SettingSource::Kind::Environment
            || inEffect.source == SettingSource::Kind::CommandLine;
    }
    /// A secret has no place in a file, and some things only the policy says.
    bool isEditable() const
    {
        return !isLocked() && definition->places.testFlag(SettingPlace::File);
    }
};

} // namespace ecom67
