// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/Message.h"
#include "view/FloatingWindow.h"

#include <chrono>
#include <memory>

namespace Ui {
class ChatWindow;
}

namespace ecom67 {

class Announcer;
class ChatViewModel;
class ComposerBinding;
class OfferBinding;
class ShopLinks;
class SetupViewModel;
class StatusGrace;
class TextButton;
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

    void setShop(const ShopLinks &shop); ///< where products and buttons lead

Q_SIGNALS:
    void minimiseRequested();
    void quitRequested();
    void demoRequested();
    void linkActivated(const QUrl &url);

protected:
    void paintBody(QPainter &painter) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectHeader();
    void connectConversation();
    void addShortcuts();
    void addNewMessagesButton();

    void showStatus(const ConnectionStatus &status);
    void showSetup(bool isShown);
    void showSettings();
    void leaveSetup();
    void confirmNewChat();
    void startNewChat();
    void markReadIfSeen();
    void showUnread(int count);
    void placeNewMessagesButton();
    void cycleFocus(bool isForward);
    void announceStatus(const ConnectionStatus &status);

    std::unique_ptr<Ui::ChatWindow> m_ui;
    ChatViewModel &m_chat;
    SetupViewModel &m_setup;
    WindowMover *m_mover;
    StatusGrace *m_grace;
    Announcer *m_announcer;
    ComposerBinding *m_binding;
    OfferBinding *m_offers;
    TextButton *m_newMessages = nullptr;
    QString m_lastStatusWords;
    bool m_wasShown = false;
    bool m_isSetupForced = false; ///< "Change..." was chosen
};

} // namespace ecom67
