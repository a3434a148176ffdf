// SPDX-License-Identifier: MIT
#include "cli/InterruptWatcher.h"

#include <QSocketNotifier>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#endif

namespace ecom67 {

#ifdef Q_OS_WIN

static InterruptWatcher *s_watcher = nullptr;

static BOOL WINAPI handleConsoleEvent(DWORD)
{
    // Runs in a thread of its own.
    QMetaObject::invokeMethod(s_watcher, &InterruptWatcher::interrupted, Qt::QueuedConnection);
    return TRUE;
}

InterruptWatcher::InterruptWatcher(QObject *parent)
    : QObject(parent)
{
    s_watcher = this;
    SetConsoleCtrlHandler(handleConsoleEvent, TRUE);
}

InterruptWatcher::~InterruptWatcher()
{
    SetConsoleCtrlHandler(handleConsoleEvent, FALSE);
}

#else

// A signal handler may do next to nothing, so it only writes a byte to wake the event loop.
static std::array<int, 2> s_sockets{-1, -1};

extern "C" void wakeEventLoop(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(s_sockets[0], &byte, sizeof byte);
}

InterruptWatcher::InterruptWatcher(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, s_sockets.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(s_sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT interrupted();
    });
    std::signal(SIGINT, wakeEventLoop);
    std::signal(SIGTERM, wakeEventLoop);
}

InterruptWatcher::~InterruptWatcher()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &socket : s_sockets)
        ::close(std::exchange(socket, -1));
}

#endif

} // namespace ecom67
