// SPDX-License-Identifier: MIT
#include "model/Outbox.h"

#include "model/MessageVerbs.h"
#include "model/Transcript.h"
#include "service/ChatService.h"

#include <QUuid>

namespace ecom67 {

using Delivery = Message::Delivery;
using Verb = MessageVerbs::Verb;

Outbox::Outbox(ChatService &service, Transcript &transcript)
    : m_service(service)
    , m_transcript(transcript)
{
}

void Outbox::resume(const QList<Message> &waiting)
{
    for (const Message &message : waiting) {
        if (message.failure)
            m_stateBefore.insert(message.id, {Delivery::Unanswered, message.failure});
        submit(message);
    }
}

void Outbox::clear()
{
    m_stateBefore.clear();
}

void Outbox::submit(const Message &message)
{
    m_service.send({.id = message.id,
                    .text = message.text,
                    .clientId = message.clientId,
                    .timestamp = message.timestamp});
}

static QString newClientId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// Of what waits to be asked again: what tells that it may have been received.
std::optional<ChatError::Code> Outbox::failureOf(const State &before)
{
    return before.first == Delivery::Unanswered ? before.second : std::nullopt;
}

void Outbox::ask(const QString &text, const ConversationChange &inTheSameStep)
{
    append(text, {Delivery::None, std::nullopt}, inTheSameStep);
}

void Outbox::append(const QString &text, const State &before,
                    const ConversationChange &inTheSameStep)
{
    Message message;
    message.role = Message::Role::User;
    message.text = text;
    message.timestamp = QDateTime::currentDateTimeUtc();
    message.delivery = Delivery::Queued;
    message.failure = failureOf(before);
    message.clientId = newClientId();
    message.id = m_transcript.append(message, inTheSameStep);
    if (before.first != Delivery::None)
        m_stateBefore.insert(message.id, before);
    m_transcript.flush();
    submit(message);
}

void Outbox::askAgain(MessageId id)
{
    const Message *message = m_transcript.find(id);
    if (!message)
        return;
    const auto verbs = MessageVerbs::of(*message);
    if (!verbs.contains(Verb::Retry) && !verbs.contains(Verb::AskAgain))
        return;
    m_stateBefore.insert(id, {message->delivery, message->failure});
    askAgain(id, QString(message->text), {});
}

void Outbox::askAgain(MessageId id, const QString &text, const ConversationChange &inTheSameStep)
{
    if (!m_transcript.isLastQuestion(id)) {
        // Not first in time any more: it moves to the end, and nothing asks for it twice.
        m_transcript.hide(id);
        append(text, m_stateBefore.take(id), ConversationChange{RemoveMessage{id}} + inTheSameStep);
        return;
    }
    // In place: the customer did not say it twice.
    Message message = *m_transcript.find(id);
    message.clientId = newClientId();
    message.text = text;
    m_transcript.setWaitingAnew(id, text, failureOf(m_stateBefore.value(id)), inTheSameStep);
    submit(message);
}

bool Outbox::reword(MessageId id, const QString &text, const ConversationChange &inTheSameStep)
{
    const Message *message = m_transcript.find(id);
    if (!message)
        return false;
    if (message->delivery == Delivery::Failed) {
        askAgain(id, text, inTheSameStep);
        return true;
    }
    if (message->delivery != Delivery::Queued)
        return false;
    if (m_stateBefore.value(id).first == Delivery::Unanswered) {
        // The words it was first sent with stay, since somebody may have read them.
        (void)takeBack(id);
        return false;
    }
    if (!m_service.edit(id, text))
        return false;
    m_stateBefore.remove(id);
    m_transcript.setText(id, text, inTheSameStep);
    return true;
}

Outbox::TakenBack Outbox::takeBack(MessageId id)
{
    // Taking it back ends its way, and what is known of it with that.
    const State before = m_stateBefore.value(id);
    if (!m_service.cancel(id))
        return TakenBack::No;
    m_stateBefore.remove(id);
    if (before.first == Delivery::None)
        return TakenBack::NeverSent;
    // It was asked before: only the wish to repeat it is taken back.
    m_transcript.setDelivery(id, before.first, before.second);
    return TakenBack::AsBefore;
}

std::optional<ChatError::Code> Outbox::noteDelivery(MessageId id, Delivery delivery,
                                                    std::optional<ChatError::Code> failure)
{
    if (delivery == Delivery::Queued)
        return failureOf(m_stateBefore.value(id));
    // Sending: the connection may end before it is written, and then it waits again.
    if (delivery != Delivery::Sending)
        m_stateBefore.remove(id);
    return failure;
}

} // namespace ecom67
