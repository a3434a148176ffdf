// SPDX-License-Identifier: MIT
#include "app/ProgramUpdates.h"

#include "core/Settings.h"
#include "service/UpdateCheck.h"
#include "storage/ProfilePaths.h"
#include "storage/UpdateRecordFile.h"
#include "view/ChatWindow.h"
#include "view/UpdateBinding.h"

#include <QCoreApplication>

namespace ecom67 {

using namespace Qt::StringLiterals;

ProgramUpdates::ProgramUpdates() = default;

ProgramUpdates::~ProgramUpdates() = default;

std::unique_ptr<ProgramUpdates> ProgramUpdates::wanted(const Settings &settings,
                                                       const ProfilePaths &paths,
                                                       const NetworkSetup &network)
{
    const QUrl address(settings.valueOf("update/url"_L1).value.trimmed());
    const QByteArray key = updateKey(settings.valueOf("update/key"_L1).value);
    if (address.isEmpty() || key.isEmpty() || settings.isOn("kiosk/enabled"_L1))
        return nullptr;
    std::unique_ptr<ProgramUpdates> updates(new ProgramUpdates);
    updates->m_record
        = std::make_unique<UpdateRecordFile>(QString(paths.dataFolder() + u"/update.json"_s));
    updates->m_check = std::make_unique<UpdateCheck>(
        UpdateCheck::Setup{.address = address,
                           .publicKey = key,
                           .current
                           = QVersionNumber::fromString(QCoreApplication::applicationVersion())},
        network, *updates->m_record, UpdateCheck::Timing(),
        [] { return QDateTime::currentDateTimeUtc(); });
    connect(updates->m_check.get(), &UpdateCheck::found, updates.get(), &ProgramUpdates::show);
    return updates;
}

void ProgramUpdates::start()
{
    m_check->start();
}

void ProgramUpdates::showIn(ChatWindow &window)
{
    m_window = &window;
    connect(&window.updates(), &UpdateBinding::dismissed, this, [this] {
        if (const auto &newer = m_check->newer())
            m_record->setDismissedVersion(newer->version.toString());
    });
    if (m_check->newer())
        show();
}

void ProgramUpdates::show()
{
    if (!m_window)
        return;
    const auto &newer = m_check->newer();
    m_window->updates().show(newer,
                             newer && newer->version.toString() != m_record->dismissedVersion());
}

} // namespace ecom67
