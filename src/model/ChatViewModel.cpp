// SPDX-License-Identifier: MIT
#include "model/ChatViewModel.h"

#include "core/Outage.h"
#include "model/ConversationModel.h"
#include "service/ChatService.h"
#include "storage/ConversationStore.h"

#include <algorithm>
#include <utility>

namespace ecom67 {

using Delivery = Message::Delivery;

static bool isFromTheOtherSide(const Message &message)
{
    return message.role != Message::Role::User && message.role != Message::Role::Welcome
        && !Outage::of(message);
}

ChatViewModel::ChatViewModel(ChatService &service, ConversationStore &store,
                             ConversationModel &conversation, QString welcome,
                             DraftSaver::Timing draftTiming, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_store(store)
    , m_conversation(conversation)
    , m_transcript(store, conversation)
    , m_outages(m_transcript, conversation)
    , m_outbox(service, m_transcript)
    , m_offers(conversation)
    , m_composer(service, store, m_transcript, m_outbox, draftTiming)
    , m_welcome(std::move(welcome))
    , m_session(SessionId::generate())
{
    connect(&m_service, &ChatService::statusChanged, this, &ChatViewModel::statusChanged);
    connect(&m_service, &ChatService::statusChanged, this,
            [this](const ConnectionStatus &status) { m_outages.noteStatus(status); });
    connect(&m_service, &ChatService::assistantTypingChanged, this,
            &ChatViewModel::assistantTypingChanged);
    connect(&m_service, &ChatService::answerGrew, this, &ChatViewModel::onAnswerGrew);
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
    m_owner = stored.owner;
    m_composer.restore(stored.draft);
    // The newest one seen may be gone; a number below it would count as seen.
    const MessageId newest = stored.messages.isEmpty() ? 0 : stored.messages.constLast().id;
    m_transcript.continueAfter(std::max(newest, stored.lastSeen));

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
        if (m_conversation.messageAt(row).delivery == Delivery::Queued)
            waiting.append(m_conversation.messageAt(row));
    }
    m_outbox.resume(waiting);
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

void ChatViewModel::retryConnection()
{
    m_service.retryNow();
}

void ChatViewModel::startNewChat()
{
    beginSession(m_composer.keepAll());
}

void ChatViewModel::startForNextPerson()
{
    beginSession(m_composer.dropAll());
}

void ChatViewModel::beginSession(const ConversationChange &draft)
{
    m_session = SessionId::generate();
    ConversationChange change{ResetConversation{m_session}};
    if (m_owner)
        change.append(SetOwner{*m_owner});
    m_store.write(change + draft);
    m_growing = {};
    m_conversation.setMessages({});
    m_outbox.clear();
    // Ids go on growing, so that nothing of the old conversation can be taken for the new one.
    addWelcome();
    setUnread(0, 0);
    Q_EMIT sessionChanged(m_session);
}

bool ChatViewModel::setOwner(const QString &owner)
{
    if (m_owner == owner)
        return false;
    const auto before = std::exchange(m_owner, owner);
    if (!before) {
        m_store.setOwner(owner);
        return false;
    }
    if (before->isEmpty())
        startNewChat();
    else
        startForNextPerson();
    return true;
}

void ChatViewModel::markAllRead()
{
    if (m_unreadCount == 0)
        return;
    m_store.setLastSeen(m_transcript.newest());
    setUnread(0, 0);
}

void ChatViewModel::onAnswerGrew(const QString &text)
{
    m_growing.text = text;
    if (m_growing.id != 0) {
        m_conversation.setText(m_growing.id, text);
        return;
    }
    m_growing.timestamp = QDateTime::currentDateTimeUtc();
    m_growing.id = m_transcript.begin(m_growing);
    countUnread(m_growing.id);
    if (!std::exchange(m_isMemoryTold, true))
        Q_EMIT assistantWithoutMemoryMet();
}

void ChatViewModel::countUnread(MessageId id)
{
    setUnread(m_unreadCount + 1, m_firstUnread == 0 ? id : m_firstUnread);
}

void ChatViewModel::onMessageReceived(const Message &message, MessageId question)
{
    Q_UNUSED(question)
    // Every conversation begins with a greeting of ours: a server's own would be the second one,
    // and again after each reconnect.
    if (message.role == Message::Role::Welcome)
        return;
    Message arrived = message;
    if (m_growing.id != 0 && message.role == Message::Role::Assistant) {
        // It has been counted, and seen, since its first piece.
        arrived.id = m_growing.id;
        m_growing = {};
        m_transcript.finish(arrived);
    } else {
        arrived.id = m_transcript.append(message);
        countUnread(arrived.id);
    }
    Q_EMIT messageArrived(arrived);
}

void ChatViewModel::onDeliveryChanged(MessageId id, Message::Delivery delivery,
                                      std::optional<ChatError::Code> failure)
{
    m_transcript.setDelivery(id, delivery, m_outbox.noteDelivery(id, delivery, failure));
    m_composer.noteDelivery(id);
}

void ChatViewModel::addWelcome()
{
    Message message;
    message.role = Message::Role::Welcome;
    message.text = m_welcome;
    message.timestamp = QDateTime::currentDateTimeUtc();
    m_transcript.append(message);
    m_transcript.flush();
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
