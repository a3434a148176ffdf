// SPDX-License-Identifier: MIT
#include "storage/ConversationWriter.h"

#include "storage/ConversationWorker.h"
#include "storage/Logging.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QMutexLocker>
#include <QSemaphore>

#include <optional>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// What one thread says to another that may have stopped listening.
struct Reading
{
    QMutex mutex; ///< guards the conversation
    std::optional<StoredConversation> conversation;
    QSemaphore isDone;
};

ConversationWriter::ConversationWriter(const QString &file, const StorageLimits &limits,
                                       QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<QThread>())
    , m_worker(new ConversationWorker(file, limits))
{
    m_thread->setObjectName(u"conversation"_s);
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    // Queued, and dropped when this object is gone.
    connect(m_worker, &ConversationWorker::failed, this, &ConversationWriter::failed,
            Qt::QueuedConnection);
    connect(m_worker, &ConversationWorker::reached, this, &ConversationWriter::onReached,
            Qt::QueuedConnection);
    m_thread->start();
}

ConversationWriter::~ConversationWriter()
{
    (void)close(std::chrono::milliseconds(0));
}

void ConversationWriter::inWorker(std::function<void()> job)
{
    if (m_worker)
        QMetaObject::invokeMethod(m_worker, std::move(job), Qt::QueuedConnection);
}

StoredConversation ConversationWriter::load(std::chrono::milliseconds longest)
{
    const auto reading = std::make_shared<Reading>();
    inWorker([worker = m_worker, reading] {
        worker->open([&reading](const StoredConversation &conversation) {
            const QMutexLocker locker(&reading->mutex);
            reading->conversation = conversation;
            reading->isDone.release();
        });
    });
    (void)reading->isDone.tryAcquire(1, int(longest.count()));
    const QMutexLocker locker(&reading->mutex);
    if (reading->conversation)
        return *reading->conversation;
    giveUp();
    return {.session = SessionId::generate(),
            .messages = {},
            .lastSeen = 0,
            .draft = {},
            .isNew = true};
}

/// What the disk holds is another conversation than the one on the screen from now on: nothing of
/// the new one may get there.
void ConversationWriter::giveUp()
{
    m_worker->abandon();
    const ChatError error{.code = ChatError::Code::StorageUnavailable,
                          .detail = u"the disk does not answer"_s,
                          .httpStatus = 0,
                          .setting = {}};
    qCWarning(lcStorage).noquote() << "conversation:" << error.detail;
    disconnect(m_worker, &ConversationWorker::failed, this, nullptr);
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

void ConversationWriter::enqueue(const ConversationChange &change)
{
    if (!m_worker)
        return;
    m_worker->add(change);
    // One for each change, so that whatever is posted next finds everything written.
    inWorker([worker = m_worker] { worker->writeNext(); });
}

void ConversationWriter::whenWritten(std::function<void()> done)
{
    // Behind the job of each change; what the disk refused is tried later, but not waited for.
    m_marks.insert(++m_lastMark, std::move(done));
    inWorker([worker = m_worker, mark = m_lastMark] { Q_EMIT worker->reached(mark); });
}

void ConversationWriter::onReached(quint64 mark)
{
    if (const auto done = m_marks.take(mark))
        done();
}

bool ConversationWriter::waitUntilWritten(std::chrono::milliseconds longest)
{
    if (!m_worker)
        return m_isClean;
    // Shared: the worker may get to it only after we stopped waiting.
    const auto isDone = std::make_shared<QSemaphore>();
    inWorker([worker = m_worker, isDone] {
        worker->writeAll();
        isDone->release();
    });
    return isDone->tryAcquire(1, int(longest.count()));
}

bool ConversationWriter::close(std::chrono::milliseconds longest)
{
    if (!m_worker)
        return m_isClean;
    inWorker([worker = m_worker, thread = m_thread.get()] {
        worker->close();
        thread->quit();
    });
    m_worker = nullptr;
    if (!m_thread->wait(QDeadlineTimer(longest))) {
        m_isClean = false;
        qCWarning(lcStorage) << "the disk does not answer: left while it is being written to";
        // Not a child of anything: it may outlive everything of ours.
        QThread *thread = m_thread.release();
        connect(thread, &QThread::finished, thread, &QObject::deleteLater);
        // It may have ended in between; the second deleteLater() does nothing.
        if (thread->isFinished())
            thread->deleteLater();
    }
    return m_isClean;
}

} // namespace ecom67
