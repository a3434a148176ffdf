// SPDX-License-Identifier: MIT
#include "storage/ConversationWriter.h"

#include "storage/Logging.h"

#include <QMutexLocker>
#include <QSemaphore>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// Changes that may share a transaction: enough for any burst, too few to hold a second program
/// up for long.
static constexpr qsizetype kMostInOne = 256;

ConversationWriter::ConversationWriter(const QString &file, const StorageLimits &limits,
                                       QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_limits(limits)
    , m_worker(std::make_unique<QObject>())
{
    m_thread.setObjectName(u"conversation"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

ConversationWriter::~ConversationWriter()
{
    inWorker([this] {
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
    // One for each change, so that whatever is posted next finds everything written.
    inWorker([this] { writeWaiting(); });
}

bool ConversationWriter::waitUntilWritten(std::chrono::milliseconds longest)
{
    // Shared: the worker may get to it only after we stopped waiting.
    const auto isDone = std::make_shared<QSemaphore>();
    inWorker([isDone] { isDone->release(); });
    return isDone->tryAcquire(1, int(longest.count()));
}

void ConversationWriter::writeWaiting()
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
        return;
    if (!m_database) {
        m_database = std::make_unique<ConversationDatabase>(m_file, m_limits);
        std::optional<ChatError> problem;
        (void)m_database->open(problem);
        if (problem)
            report(*problem);
    }
    if (const auto problem = m_database->write(changes))
        report(*problem);
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
