// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Message.h"
#include "core/SessionId.h"
#include "storage/ConversationWrite.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace ecom67 {

/// What a restart finds: the session, its transcript in order, and what was being typed.
struct StoredConversation
{
    SessionId session;
    QList<Message> messages; ///< by ascending id; nothing is on its way; Queued was never sent
    MessageId lastSeen = 0; ///< newest message the customer has had on the screen
    QString draft;
    /// Whose it is, see ownerOf(); nothing when that was never said.
    std::optional<QString> owner{};
    bool isNew = true; ///< the session was made just now: it deserves a welcome
};

/// Keeps one conversation: session id and transcript live and die together.
///
/// load() answers at once; every other call returns at once and is carried out in order. A
/// problem is reported by failed() at most once for each kind, and the chat goes on without.
class ConversationStore : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationStore)

public:
    explicit ConversationStore(QObject *parent = nullptr);
    ~ConversationStore() override;

    /// The stored conversation, or a new one when there is none, it cannot be read, or the disk
    /// does not answer in 3 s; then nothing is kept and what the disk holds is left as it is.
    [[nodiscard]] virtual StoredConversation load() = 0;

    virtual void write(const ConversationChange &together) = 0;

    // One change each.
    void append(const Message &message);
    void updateDelivery(MessageId id, Message::Delivery delivery,
                        std::optional<ChatError::Code> failure);
    void remove(MessageId id);
    void setLastSeen(MessageId id);
    void setDraft(const QString &text);
    void setOwner(const QString &owner);
    /// Forgets the conversation and stores the new session id in one step.
    void reset(const SessionId &session);

    /// Calls done once, from the event loop: when everything asked for so far is on the disk or
    /// was refused, or after 3 s on a disk that does not answer.
    virtual void whenWritten(std::function<void()> done) = 0;

    /// Returns when everything asked for so far is on the disk, or after 1 s.
    virtual void flush() = 0;

    /// Nothing can be stored from now on. False when what was asked for is not on the disk in that
    /// time: a thread of this process hangs in the disk and still holds the file. It goes on when
    /// the disk does; leave such a process with std::_Exit(), since what is taken away at a regular
    /// exit may be in its use.
    [[nodiscard]] virtual bool close(std::chrono::milliseconds longest) = 0;

Q_SIGNALS:
    void failed(const ecom67::ChatError &error);
};

} // namespace ecom67
