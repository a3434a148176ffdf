// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationDatabase.h"

#include <QMutex>
#include <QObject>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace ecom67 {

/// Owns the thread on which a ConversationDatabase lives, and the changes that wait for it.
/// Changes are carried out in order; those that have piled up share one transaction, because
/// each costs a sync of the disk (up to 20 ms on a kiosk's). What the disk does not take is kept
/// and tried again, by a timer and whenever somebody waits for it.
class ConversationWriter : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationWriter)

public:
    ConversationWriter(const QString &file, const StorageLimits &limits, QObject *parent = nullptr);
    /// Carries out what waits, then closes the file.
    ~ConversationWriter() override;

    [[nodiscard]] StoredConversation load();
    void enqueue(ConversationWrite change);
    /// Calls done from the owner's event loop when all that waits now was tried.
    void whenWritten(std::function<void()> done);
    /// False when the time ran out first.
    bool waitUntilWritten(std::chrono::milliseconds longest);

Q_SIGNALS:
    /// At most once for each code; from the owner's event loop, never from inside a call.
    void failed(const ecom67::ChatError &error);

private:
    void inWorker(std::function<void()> job);
    void writeAll(); ///< until all is written or the disk takes nothing
    [[nodiscard]] bool writeWaiting(); ///< false when nothing was written
    void putBack(const QList<ConversationWrite> &changes);
    void report(const ChatError &error);

    QMutex m_mutex; ///< guards m_waiting
    QList<ConversationWrite> m_waiting;

    // Below: only used on m_thread.
    QString m_file;
    StorageLimits m_limits;
    std::unique_ptr<ConversationDatabase> m_database;
    QSet<int> m_reported; ///< codes
    std::chrono::milliseconds m_nextRetry{1'000};

    std::unique_ptr<QObject> m_worker; ///< stands for m_thread when something is posted there
    QTimer *m_retryTimer; ///< the worker's; active while the disk takes nothing
    QThread m_thread;
};

} // namespace ecom67
