// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

#include <memory>

namespace ecom67 {

class ChatWindow;
class NetworkSetup;
class ProfilePaths;
class Settings;
class UpdateCheck;
class UpdateRecord;

/// Says in the chat's window that there is a newer version of the program, where the policy names
/// who may say so. Outlives the windows.
class ProgramUpdates : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgramUpdates)

public:
    /// Nothing where the policy does not ask for it, and on a public computer: who stands before it
    /// can do nothing about it. network must outlive it.
    [[nodiscard]] static std::unique_ptr<ProgramUpdates>
    wanted(const Settings &settings, const ProfilePaths &paths, const NetworkSetup &network);
    ~ProgramUpdates() override;

    void start();
    /// From now on in this window, until it goes.
    void showIn(ChatWindow &window);

private:
    ProgramUpdates();
    void show();

    std::unique_ptr<UpdateRecord> m_record;
    std::unique_ptr<UpdateCheck> m_check; // uses the record
    QPointer<ChatWindow> m_window;
};

} // namespace ecom67
