// SPDX-License-Identifier: MIT
#include "app/EventRounds.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <ctime>

namespace ecom67 {

using namespace std::chrono_literals;

static constexpr auto kLook = 250ms;
static constexpr double kIdleShare = 0.05; ///< of that time: a caret may blink

static double processorMs()
{
    return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void EventRounds::handleFor(std::chrono::milliseconds duration)
{
    const QDeadlineTimer end(duration);
    do {
        QElapsedTimer round;
        round.start();
        QCoreApplication::processEvents();
        m_lengths.add(static_cast<double>(round.nsecsElapsed()) / 1e6);
    } while (!end.hasExpired());
}

double EventRounds::settle()
{
    const double begin = processorMs();
    double before = begin;
    for (;;) {
        QEventLoop loop;
        QTimer::singleShot(kLook, &loop, &QEventLoop::quit);
        loop.exec();
        const double now = processorMs();
        if (now - before < kIdleShare * static_cast<double>(kLook.count()))
            return before - begin;
        before = now;
    }
}

} // namespace ecom67
