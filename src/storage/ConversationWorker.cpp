// SPDX-License-Identifier: MIT
#include "storage/ConversationWorker.h"

#include "storage/Logging.h"

#include <QMutexLocker>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;

/// Changes that may share a transaction: enough for any burst, too few to hold a second program
/// up for long.
static constexpr qsizetype kMostInOne = 256;
/// So many more changes wait before it is looked whether all of them are still needed.
static constexpr qsizetype kThinOutEvery = 4'096;

/// An attempt on a file that is held by another program takes the worker 1 s.
static constexpr std::chrono::milliseconds kFirstRetry = 1s;
static constexpr std::chrono::milliseconds kLongestRetry = 60s;

static bool isReset(const ConversationChange &change)
{
    return !change.isEmpty() && std::holds_alternative<ResetConversation>(change.first());
}

static bool isDraftAlone(const ConversationChange &change)
{
    return change.size() == 1 && std::holds_alternative<SetDraft>(change.first());
}

ConversationWorker::ConversationWorker(QString file, StorageLimits limits)
    : m_file(std::move(file))
    , m_limits(std::move(limits))
    , m_thinOutAt(kThinOutEvery)
    , m_retryTimer(new QTimer(this))
{
    m_retryTimer->setSingleShot(true);
    connect(m_retryTimer, &QTimer::timeout, this, &ConversationWorker::writeAll);
}

ConversationWorker::~ConversationWorker() = default;

void ConversationWorker::add(const ConversationChange &change)
{
    const QMutexLocker locker(&m_mutex);
    if (m_isAbandoned)
        return;
    // What a new conversation forgets need not be written first.
    if (isReset(change))
        m_waiting.clear();
    // Of a draft only the last state counts.
    if (!m_waiting.isEmpty() && isDraftAlone(change) && isDraftAlone(m_waiting.last()))
        m_waiting.removeLast();
    m_waiting.append(change);
    thinOut();
}

/// A flood of answers comes faster than any disk takes them. Those that would be pruned as soon as
/// they were written need not be written first.
void ConversationWorker::thinOut()
{
    if (m_waiting.size() < m_thinOutAt)
        return;
    const auto isSaidByOthers = [](const ConversationChange &change) {
        const auto *append
            = change.size() == 1 ? std::get_if<AppendMessage>(&change.first()) : nullptr;
        return append && append->message.role != Message::Role::User;
    };
    auto excess
        = std::count_if(m_waiting.cbegin(), m_waiting.cend(), isSaidByOthers) - m_limits.messages;
    m_waiting.removeIf([&excess, isSaidByOthers](const ConversationChange &change) {
        return excess > 0 && isSaidByOthers(change) && excess-- > 0;
    });
    m_thinOutAt = m_waiting.size() + kThinOutEvery;
}

void ConversationWorker::abandon()
{
    const QMutexLocker locker(&m_mutex);
    m_isAbandoned = true;
    m_waiting.clear();
}

void ConversationWorker::open(const std::function<void(const StoredConversation &)> &onRead)
{
    writeAll();
    m_database = std::make_unique<ConversationDatabase>(m_file, m_limits);
    std::optional<ChatError> problem;
    m_database->open(problem, onRead);
    if (problem)
        report(*problem);
}

void ConversationWorker::ensureOpen()
{
    if (m_database)
        return;
    m_database = std::make_unique<ConversationDatabase>(m_file, m_limits);
    std::optional<ChatError> problem;
    m_database->open(problem);
    if (problem)
        report(*problem);
}

void ConversationWorker::writeNext()
{
    // While the disk takes nothing they wait together, or each would hold the worker up.
    if (!m_retryTimer->isActive())
        (void)writeWaiting();
}

void ConversationWorker::writeAll()
{
    while (writeWaiting())
        ;
}

void ConversationWorker::close()
{
    writeAll();
    m_retryTimer->stop();
    m_database.reset();
}

bool ConversationWorker::writeWaiting()
{
    QList<ConversationChange> changes;
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
    ensureOpen();
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

void ConversationWorker::putBack(const QList<ConversationChange> &changes)
{
    const QMutexLocker locker(&m_mutex);
    // A new conversation was begun meanwhile; it forgets these.
    if (m_isAbandoned || (!m_waiting.isEmpty() && isReset(m_waiting.first())))
        return;
    m_waiting = changes + m_waiting;
    thinOut();
}

void ConversationWorker::report(const ChatError &error)
{
    if (m_reported.contains(int(error.code)))
        return;
    m_reported.insert(int(error.code));
    // Here and not where it is received: nobody may be left to receive it.
    qCWarning(lcStorage).noquote() << "conversation:" << error.detail;
    Q_EMIT failed(error);
}

} // namespace ecom67
