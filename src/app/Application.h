// SPDX-License-Identifier: MIT
#pragma once

#include "app/StartPlan.h"
#include "core/ChatError.h"
#include "core/Endpoint.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace ecom67 {

class ChatComposition;
class ConversationStore;
class LiveSettings;
class LocalGateway;
class PictureHosts;
class ProfileLock;
class ProgramTexts;
class ProgramUpdates;
class SavedPlacements;
class ScriptRunner;
class SettingsStore;
class ShopIdentity;
class ShopLinks;
class ShopNetwork;
class TimedConversationStore;

/// The program with a window: reads the profile, makes the conversation, and makes it anew when
/// the customer chooses an endpoint or the demo. Has no rules of its own.
class Application : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Application)

public:
    /// Needs a QApplication.
    explicit Application(StartPlan plan, QObject *parent = nullptr);
    ~Application() override;

    /// Shows the launcher. Fails with one sentence.
    [[nodiscard]] std::optional<QString> start();

    /// Opens the chat's window, or raises it. After start().
    void showChat();

    /// Call after the event loop has ended. False when the disk hangs: leave with std::_Exit(), see
    /// ConversationStore::close().
    [[nodiscard]] bool close();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void quitting(); ///< the chat is being closed, which a slow disk can make long

private:
    std::optional<ChatError> startDemoGateway();
    std::unique_ptr<ConversationStore> makeStore(const QString &file);
    void compose(const std::variant<Endpoint, ChatError> &endpoint,
                 std::unique_ptr<ConversationStore> store, const ShopLinks &shop,
                 const PictureHosts &pictureHosts);
    void composeDemo();
    void composeShop(const std::variant<Endpoint, ChatError> &endpoint);
    void followSettings();
    void switchToDemo();
    void switchToShop(const QString &endpoint, const std::optional<ChatError> &saveProblem);
    void onSettingsSaved(const QStringList &keys);
    void leaveChat();
    void afterSwitch();
    void runScript();
    void runBench();
    void quit();

    StartPlan m_plan;
    std::unique_ptr<SettingsStore> m_settings;
    std::unique_ptr<LiveSettings> m_live;
    std::unique_ptr<SavedPlacements> m_placements;
    std::unique_ptr<ShopNetwork> m_network;
    std::unique_ptr<ProgramTexts> m_texts;
    std::unique_ptr<ProfileLock> m_lock; ///< made with the first conversation that is kept
    std::unique_ptr<LocalGateway> m_gateway; ///< only for the demo
    std::unique_ptr<ShopIdentity> m_identity; ///< not there before it is needed
    std::unique_ptr<ChatComposition> m_chat;
    std::unique_ptr<ProgramUpdates> m_updates; ///< where the policy asks for it
    std::unique_ptr<ScriptRunner> m_runner;
    std::unique_ptr<QObject> m_bench;
    TimedConversationStore *m_timedStore = nullptr; ///< m_chat's, while measuring
    bool m_isDemo = false; ///< m_chat is the demo's
    bool m_isDiskHanging = false; ///< a conversation could not be closed
};

} // namespace ecom67
