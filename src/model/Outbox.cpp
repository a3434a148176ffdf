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
    for (const Message &message : waiting)
        submit(message);
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

void Outbox::ask(const QString &text, const ConversationChange &inTheSameStep)
{
    Message message;
    message.role = Message::Role::User;
    message.text = text;
    message.timestamp = QDateTime::currentDateTimeUtc();
    message.delivery = Delivery::Queued;
    message.clientId = newClientId();
    message.id = m_transcript.append(message, inTheSameStep);
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
    const State before{message->delivery, message->failure};
    if (m_transcript.isLastQuestion(id))
        m_stateBefore.insert(id, before);
    askAgain(id, QString(message->text), {});
}

void Outbox::askAgain(MessageId id, const QString &text, const ConversationChange &inTheSameStep)
{
    if (!m_transcript.isLastQuestion(id)) {
        // Not first in time any more: it moves to the end, and nothing asks for it twice.
        m_transcript.hide(id);
        ask(text, ConversationChange{RemoveMessage{id}} + inTheSameStep);
        return;
    }
    // In place: the customer did not say it twice.
    Message message = *m_transcript.find(id);
    message.clientId = newClientId();
    message.text = text;
    m_transcript.setWaitingAnew(id, text, inTheSameStep);
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
    if (!m_service.cancel(id))
        return TakenBack::No;
    if (!m_stateBefore.contains(id))
        return TakenBack::NeverSent;
    // It was asked before: only the wish to repeat it is taken back.
    const auto [delivery, failure] = m_stateBefore.take(id);
    m_transcript.setDelivery(id, delivery, failure);
    return TakenBack::AsBefore;
}

void Outbox::noteDelivery(MessageId id, Delivery delivery)
{
    if (delivery == Delivery::Sending)
        m_stateBefore.remove(id);
}

} // namespace ecom67
