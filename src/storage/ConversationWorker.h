// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationDatabase.h"

#include <QMutex>
#include <QObject>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>

class QTimer;

namespace ecom67 {

/// The half of a ConversationWriter that lives on the thread of the disk: the database and the
/// changes that wait for it. Knows nothing of its owner, which may be gone while the disk hangs:
/// it speaks by signals alone.
///
/// Changes are carried out in order; those that have piled up share one transaction, because
/// each costs a sync of the disk (up to 20 ms on a kiosk's). What the disk does not take is kept
/// and tried again, by a timer and whenever somebody waits for it.
class ConversationWorker : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationWorker)

public:
    ConversationWorker(QString file, StorageLimits limits);
    ~ConversationWorker() override;

    // From any thread.
    void add(const ConversationChange &change);
    /// Drops what waits, and whatever comes: nothing is begun any more.
    void abandon();

    // On its own thread. Any of them may hang as long as the disk does.
    /// Calls onRead as soon as the conversation is known, before anything must be written for it.
    void open(const std::function<void(const StoredConversation &)> &onRead);
    void writeNext(); ///< what waits, unless it is being tried again later
    void writeAll(); ///< until all is written or the disk takes nothing
    void close(); ///< what waits is written before

Q_SIGNALS:
    /// At most once for each code.
    void failed(const ecom67::ChatError &error);
    void reached(quint64 mark); ///< for the owner's own use

private:
    [[nodiscard]] bool writeWaiting(); ///< false when nothing was written
    void putBack(const QList<ConversationChange> &changes);
    void thinOut();
    void ensureOpen();
    void report(const ChatError &error);

    QMutex m_mutex; ///< guards m_waiting to m_thinOutAt; never held while the disk is used
    QList<ConversationChange> m_waiting;
    bool m_isAbandoned = false;

    QString m_file;
    StorageLimits m_limits;
    qsizetype m_thinOutAt;
    std::unique_ptr<ConversationDatabase> m_database;
    QSet<int> m_reported; ///< codes
    std::chrono::milliseconds m_nextRetry{1'000};
    QTimer *m_retryTimer; ///< a child, so that it moves to the thread; active while waiting
};

} // namespace ecom67
