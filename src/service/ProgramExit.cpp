// SPDX-License-Identifier: MIT
#include "service/ProgramExit.h"

#include <QSemaphore>

#include <cstdio>
#include <cstdlib>
#include <thread>

#ifdef Q_OS_WIN
#include <windows.h>

#include <atomic>
#endif

namespace ecom67 {

#ifdef Q_OS_WIN

static std::atomic<int> s_code = 0;

/// On its usual way out Windows stops the other threads wherever they are and then lets every
/// library tidy up, which may wait for ever for what such a thread has held.
[[noreturn]] static void leave()
{
    std::fflush(nullptr);
    TerminateProcess(GetCurrentProcess(), static_cast<UINT>(s_code));
    std::abort(); // not reached: a process may always end itself
}

static void leaveAfterMain(int code)
{
    s_code = code;
    std::atexit(leave);
}

#else

static void leaveAfterMain(int)
{
}

#endif

void exitWithin(std::chrono::milliseconds longest, int code)
{
    std::fflush(nullptr);
    leaveAfterMain(code);
    // Not a QThread: nothing may wait for this one.
    std::thread([longest, code] {
        QSemaphore neverReleased;
        (void)neverReleased.tryAcquire(1, static_cast<int>(longest.count()));
#ifdef Q_OS_WIN
        leave();
#else
        std::_Exit(code);
#endif
    }).detach();
}

} // namespace ecom67
