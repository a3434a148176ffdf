// SPDX-License-Identifier: MIT
#include "service/ProgramExit.h"

#include <QSemaphore>

#include <cstdio>
#include <cstdlib>
#include <thread>

namespace ecom67 {

void exitWithin(std::chrono::milliseconds longest, int code)
{
    std::fflush(nullptr);
    // Not a QThread: nothing may wait for this one.
    std::thread([longest, code] {
        QSemaphore neverReleased;
        (void)neverReleased.tryAcquire(1, static_cast<int>(longest.count()));
        std::_Exit(code);
    }).detach();
}

} // namespace ecom67
