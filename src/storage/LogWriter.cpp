// SPDX-License-Identifier: MIT
#include "storage/LogWriter.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace ecom67 {

using Clock = std::chrono::steady_clock;

struct LogWriter::Shared
{
    std::unique_ptr<LogFile> file; ///< of the thread alone
    mutable std::mutex mutex;
    std::condition_variable changed;
    QByteArray waiting; ///< whole lines
    qsizetype lost = 0; ///< lines since the last one that was written
    bool isWriting = false;
    bool isRefused = false;
    bool isEnding = false;
    bool hasEnded = false;

    bool isIdle() const { return waiting.isEmpty() && !isWriting; }
};

LogWriter::LogWriter(std::unique_ptr<LogFile> file)
    : LogWriter(std::move(file), Waits{})
{
}

LogWriter::LogWriter(std::unique_ptr<LogFile> file, Waits waits)
    : m_waits(waits)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->file = std::move(file);
    // Nothing may wait for this one: a disk can hang for good.
    std::thread([shared = m_shared, waits] { run(shared, waits); }).detach();
}

LogWriter::~LogWriter()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->isEnding = true;
    m_shared->changed.notify_all();
    m_shared->changed.wait_for(lock, m_waits.atTheEnd, [this] { return m_shared->hasEnded; });
}

void LogWriter::write(QByteArray line)
{
    line += '\n';
    const std::lock_guard lock(m_shared->mutex);
    if (m_shared->waiting.size() + line.size() > kMostWaiting) {
        ++m_shared->lost;
        return;
    }
    m_shared->waiting += line;
    m_shared->changed.notify_all();
}

bool LogWriter::flush(Time longest)
{
    std::unique_lock lock(m_shared->mutex);
    return m_shared->changed.wait_for(lock, longest, [this] { return m_shared->isIdle(); });
}

bool LogWriter::isRefused() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->isRefused;
}

void LogWriter::run(const std::shared_ptr<Shared> &shared, Waits waits)
{
    Clock::time_point tryAgain{};
    std::unique_lock lock(shared->mutex);
    while (!shared->isEnding || !shared->waiting.isEmpty()) {
        shared->changed.wait(lock, [&] { return shared->isEnding || !shared->waiting.isEmpty(); });
        QByteArray lines = std::exchange(shared->waiting, {});
        const qsizetype lost = shared->lost;
        const bool isTooEarly = shared->isRefused && Clock::now() < tryAgain;
        shared->isWriting = true;
        lock.unlock();
        const qsizetype count = lines.count('\n');
        if (lost > 0)
            lines.prepend("(" + QByteArray::number(lost) + " lines are missing here)\n");
        const bool isDone = lines.isEmpty() || (!isTooEarly && shared->file->write(lines));
        lock.lock();
        if (!isDone && !isTooEarly)
            tryAgain = Clock::now() + waits.beforeTryingAgain;
        shared->isRefused = !isDone;
        shared->lost = isDone ? shared->lost - lost : shared->lost + count;
        shared->isWriting = false;
        shared->changed.notify_all();
    }
    shared->hasEnded = true;
    shared->changed.notify_all();
}

} // namespace ecom67
