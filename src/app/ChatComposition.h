// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Endpoint.h"
#include "core/PictureHosts.h"
#include "core/ShopLinks.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace ecom67 {

class AccountViewModel;
class CardPictures;
class ChatService;
struct ConnectionSettings;
class ChatShell;
class ChatTransport;
class ChatViewModel;
class ConnectionHints;
class ConversationModel;
class ConversationStore;
class IdentityKeeper;
class KioskMode;
class NetworkSetup;
class PictureFetcher;
class SettingsOpener;
class SettingsStore;
class SetupViewModel;
class WindowPlacements;

/// One conversation with everything it is made of: store, connection, models and windows, joined.
/// Connects when the window is first opened, not before.
class ChatComposition : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatComposition)

public:
    struct Parts
    {
        std::unique_ptr<ConversationStore> store;
        std::variant<Endpoint, ChatError> endpoint; ///< the error is shown in the window
        SettingsStore &settings;
        WindowPlacements &placements;
        const NetworkSetup &network;
        ShopLinks shop{}; ///< where products and buttons lead
        QString profile{}; ///< shown in the title, empty for the usual one
        PictureHosts pictureHosts{}; ///< where pictures of products may come from
        std::function<QString()> programInfo{}; ///< what --info prints
        IdentityKeeper *identity = nullptr; ///< outlives the conversation; none: it is nobody's
        AccountViewModel *account = nullptr; ///< as above; none: nobody can sign in
    };

    explicit ChatComposition(Parts parts, QObject *parent = nullptr);
    ~ChatComposition() override;

    /// Shows the stored conversation, with what was being typed, and the launcher.
    void start();

    /// From now on this endpoint; a connection to another one ends.
    void setEndpoint(const std::variant<Endpoint, ChatError> &endpoint);
    void setShop(const ShopLinks &shop);
    /// Follows what the settings say about look and keys now.
    void updateLook();

    /// The setup of the network is another one: connects anew, that way.
    void followNetwork();

    /// Closes the connection politely; ends with stopped(), after 300 ms at the latest.
    void stop();
    /// Closes the store; for what comes back, and how to go on, see ConversationStore::close().
    [[nodiscard]] bool close();

    /// A dialog that is open shows what the settings say now.
    void refreshSettings();

    ChatViewModel &chat() const { return *m_chat; }
    ChatShell &shell() const { return *m_shell; } ///< from start() on

Q_SIGNALS:
    void stopped();
    void quitRequested();
    void demoRequested();
    void settingsSaved(const QStringList &keys); ///< in the dialog
    /// The problem is that of saving it, if there was one.
    void endpointChosen(const QString &endpoint, const std::optional<ecom67::ChatError> &problem);

private:
    void configure();
    ConnectionSettings connection() const;
    void followIdentity();
    void onIdentityChanged();
    void connectToServer();
    void makePictures(const PictureHosts &hosts);
    void makeShell();
    void makeKiosk();
    std::function<QString()> tokenInUse() const;
    void activateLink(const QUrl &url);

    std::variant<Endpoint, ChatError> m_endpoint;
    SettingsStore &m_settings;
    WindowPlacements &m_placements;
    const NetworkSetup &m_network;
    ShopLinks m_shop;
    QString m_profile;
    IdentityKeeper *m_identity;
    AccountViewModel *m_account;
    bool m_isConnectionWanted = false; ///< as soon as it is known as whom
    // In the order in which each needs the ones before it.
    std::unique_ptr<ConversationStore> m_store;
    std::unique_ptr<ChatTransport> m_transport;
    std::unique_ptr<ChatService> m_service;
    std::unique_ptr<ConnectionHints> m_hints;
    std::unique_ptr<ConversationModel> m_conversation;
    std::unique_ptr<ChatViewModel> m_chat;
    std::unique_ptr<SetupViewModel> m_setup;
    std::unique_ptr<PictureFetcher> m_fetcher; ///< not there without a host
    std::unique_ptr<CardPictures> m_pictures;
    std::unique_ptr<ChatShell> m_shell;
    std::unique_ptr<SettingsOpener> m_dialogs;
    std::unique_ptr<KioskMode> m_kiosk; ///< on a public computer only
};

} // namespace ecom67
