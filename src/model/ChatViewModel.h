// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/Message.h"
#include "core/SessionId.h"
#include "model/ComposerViewModel.h"
#include "model/OpenOffers.h"
#include "model/OutageNotes.h"
#include "model/Outbox.h"
#include "model/Transcript.h"

#include <QObject>
#include <QString>

#include <optional>

namespace ecom67 {

class ChatService;
class ConversationModel;
class ConversationStore;

/// What the chat window shows and can do: the transcript, the connection, typing, unread and the
/// draft. Joins the service (network) and the store (disk); holds no pixels and no sentences.
class ChatViewModel : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatViewModel)

public:
    using SendResult = ComposerViewModel::SendResult;

    /// welcome is the translated greeting of a new session.
    ChatViewModel(ChatService &service, ConversationStore &store, ConversationModel &conversation,
                  QString welcome, DraftSaver::Timing draftTiming = {}, QObject *parent = nullptr);
    ~ChatViewModel() override;

    /// Shows the stored conversation. Call once, before anything connects.
    void restore();
    /// Hands the questions that still wait from an earlier run to the service, in order. Call once,
    /// after the service was configured with the session. True when there are any.
    bool resume();

    ConversationModel &conversation() const noexcept { return m_conversation; }
    const ConnectionStatus &status() const;
    bool isAssistantTyping() const;

    /// Messages of the other side that arrived since the customer last had the end in view.
    int unreadCount() const noexcept { return m_unreadCount; }
    /// Where to open the window: the first unread message, 0 when everything has been seen.
    MessageId firstUnread() const noexcept { return m_firstUnread; }

    /// What is being typed, and what can be done with the messages that were.
    ComposerViewModel &composer() noexcept { return m_composer; }
    /// What the last answer offers to do or to say next.
    OpenOffers &offers() noexcept { return m_offers; }
    QString draft() const { return m_composer.draft(); }
    void setDraft(const QString &text) { m_composer.setDraft(text); }
    void saveDraft() { m_composer.saveDraft(); }
    SendResult send(const QString &text) { return m_composer.send(text); }
    void askAgain(MessageId id) { m_composer.askAgain(id); }
    void cancel(MessageId id) { m_composer.cancel(id); }

    /// As whom the customer speaks from now on, see ownerOf(). A conversation that belongs to
    /// somebody else ends, with what was not sent; one that is nobody's yet becomes theirs. What is
    /// being typed stays only with who signs in while typing. Returns whether a new chat has begun.
    bool setOwner(const QString &owner);

    /// The session in use; the composition root configures the service with it.
    const SessionId &session() const noexcept { return m_session; }

public Q_SLOTS:
    void retryConnection();
    /// Forgets the conversation and begins another under a new session id.
    void startNewChat();
    /// The same, and what was being typed is forgotten, too.
    void startForNextPerson();
    /// Everything up to the end has been on the screen.
    void markAllRead();

Q_SIGNALS:
    void statusChanged(const ecom67::ConnectionStatus &status);
    void assistantTypingChanged(bool isTyping);
    void unreadCountChanged(int count);
    /// A new session has begun; configure the service with it.
    void sessionChanged(const ecom67::SessionId &session);
    /// One finished message of the other side that a screen reader should say.
    void messageArrived(const ecom67::Message &message);
    /// Something about this machine, e.g. the disk: shown once as a notice beside the chat.
    /// The answers come in pieces: from an assistant that keeps no memory between questions. Once.
    void assistantWithoutMemoryMet();
    void problemOccurred(const ecom67::ChatError &error);

private:
    void beginSession(const ConversationChange &draft);
    void onAnswerGrew(const QString &text);
    void onMessageReceived(const Message &message, MessageId question);
    void onDeliveryChanged(MessageId id, Message::Delivery delivery,
                           std::optional<ChatError::Code> failure);
    void addWelcome();
    void countUnread(MessageId id);
    void setUnread(int count, MessageId first);

    ChatService &m_service;
    ConversationStore &m_store;
    ConversationModel &m_conversation;
    Transcript m_transcript;
    OutageNotes m_outages;
    Outbox m_outbox;
    OpenOffers m_offers;
    ComposerViewModel m_composer;
    QString m_welcome;
    SessionId m_session;
    std::optional<QString> m_owner; ///< of the conversation; nothing: never said
    MessageId m_firstUnread = 0;
    int m_unreadCount = 0;
    Message m_growing; ///< an answer that comes in pieces; its id is 0 when there is none
    bool m_isMemoryTold = false;
};

} // namespace ecom67
