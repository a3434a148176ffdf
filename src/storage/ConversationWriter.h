// SPDX-License-Identifier: MIT
#pragma once

#include "storage/ConversationStore.h"
#include "storage/StorageLimits.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace ecom67 {

class ConversationWorker;

/// Owns the thread on which a conversation is read and written, and speaks with the worker there.
/// None of its calls waits for the disk longer than it is told to.
///
/// A disk may hang for ever, and a thread that hangs in it cannot be ended. Such a thread is let
/// go by close(): it owns its worker, refers to nothing else, and both delete themselves when the
/// disk answers after all.
class ConversationWriter : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationWriter)

public:
    ConversationWriter(const QString &file, const StorageLimits &limits, QObject *parent = nullptr);
    /// Lets the thread go unless close() was called.
    ~ConversationWriter() override;

    /// A new conversation, and nothing will be kept, when the time runs out first.
    [[nodiscard]] StoredConversation load(std::chrono::milliseconds longest);
    void enqueue(const ConversationChange &change);
    /// Calls done from the owner's event loop when all that waits now was tried.
    void whenWritten(std::function<void()> done);
    /// False when the time ran out first.
    bool waitUntilWritten(std::chrono::milliseconds longest);
    /// Writes what waits and ends the thread. False when it was let go instead.
    bool close(std::chrono::milliseconds longest);

Q_SIGNALS:
    /// At most once for each code; from the owner's event loop, never from inside a call.
    void failed(const ecom67::ChatError &error);

private:
    void inWorker(std::function<void()> job);
    void giveUp();
    void onReached(quint64 mark);

    std::unique_ptr<QThread> m_thread; ///< null when it was let go
    ConversationWorker *m_worker; ///< owned by the thread; null after close()
    QHash<quint64, std::function<void()>> m_marks; ///< what to call when the worker gets there
    quint64 m_lastMark = 0;
    bool m_isClean = true; ///< no thread was let go
};

} // namespace ecom67
