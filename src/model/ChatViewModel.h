// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "core/Message.h"
#include "core/SessionId.h"
#include "model/DraftSaver.h"
#include "storage/ConversationWrite.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <optional>
#include <utility>

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
    /// Longest message a customer can send, in UTF-16 code units as the composer counts them.
    static constexpr int kLongestMessage = 2'000;

    enum class SendResult {
        Accepted, ///< in the transcript now, on its way or waiting
        Blank,
        TooLong,
    };
    Q_ENUM(SendResult)

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

    QString draft() const { return m_draft; }
    void setDraft(const QString &text);
    /// Hands the draft to the store now, before the end of the program.
    void saveDraft();

    /// The session in use; the composition root configures the service with it.
    const SessionId &session() const noexcept { return m_session; }

public Q_SLOTS:
    ecom67::ChatViewModel::SendResult send(const QString &text);
    /// Asks a failed or unanswered question again: in place when it is the last one; otherwise it
    /// moves to the end.
    void askAgain(ecom67::MessageId id);
    /// Takes back a question that still waits. Its text returns to the composer when that is empty
    /// and stays in the conversation as "not sent" when it is not.
    void cancel(ecom67::MessageId id);
    void retryConnection();
    /// Forgets the conversation and begins another under a new session id.
    void startNewChat();
    /// Everything up to the end has been on the screen.
    void markAllRead();

Q_SIGNALS:
    void statusChanged(const ecom67::ConnectionStatus &status);
    void assistantTypingChanged(bool isTyping);
    void unreadCountChanged(int count);
    /// A new session has begun; configure the service with it.
    void sessionChanged(const ecom67::SessionId &session);
    /// The text of a cancelled question, which is the draft now.
    void draftReturned(const QString &text);
    /// One finished message of the other side that a screen reader should say.
    void messageArrived(const ecom67::Message &message);
    /// Something about this machine, e.g. the disk: shown once as a notice beside the chat.
    void problemOccurred(const ecom67::ChatError &error);

private:
    void onMessageReceived(const Message &message, MessageId question);
    void onDeliveryChanged(MessageId id, Message::Delivery delivery,
                           std::optional<ChatError::Code> failure);
    void addWelcome();
    void submit(const Message &message);
    bool isLastQuestion(int row) const;
    void ask(const QString &text, const ConversationChange &inTheSameStep);
    MessageId append(Message message, const ConversationChange &inTheSameStep = {});
    void setUnread(int count, MessageId first);

    ChatService &m_service;
    ConversationStore &m_store;
    ConversationModel &m_conversation;
    QString m_welcome;
    QString m_draft;
    DraftSaver m_draftSaver;
    SessionId m_session;
    QHash<MessageId, std::pair<Message::Delivery, std::optional<ChatError::Code>>>
        m_stateBeforeAskingAgain; ///< of questions that wait for the second time
    MessageId m_nextId = 1;
    MessageId m_firstUnread = 0;
    int m_unreadCount = 0;
};

} // namespace ecom67
