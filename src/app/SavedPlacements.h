// SPDX-License-Identifier: MIT
#pragma once

#include "view/WindowPlacement.h"

namespace ecom67 {

class SettingsStore;

/// Keeps the places of the window in the user's settings file.
class SavedPlacements : public WindowPlacements
{
public:
    explicit SavedPlacements(SettingsStore &settings);
    ~SavedPlacements() override;

    std::optional<QRect> placement(const QString &screen) const override;
    void setPlacement(const QString &screen, const QRect &body) override;

private:
    SettingsStore &m_settings;
};

} // namespace ecom67
