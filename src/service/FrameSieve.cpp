// SPDX-License-Identifier: MIT
#include "service/FrameSieve.h"

#include "service/Logging.h"

namespace ecom67 {

static constexpr qsizetype kMostRemembered = 32;

bool FrameSieve::isRepeated(const TextFrame &frame)
{
    const Seen seen{.milliseconds = frame.timestamp.toMSecsSinceEpoch(), .text = frame.text};
    if (m_seen.contains(seen))
        return true;
    if (m_seen.size() == kMostRemembered)
        m_seen.removeFirst();
    m_seen.append(seen);
    return false;
}

void FrameSieve::drop(const QString &kind)
{
    ++m_droppedFrames;
    if (m_logged.contains(kind))
        return;
    m_logged.insert(kind);
    qCInfo(lcService).noquote() << "dropped a frame:" << kind;
}

void FrameSieve::startConnection()
{
    m_logged.clear();
}

void FrameSieve::startSession()
{
    m_seen.clear();
}

} // namespace ecom67
