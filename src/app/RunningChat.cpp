// SPDX-License-Identifier: MIT
#include "app/RunningChat.h"

#include "app/ActivationToken.h"
#include "app/Logging.h"

#include <QCoreApplication>
#include <QProcess>

#include <utility>

#if defined(ECOM67_DBUS)
#include "app/DesktopActivation.h"
#endif

namespace ecom67 {

using namespace Qt::StringLiterals;

RunningChat::RunningChat(const StartPlan &plan, QObject *parent)
    : QObject(parent)
    , m_line(plan.line)
    , m_folder(plan.paths.dataFolder())
    , m_isDefaultProfile(plan.paths.isDefault())
    , m_door(m_folder)
{
    connect(&m_door, &ChatDoor::knocked, this, [this](const QByteArray &token) {
        useActivationToken(token);
        Q_EMIT called();
    });
}

RunningChat::~RunningChat() = default;

bool RunningChat::isElsewhere(const QByteArray &token)
{
    const bool isJoining = m_line.joinsRunningChat();
    auto first = ChatDoor::Knock::NobodyThere;
    if (isJoining)
        first = ChatDoor::knock(m_folder, token);
    if (first == ChatDoor::Knock::Heard)
        return true;
    if (!m_line.isJoinable())
        return false;
    // Of two that start at the same moment one opens the door first.
    if (!m_door.open() && isJoining && first == ChatDoor::Knock::NobodyThere
        && ChatDoor::knock(m_folder, token) == ChatDoor::Knock::Heard)
        return true;
    listenToDesktop();
    return false;
}

/// The name on the bus is that of the program; it has one only.
void RunningChat::listenToDesktop()
{
#if defined(ECOM67_DBUS)
    if (!m_isDefaultProfile)
        return;
    auto desktop = std::make_unique<DesktopActivation>();
    connect(desktop.get(), &DesktopActivation::chatWanted, this, &RunningChat::called);
    connect(desktop.get(), &DesktopActivation::demoWanted, this, [] {
        if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--demo"_s}))
            qCWarning(lcApp) << "the demo could not be started";
    });
    (void)desktop->start();
    m_desktop = std::move(desktop);
#endif
}

void RunningChat::leave()
{
    m_door.close();
    m_desktop.reset();
}

} // namespace ecom67
