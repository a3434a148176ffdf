// SPDX-License-Identifier: MIT
#include "hostile/WatchedApplication.h"

#include "support/Sanitizers.h"

#include <QEvent>
#include <QMetaEnum>

#include <ctime>

using namespace Qt::StringLiterals;

namespace ecom67::test {

static double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // An event inside another one belongs to the time of that one.
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const QLatin1StringView name(receiver->metaObject()->className());
    const int kind = event->type();
    const double start = processorMilliseconds();
    ++m_depth;
    const bool isHandled = QApplication::notify(receiver, event);
    --m_depth;
    if (const double spent = processorMilliseconds() - start; spent > m_longest) {
        m_longest = spent;
        m_longestWhat = u"%1, event %2"_s.arg(name).arg(kind);
    }
    return isHandled;
}

double WatchedApplication::longestAllowed()
{
    if constexpr (kIsSanitized)
        return 0;
#ifdef __OPTIMIZE__
    return 100;
#else
    return 400;
#endif
}

void WatchedApplication::startWatching()
{
    m_longest = 0;
    m_longestWhat.clear();
}

WatchedApplication &WatchedApplication::self()
{
    auto *application = dynamic_cast<WatchedApplication *>(QCoreApplication::instance());
    Q_ASSERT(application);
    return *application;
}

} // namespace ecom67::test
