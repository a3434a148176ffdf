// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/Message.h"
#include "view/FloatingWindow.h"
#include "view/MessageEdit.h"

#include <chrono>
#include <memory>

namespace Ui {
class ChatWindow;
}

namespace ecom67 {

class AccountViewModel;
class Announcer;
class CardPictures;
class ChatViewModel;
class ChatShortcuts;
class ComposerBinding;
class FindBinding;
class NewMessagesButton;
class OfferBinding;
class ShopLinks;
class SetupViewModel;
class StatusBinding;
class UpdateBinding;
class WindowMover;

/// The open chat: header, status line, messages or setup card, composer. Passes wishes to the
/// view model and shows what that says; whether the window is there at all is ChatShell's.
class ChatWindow : public FloatingWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatWindow)

public:
    /// A connection that is made anew is not worth a word for as long as the grace.
    ChatWindow(ChatViewModel &chat, SetupViewModel &setup, bool isAnimated,
               std::chrono::milliseconds grace, QWidget *parent = nullptr);
    ~ChatWindow() override;

    bool isSetupShown() const;

    void setAnimated(bool isAnimated); ///< off where a person wants less motion
    void setSendKey(MessageEdit::SendKey key);
    /// On a public computer nothing is saved as a file and no settings are reached.
    void setKiosk(bool isKiosk);
    void setShop(const ShopLinks &shop); ///< where products and buttons lead
    void setProfile(const QString &name); ///< shown in the title; empty for the usual one
    void setPictures(CardPictures *pictures); ///< of products; without it there are none
    void setAccount(AccountViewModel &account); ///< where a sign-in is needed, it is offered
    UpdateBinding &updates() { return *m_updates; } ///< says that there is a newer version

Q_SIGNALS:
    void minimiseRequested();
    void quitRequested();
    void demoRequested();
    void linkActivated(const QUrl &url);
    /// The dialog with all settings, at the field of this key where it is not empty.
    void preferencesRequested(const QString &key);

protected:
    void paintBody(QPainter &painter) override;
    void showEvent(QShowEvent *event) override;

private:
    void connectHeader();
    void connectConversation();
    void connectShortcuts(const ChatShortcuts &keys);

    void showStatus(const ConnectionStatus &status, bool isUnconfigured);
    void showSetup(bool isShown);
    void showSettings();
    void askForPreferences(const QString &key);
    void leaveSetup();
    void confirmNewChat();
    void startNewChat();
    void markReadIfSeen();
    void showUnread();
    void goBack();
    void find();
    void cycleFocus(bool isForward);

    std::unique_ptr<Ui::ChatWindow> m_ui;
    ChatViewModel &m_chat;
    SetupViewModel &m_setup;
    WindowMover *m_mover;
    Announcer *m_announcer = nullptr;
    ComposerBinding *m_binding = nullptr;
    FindBinding *m_find = nullptr;
    NewMessagesButton *m_newMessages = nullptr;
    OfferBinding *m_offers = nullptr;
    bool m_isKiosk = false;
    StatusBinding *m_status = nullptr;
    UpdateBinding *m_updates = nullptr;
    bool m_wasShown = false;
    bool m_isSetupForced = false; ///< "Change..." was chosen
};

} // namespace ecom67
