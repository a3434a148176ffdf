// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationDatabase.h"

#include <QMutex>
#include <QObject>
#include <QSet>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace ecom67 {

/// Owns the thread on which a ConversationDatabase lives, and the changes that wait for it.
/// Changes are carried out in order; those that have piled up share one transaction, because
/// each costs a sync of the disk (up to 20 ms on a kiosk's).
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
    /// False when the time ran out first.
    bool waitUntilWritten(std::chrono::milliseconds longest);

Q_SIGNALS:
    /// At most once for each code; from the owner's event loop, never from inside a call.
    void failed(const ecom67::ChatError &error);

private:
    void inWorker(std::function<void()> job);
    void writeWaiting();
    void report(const ChatError &error);

    QMutex m_mutex; ///< guards m_waiting
    QList<ConversationWrite> m_waiting;

    // Below: only used on m_thread.
    QString m_file;
    StorageLimits m_limits;
    std::unique_ptr<ConversationDatabase> m_database;
    QSet<int> m_reported; ///< codes

    std::unique_ptr<QObject> m_worker; ///< stands for m_thread when something is posted there
    QThread m_thread;
};

} // namespace ecom67
