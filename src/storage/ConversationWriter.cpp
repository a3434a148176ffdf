// SPDX-License-Identifier: MIT
#include "storage/ConversationWriter.h"

#include "storage/Logging.h"

#include <QMutexLocker>
#include <QSemaphore>

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Changes that may share a transaction: enough for any burst, too few to hold a second program
/// up for long.
static constexpr qsizetype kMostInOne = 256;
/// Changes that are kept while the disk takes none.
static constexpr qsizetype kMostKept = 5'000;

/// An attempt on a file that is held by another program takes the worker 1 s.
static constexpr std::chrono::milliseconds kFirstRetry = 1s;
static constexpr std::chrono::milliseconds kLongestRetry = 60s;

ConversationWriter::ConversationWriter(const QString &file, const StorageLimits &limits,
                                       QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_limits(limits)
    , m_worker(std::make_unique<QObject>())
    , m_retryTimer(new QTimer(m_worker.get()))
{
    m_retryTimer->setSingleShot(true);
    connect(m_retryTimer, &QTimer::timeout, m_worker.get(), [this] { writeAll(); });
    m_thread.setObjectName(u"conversation"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

ConversationWriter::~ConversationWriter()
{
    inWorker([this] {
        writeAll();
        m_retryTimer->stop();
        m_database.reset();
        m_thread.quit();
    });
    m_thread.wait();
}

void ConversationWriter::inWorker(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_worker.get(), std::move(job), Qt::QueuedConnection);
}

StoredConversation ConversationWriter::load()
{
    std::optional<StoredConversation> conversation;
    QSemaphore isDone;
    inWorker([&] {
        writeAll();
        m_database = std::make_unique<ConversationDatabase>(m_file, m_limits);
        std::optional<ChatError> problem;
        conversation = m_database->open(problem);
        if (problem)
            report(*problem);
        isDone.release();
    });
    isDone.acquire();
    return *std::move(conversation);
}

void ConversationWriter::enqueue(ConversationWrite change)
{
    {
        const QMutexLocker locker(&m_mutex);
        // What a new conversation forgets need not be written first.
        if (std::holds_alternative<ResetConversation>(change))
            m_waiting.clear();
        // Of a draft only the last state counts.
        if (!m_waiting.isEmpty() && std::holds_alternative<SetDraft>(change)
            && std::holds_alternative<SetDraft>(m_waiting.last()))
            m_waiting.removeLast();
        m_waiting.append(std::move(change));
    }
    // One for each change, so that whatever is posted next finds everything written. While the
    // disk takes nothing they wait together, or each would hold the worker up.
    inWorker([this] {
        if (!m_retryTimer->isActive())
            (void)writeWaiting();
    });
}

void ConversationWriter::whenWritten(std::function<void()> done)
{
    // Behind the job of each change; what the disk refused is tried later, but not waited for.
    inWorker([this, done = std::move(done)]() mutable {
        QMetaObject::invokeMethod(this, std::move(done), Qt::QueuedConnection);
    });
}

bool ConversationWriter::waitUntilWritten(std::chrono::milliseconds longest)
{
    // Shared: the worker may get to it only after we stopped waiting.
    const auto isDone = std::make_shared<QSemaphore>();
    inWorker([this, isDone] {
        writeAll();
        isDone->release();
    });
    return isDone->tryAcquire(1, int(longest.count()));
}

void ConversationWriter::writeAll()
{
    while (writeWaiting())
        ;
}

bool ConversationWriter::writeWaiting()
{
    QList<ConversationWrite> changes;
    {
        const QMutexLocker locker(&m_mutex);
        if (m_waiting.size() <= kMostInOne) {
            changes.swap(m_waiting);
        } else {
            changes = m_waiting.first(kMostInOne);
            m_waiting.remove(0, kMostInOne);
        }
    }
    if (changes.isEmpty())
        return false;
    if (!m_database) {
        m_database = std::make_unique<ConversationDatabase>(m_file, m_limits);
        std::optional<ChatError> problem;
        (void)m_database->open(problem);
        if (problem)
            report(*problem);
    }
    const ConversationDatabase::Outcome outcome = m_database->write(changes);
    if (outcome.problem)
        report(*outcome.problem);
    if (!outcome.isUndone) {
        m_retryTimer->stop();
        m_nextRetry = kFirstRetry;
        return true;
    }
    putBack(changes);
    m_retryTimer->start(m_nextRetry);
    m_nextRetry = std::min(2 * m_nextRetry, kLongestRetry);
    return false;
}

void ConversationWriter::putBack(const QList<ConversationWrite> &changes)
{
    const auto isReset = [](const QList<ConversationWrite> &list) {
        return !list.isEmpty() && std::holds_alternative<ResetConversation>(list.first());
    };
    const QMutexLocker locker(&m_mutex);
    // A new conversation was begun meanwhile; it forgets these.
    if (isReset(m_waiting))
        return;
    m_waiting = changes + m_waiting;
    // A reset stays whatever happens: without it, the old conversation would come back.
    if (m_waiting.size() > kMostKept)
        m_waiting.remove(isReset(m_waiting) ? 1 : 0, m_waiting.size() - kMostKept);
}

void ConversationWriter::report(const ChatError &error)
{
    if (m_reported.contains(int(error.code)))
        return;
    m_reported.insert(int(error.code));
    // Here and not where it is received: nobody may be left to receive it.
    qCWarning(lcStorage).noquote() << "conversation:" << error.detail;
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

} // namespace ecom67
