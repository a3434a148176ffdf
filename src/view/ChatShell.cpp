// SPDX-License-Identifier: MIT
#include "view/ChatShell.h"

#include "model/ChatViewModel.h"
#include "view/ChatWindow.h"
#include "view/LauncherButton.h"
#include "view/MinimisedPill.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScopedValueRollback>
#include <QScreen>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ecom67 {

ChatShell::ChatShell(ChatViewModel &chat, SetupViewModel &setup, WindowPlacements &placements,
                     Options options, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_placements(placements)
    , m_window(std::make_unique<ChatWindow>(chat, setup, options.isAnimated, options.statusGrace))
{
    m_window->setShop(options.shop);
    m_window->setProfile(options.profile);
    if (options.pictures)
        m_window->setPictures(options.pictures);
    if (options.account)
        m_window->setAccount(*options.account);
    makeLauncher(options.isAnimated);
    makePill(options.isAnimated);
    connectWindow();
    // Once for all that comes in one turn of the event loop: shaping a window asks the X server.
    m_unreadTimer.setSingleShot(true);
    connect(&m_unreadTimer, &QTimer::timeout, this, &ChatShell::showUnread);
    connect(&chat, &ChatViewModel::unreadCountChanged, &m_unreadTimer,
            [this] { m_unreadTimer.start(0ms); });
    showUnread();

    restorePlace();
    m_moveTimer.setSingleShot(true);
    m_moveTimer.setInterval(300ms);
    connect(&m_moveTimer, &QTimer::timeout, this, &ChatShell::rememberPlace);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &ChatShell::placeFaces,
            Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &ChatShell::placeFaces,
            Qt::QueuedConnection);
    placeFaces();
}

ChatShell::~ChatShell() = default;

void ChatShell::makeLauncher(bool isAnimated)
{
    m_launcher = new LauncherButton; // its window owns it
    m_launcher->setObjectName(u"launcherButton"_s);
    m_launcher->setAnimated(isAnimated);
    m_launcherWindow = std::make_unique<FloatingWindow>(
        FloatingWindow::Look{.shadows = {kFloatingShadow, kFloatingShadowNear},
                             .cornerRadius = LauncherButton::kSide / 2.0,
                             .backing = lightTheme().brand,
                             .shape = [this] { return m_launcher->shape(); }},
        Qt::Tool);
    m_launcherWindow->setWindowTitle(tr("Open chat"));
    m_launcherWindow->setCentralWidget(m_launcher);
    connect(m_launcher, &QAbstractButton::clicked, this, &ChatShell::open);
}

void ChatShell::makePill(bool isAnimated)
{
    m_pill = new MinimisedPill; // its window owns it
    m_pill->setObjectName(u"minimisedPill"_s);
    m_pill->setAnimated(isAnimated);
    m_pillWindow = std::make_unique<FloatingWindow>(
        FloatingWindow::Look{.shadows = {kFloatingShadow, kFloatingShadowNear},
                             .cornerRadius = MinimisedPill::kCornerRadius,
                             .backing = lightTheme().brand},
        Qt::Tool);
    m_pillWindow->setWindowTitle(tr("Chat Support"));
    m_pillWindow->setCentralWidget(m_pill);
    connect(m_pill, &QAbstractButton::clicked, this, &ChatShell::open);
}

void ChatShell::connectWindow()
{
    const ChatWindow *window = m_window.get();
    connect(window, &ChatWindow::minimiseRequested, this, &ChatShell::minimise);
    connect(window, &ChatWindow::closeRequested, this, &ChatShell::close);
    connect(window, &ChatWindow::quitRequested, this, &ChatShell::quitRequested);
    connect(window, &ChatWindow::demoRequested, this, &ChatShell::demoRequested);
    connect(window, &ChatWindow::linkActivated, this, &ChatShell::linkActivated);
    connect(window, &ChatWindow::preferencesRequested, this, &ChatShell::preferencesRequested);
    m_window->installEventFilter(this);
}

void ChatShell::setAnimated(bool isAnimated)
{
    m_launcher->setAnimated(isAnimated);
    m_pill->setAnimated(isAnimated);
    m_window->setAnimated(isAnimated);
}

