// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Message.h"
#include "core/SessionId.h"

#include <QList>
#include <QObject>
#include <QString>

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

    /// The stored conversation, or a new one when there is none or it cannot be read.
    [[nodiscard]] virtual StoredConversation load() = 0;

    virtual void append(const Message &message) = 0;
    virtual void updateDelivery(MessageId id, Message::Delivery delivery,
                                std::optional<ChatError::Code> failure)
        = 0;
    virtual void remove(MessageId id) = 0;
    virtual void setLastSeen(MessageId id) = 0;
    virtual void setDraft(const QString &text) = 0;

    /// Forgets the conversation and stores the new session id in one step.
    virtual void reset(const SessionId &session) = 0;

    /// Calls done once, from the event loop: when everything asked for so far is on the disk or
    /// was refused, or after 3 s on a disk that does not answer.
    virtual void whenWritten(std::function<void()> done) = 0;

    /// Returns when everything asked for so far is on the disk, or after 1 s.
    virtual void flush() = 0;

Q_SIGNALS:
    void failed(const ecom67::ChatError &error);
};

} // namespace ecom67
