// SPDX-License-Identifier: MIT
#pragma once

#include "app/ChatDoor.h"
#include "app/StartPlan.h"

#include <QObject>

#include <memory>

namespace ecom67 {

/// Sees to it that a profile has one chat: whoever starts the program again, by its entry in a menu
/// or by a link, brings that one forward.
///
/// A demo, a script, a measurement, or a start with settings of its own is something else and stays
/// beside it.
class RunningChat : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunningChat)

public:
    /// Needs a QCoreApplication.
    explicit RunningChat(const StartPlan &plan, QObject *parent = nullptr);
    ~RunningChat() override;

    /// True when another program shows its chat instead: this one may leave. Otherwise this one
    /// listens from now on. Takes 10 s where the other one hangs. The token lets the other
    /// one's window come forward (ActivationToken.h).
    [[nodiscard]] bool isElsewhere(const QByteArray &token);
    /// Listens no more: who comes now starts a chat of their own.
    void leave();

Q_SIGNALS:
    void called(); ///< show the chat

private:
    void listenToDesktop();

    CommandLine m_line;
    QString m_folder;
    [[maybe_unused]] bool m_isDefaultProfile; ///< where there is no D-Bus
    ChatDoor m_door;
    std::unique_ptr<QObject> m_desktop; ///< a DesktopActivation, where there is such a thing
};

} // namespace ecom67