void ChatShell::setOnTop(bool isOnTop)
{
    for (FloatingWindow *face : {static_cast<FloatingWindow *>(m_window.get()),
                                 m_launcherWindow.get(), m_pillWindow.get()})
        face->setOnTop(isOnTop);
}

void ChatShell::start()
{
    m_launcherWindow->setAttribute(Qt::WA_ShowWithoutActivating);
    m_launcherWindow->show();
    m_launcherWindow->setAttribute(Qt::WA_ShowWithoutActivating, false);
}

void ChatShell::open()
{
    setView(View::Open);
}

void ChatShell::minimise()
{
    if (m_view == View::Open)
        setView(View::Minimised);
}

void ChatShell::close()
{
    if (m_view == View::Open)
        setView(View::Closed);
}

FloatingWindow &ChatShell::faceOf(View view) const
{
    switch (view) {
    case View::Open:
        return *m_window;
    case View::Minimised:
        return *m_pillWindow;
    case View::Closed:
        break;
    }
    return *m_launcherWindow;
}

void ChatShell::setView(View view)
{
    if (m_view != view) {
        if (m_moveTimer.isActive())
            rememberPlace();
        FloatingWindow &previous = faceOf(m_view);
        m_view = view;
        placeFace(view);
        faceOf(view).show();
        previous.hide();
        Q_EMIT viewChanged(view);
    }
    faceOf(view).raise();
    faceOf(view).activateWindow();
}

QScreen *ChatShell::screen() const
{
    const auto screens = QGuiApplication::screens();
    const auto found = std::find_if(screens.cbegin(), screens.cend(), [this](const QScreen *one) {
        return one->name() == m_screenName;
    });
    return found == screens.cend() ? QGuiApplication::primaryScreen() : *found;
}

void ChatShell::restorePlace()
{
    const auto last = m_placements.placement(WindowPlacements::kLast);
    if (const QScreen *where = last ? QGuiApplication::screenAt(last->center()) : nullptr)
        m_screenName = where->name();
    const QScreen *where = screen();
    if (!where)
        return;
    m_screenName = where->name();
    if (const auto body = m_placements.placement(m_screenName))
        m_placement = WindowPlacement::of(*body, where->availableGeometry());
    connect(where, &QScreen::availableGeometryChanged, this, &ChatShell::placeFaces);
}

void ChatShell::placeFaces()
{
    for (const View view : {View::Closed, View::Open, View::Minimised})
        placeFace(view);
}

void ChatShell::placeFace(View view)
{
    const QScreen *where = screen();
    if (!where)
        return;
    const QScopedValueRollback placing(m_isPlacing, true);
    const QRect available = where->availableGeometry();
    FloatingWindow &face = faceOf(view);
    face.updateSurface();
    QSize size = view == View::Open ? m_placement.size : face.centralWidget()->sizeHint();
    const QRect body = m_placement.place(available, size);
    if (view == View::Open)
        face.setMinimumSize(
            WindowPlacement::kSmallestSize.boundedTo(body.size()).grownBy(face.shadowMargins()));
    face.setBodyGeometry(body);
}

void ChatShell::showUnread()
{
    const int count = m_chat.unreadCount();
    if (std::exchange(m_shownUnread, count) == count)
        return;
    m_launcher->setUnreadCount(count);
    m_pill->setUnreadCount(count);
    m_launcherWindow->updateShape();
    placeFace(View::Minimised);
}

bool ChatShell::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPlaceChange = event->type() == QEvent::Move || event->type() == QEvent::Resize;
    // What the window system does right after showing is not a person's wish.
    if (watched == m_window.get() && isPlaceChange && !m_isPlacing && m_window->isVisible()
        && m_view == View::Open)
        m_moveTimer.start();
    return QObject::eventFilter(watched, event);
}

void ChatShell::rememberPlace()
{
    m_moveTimer.stop();
    const QRect body = m_window->bodyGeometry();
    const QScreen *where = QGuiApplication::screenAt(body.center());
    if (!where)
        where = screen();
    const QRect available = where->availableGeometry();
    if (m_placement.place(available, m_placement.size) == body)
        return;
    m_placement = WindowPlacement::of(body, available);
    m_screenName = where->name();
    m_placements.setPlacement(m_screenName, body);
    m_placements.setPlacement(WindowPlacements::kLast, body);
}

} // namespace ecom67
