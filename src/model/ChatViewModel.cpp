// SPDX-License-Identifier: MIT
#include "model/ChatViewModel.h"

#include "model/ConversationModel.h"
#include "service/ChatService.h"
#include "storage/ConversationStore.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace ecom67 {

static bool isFromTheOtherSide(const Message &message)
{
    return message.role != Message::Role::User && message.role != Message::Role::Welcome;
}

ChatViewModel::ChatViewModel(ChatService &service, ConversationStore &store,
                             ConversationModel &conversation, QString welcome,
                             DraftSaver::Timing draftTiming, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_store(store)
    , m_conversation(conversation)
    , m_welcome(std::move(welcome))
    , m_draftSaver(store, draftTiming)
    , m_session(SessionId::generate())
{
    connect(&m_service, &ChatService::statusChanged, this, &ChatViewModel::statusChanged);
    connect(&m_service, &ChatService::assistantTypingChanged, this,
            &ChatViewModel::assistantTypingChanged);
    connect(&m_service, &ChatService::messageReceived, this, &ChatViewModel::onMessageReceived);
    connect(&m_service, &ChatService::deliveryChanged, this, &ChatViewModel::onDeliveryChanged);
    connect(&m_service, &ChatService::stillWorking, &m_conversation,
            &ConversationModel::setStillWorking);
    connect(&m_store, &ConversationStore::failed, this, &ChatViewModel::problemOccurred);
}

ChatViewModel::~ChatViewModel() = default;

void ChatViewModel::restore()
{
    StoredConversation stored = m_store.load();
    m_session = stored.session;
    m_draft = stored.draft;
    // The newest one seen may be gone; a number below it would count as seen.
    const MessageId newest = stored.messages.isEmpty() ? 0 : stored.messages.constLast().id;
    m_nextId = std::max(newest, stored.lastSeen) + 1;

    int unread = 0;
    MessageId first = 0;
    for (const Message &message : std::as_const(stored.messages)) {
        if (message.id <= stored.lastSeen || !isFromTheOtherSide(message))
            continue;
        first = first == 0 ? message.id : first;
        ++unread;
    }
    const bool needsWelcome = stored.messages.isEmpty();
    m_conversation.setMessages(std::move(stored.messages));
    if (needsWelcome)
        addWelcome();
    setUnread(unread, first);
}

bool ChatViewModel::resume()
{
    QList<Message> waiting;
    for (int row = 0; row < m_conversation.rowCount(); ++row) {
        if (m_conversation.messageAt(row).delivery == Message::Delivery::Queued)
            waiting.append(m_conversation.messageAt(row));
    }
    for (const Message &message : std::as_const(waiting))
        submit(message);
    return !waiting.isEmpty();
}

const ConnectionStatus &ChatViewModel::status() const
{
    return m_service.status();
}

bool ChatViewModel::isAssistantTyping() const
{
    return m_service.isAssistantTyping();
}

void ChatViewModel::setDraft(const QString &text)
{
    if (m_draft == text)
        return;
    m_draft = text;
    m_draftSaver.keep(text);
    if (!text.isEmpty())
        m_service.wake(); // who types will want to send
}

void ChatViewModel::saveDraft()
{
    m_draftSaver.save();
}

ChatViewModel::SendResult ChatViewModel::send(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return SendResult::Blank;
    if (trimmed.size() > kLongestMessage)
        return SendResult::TooLong;
    if (m_draft.trimmed() != trimmed) {
        // Said in another way than by typing: what is being typed stays.
        ask(trimmed, {});
        return SendResult::Accepted;
    }
    // Wherever the program ends, the text is the draft or a message: never neither, never both.
    m_draftSaver.save();
    m_draft.clear();
    ask(trimmed, {SetDraft{m_draft}});
    return SendResult::Accepted;
}

void ChatViewModel::ask(const QString &text, const ConversationChange &inTheSameStep)
{
    Message message;
    message.role = Message::Role::User;
    message.text = text;
    message.timestamp = QDateTime::currentDateTimeUtc();
    message.delivery = Message::Delivery::Queued;
    message.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    message.id = append(message, inTheSameStep);
    m_conversation.flush();
    submit(message);
}

void ChatViewModel::submit(const Message &message)
{
    m_service.send({.id = message.id,
                    .text = message.text,
                    .clientId = message.clientId,
                    .timestamp = message.timestamp});
}

void ChatViewModel::askAgain(MessageId id)
{
    const int row = m_conversation.rowOf(id);
    if (row < 0)
        return;
    Message message = m_conversation.messageAt(row);
    if (message.delivery != Message::Delivery::Failed
        && message.delivery != Message::Delivery::Unanswered)
        return;
    if (isLastQuestion(row)) {
        // In place: the customer did not say it twice.
        m_stateBeforeAskingAgain.insert(id, {message.delivery, message.failure});
        message.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_conversation.setDelivery(id, Message::Delivery::Queued, std::nullopt);
        m_store.write({UpdateDelivery{id, Message::Delivery::Queued, std::nullopt, true}});
        submit(message);
        return;
    }
    // Not first in time any more: it moves to the end, and nothing asks for it twice.
    m_conversation.remove(id);
    ask(message.text, {RemoveMessage{id}});
}

bool ChatViewModel::isLastQuestion(int row) const
{
    for (int later = row + 1; later < m_conversation.rowCount(); ++later) {
        if (m_conversation.messageAt(later).role == Message::Role::User)
            return false;
    }
    return true;
}

void ChatViewModel::cancel(MessageId id)
{
    const int row = m_conversation.rowOf(id);
    if (row < 0 || !m_service.cancel(id))
        return;
    if (m_stateBeforeAskingAgain.contains(id)) {
        // It was asked before: only the wish to repeat it is taken back.
        const auto [delivery, failure] = m_stateBeforeAskingAgain.take(id);
        onDeliveryChanged(id, delivery, failure);
        return;
    }
    if (!m_draft.trimmed().isEmpty()) {
        // The composer is in use: the text stays here, where it can be asked again.
        onDeliveryChanged(id, Message::Delivery::Failed, ChatError::Code::Cancelled);
        return;
    }
    const QString text = m_conversation.messageAt(row).text;
    m_conversation.remove(id);
    m_draftSaver.forget();
    m_draft = text;
    m_store.write({SetDraft{text}, RemoveMessage{id}});
    Q_EMIT draftReturned(text);
}

void ChatViewModel::retryConnection()
{
    m_service.retryNow();
}

void ChatViewModel::startNewChat()
{
    m_session = SessionId::generate();
    m_draftSaver.forget();
    m_store.write({ResetConversation{m_session}, SetDraft{m_draft}});
    m_conversation.setMessages({});
    m_stateBeforeAskingAgain.clear();
    // Ids go on growing, so that nothing of the old conversation can be taken for the new one.
    addWelcome();
    setUnread(0, 0);
    Q_EMIT sessionChanged(m_session);
}

void ChatViewModel::markAllRead()
{
    if (m_unreadCount == 0)
        return;
    m_store.setLastSeen(m_nextId - 1);
    setUnread(0, 0);
}

void ChatViewModel::onMessageReceived(const Message &message, MessageId question)
{
    Q_UNUSED(question)
    // Every conversation begins with a greeting of ours: a server's own would be the second one,
    // and again after each reconnect.
    if (message.role == Message::Role::Welcome)
        return;
    const MessageId id = append(message);
    setUnread(m_unreadCount + 1, m_firstUnread == 0 ? id : m_firstUnread);
    Message arrived = message;
    arrived.id = id;
    Q_EMIT messageArrived(arrived);
}

void ChatViewModel::onDeliveryChanged(MessageId id, Message::Delivery delivery,
                                      std::optional<ChatError::Code> failure)
{
    if (delivery == Message::Delivery::Sending)
        m_stateBeforeAskingAgain.remove(id);
    m_conversation.setDelivery(id, delivery, failure);
    m_store.updateDelivery(id, delivery, failure);
}

void ChatViewModel::addWelcome()
{
    Message message;
    message.role = Message::Role::Welcome;
    message.text = m_welcome;
    message.timestamp = QDateTime::currentDateTimeUtc();
    append(message);
    m_conversation.flush();
}

MessageId ChatViewModel::append(Message message, const ConversationChange &inTheSameStep)
{
    message.id = m_nextId++;
    m_store.write(ConversationChange{AppendMessage{message}} + inTheSameStep);
    m_conversation.append(message);
    return message.id;
}

void ChatViewModel::setUnread(int count, MessageId first)
{
    m_firstUnread = first;
    if (m_unreadCount == count)
        return;
    m_unreadCount = count;
    Q_EMIT unreadCountChanged(count);
}

} // namespace ecom67
