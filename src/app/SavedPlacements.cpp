// SPDX-License-Identifier: MIT
#include "app/SavedPlacements.h"

#include "app/Logging.h"
#include "storage/SettingsStore.h"

namespace ecom67 {

SavedPlacements::SavedPlacements(SettingsStore &settings)
    : m_settings(settings)
{
}

SavedPlacements::~SavedPlacements() = default;

std::optional<QRect> SavedPlacements::placement(const QString &screen) const
{
    return m_settings.placement(screen);
}

void SavedPlacements::setPlacement(const QString &screen, const QRect &body)
{
    // Not worth a word to the customer: the window opens at its usual place next time.
    if (const auto problem = m_settings.setPlacement(screen, body))
        qCWarning(lcApp) << "the place of the window was not saved:" << problem->detail;
}

} // namespace ecom67
