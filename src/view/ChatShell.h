// SPDX-License-Identifier: MIT
#pragma once

#include "core/ShopLinks.h"
#include "view/WindowPlacement.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>

class QScreen;
class QUrl;

namespace ecom67 {

class CardPictures;
class AccountViewModel;
class ChatViewModel;
class ChatWindow;
class FloatingWindow;
class LauncherButton;
class MinimisedPill;
class SetupViewModel;

/// The three faces of the chat: the round launcher, the open window and the minimised pill. Shows
/// exactly one of them, at the same corner of the same screen, and remembers where that is.
class ChatShell : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatShell)

public:
    enum class View { Closed, Open, Minimised };
    Q_ENUM(View)

    struct Options
    {
        bool isAnimated = true; ///< off where the customer wants less motion
        std::chrono::milliseconds statusGrace{600}; ///< see ChatWindow
        ShopLinks shop{}; ///< where products and buttons of answers lead
        QString profile{}; ///< shown in the title, empty for the usual one
        CardPictures *pictures = nullptr; ///< of products; must outlive the shell
        AccountViewModel *account = nullptr; ///< must outlive the shell; none: nobody can sign in
    };

    /// All references must outlive the shell.
    ChatShell(ChatViewModel &chat, SetupViewModel &setup, WindowPlacements &placements,
              Options options, QObject *parent = nullptr);
    ~ChatShell() override;

    void setAnimated(bool isAnimated);
    void setOnTop(bool isOnTop); ///< of all three

    View view() const noexcept { return m_view; }

    ChatWindow &chatWindow() const { return *m_window; }
    FloatingWindow &launcherWindow() const { return *m_launcherWindow; }
    FloatingWindow &pillWindow() const { return *m_pillWindow; }
    LauncherButton &launcher() const { return *m_launcher; }
    MinimisedPill &pill() const { return *m_pill; }

public Q_SLOTS:
    void start(); ///< shows the launcher without taking the keyboard
    void open(); ///< from the launcher or from the pill
    void minimise(); ///< from the open window only
    void close(); ///< from the open window only

Q_SIGNALS:
    void viewChanged(ecom67::ChatShell::View view);
    void quitRequested();
    void demoRequested();
    void linkActivated(const QUrl &url);
    void preferencesRequested(const QString &key); ///< see ChatWindow

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeLauncher(bool isAnimated);
    void makePill(bool isAnimated);
    void connectWindow();
    void setView(View view);
    FloatingWindow &faceOf(View view) const;
    void placeFaces();
    void placeFace(View view);
    void restorePlace();
    void rememberPlace();
    void showUnread();
    QScreen *screen() const;

    ChatViewModel &m_chat;
    WindowPlacements &m_placements;
    std::unique_ptr<ChatWindow> m_window;
    std::unique_ptr<FloatingWindow> m_launcherWindow;
    std::unique_ptr<FloatingWindow> m_pillWindow;
    LauncherButton *m_launcher = nullptr;
    MinimisedPill *m_pill = nullptr;
    WindowPlacement m_placement;
    QString m_screenName;
    QTimer m_unreadTimer; ///< one shot of 0 ms
    int m_shownUnread = -1;
    QTimer m_moveTimer; ///< one shot: saves when the moving has ended
    View m_view = View::Closed;
    bool m_isPlacing = false;
};

} // namespace ecom67
