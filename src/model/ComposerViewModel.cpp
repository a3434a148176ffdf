// SPDX-License-Identifier: MIT
#include "model/ComposerViewModel.h"

#include "model/MessageVerbs.h"
#include "model/Outbox.h"
#include "model/Transcript.h"
#include "service/ChatService.h"

#include <utility>

namespace ecom67 {

using Delivery = Message::Delivery;
using Verb = MessageVerbs::Verb;

ComposerViewModel::ComposerViewModel(ChatService &service, ConversationStore &store,
                                     Transcript &transcript, Outbox &outbox,
                                     DraftSaver::Timing timing, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_transcript(transcript)
    , m_outbox(outbox)
    , m_draft(store, timing)
{
}

ComposerViewModel::~ComposerViewModel() = default;

void ComposerViewModel::setDraft(const QString &text)
{
    if (m_draft.type(text) && !text.isEmpty())
        m_service.wake(); // who types will want to send
}

ComposerViewModel::SendResult ComposerViewModel::send(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return SendResult::Blank;
    if (trimmed.size() > kLongestMessage)
        return SendResult::TooLong;
    if (m_draft.text().trimmed() != trimmed) {
        // Said in another way than by typing: what is being typed stays.
        m_outbox.ask(trimmed);
        return SendResult::Accepted;
    }
    const MessageId edited = m_draft.edited();
    const ConversationChange rest = m_draft.takeText();
    if (edited == 0 || !m_outbox.reword(edited, trimmed, rest))
        m_outbox.ask(trimmed, rest);
    noteEditing();
    return SendResult::Accepted;
}

void ComposerViewModel::askAgain(MessageId id)
{
    m_outbox.askAgain(id);
}

void ComposerViewModel::cancel(MessageId id)
{
    if (m_outbox.takeBack(id) != Outbox::TakenBack::NeverSent)
        return;
    const bool isEdited = m_draft.isEdited(id);
    if (isEdited ? m_draft.isSetAside() : m_draft.isInUse()) {
        // The composer is in use: the text stays here, where it can be asked again.
        if (isEdited && !m_draft.text().trimmed().isEmpty())
            m_transcript.setText(id, m_draft.text().trimmed());
        if (isEdited)
            cancelEditing();
        return;
    }
    const QString text = isEdited ? m_draft.text() : m_transcript.find(id)->text;
    m_transcript.remove(id, m_draft.putText(text));
    replaceDraft();
}

void ComposerViewModel::edit(MessageId id)
{
    const Message *message = m_transcript.find(id);
    if (!message || !MessageVerbs::of(*message).contains(Verb::Edit) || m_draft.isChanged())
        return;
    m_draft.beginEditing(id, message->text);
    replaceDraft();
    m_service.wake();
}

void ComposerViewModel::cancelEditing()
{
    if (m_draft.edited() == 0)
        return;
    m_draft.endEditing();
    replaceDraft();
}

void ComposerViewModel::remove(MessageId id)
{
    const Message *message = m_transcript.find(id);
    if (!message || !MessageVerbs::of(*message).contains(Verb::Delete))
        return;
    if (!m_draft.isEdited(id)) {
        m_transcript.remove(id);
        return;
    }
    m_transcript.remove(id, m_draft.keepAll());
    replaceDraft();
}

ComposerViewModel::Editing ComposerViewModel::editing() const
{
    if (m_draft.edited() == 0)
        return Editing::None;
    const Message *message = m_transcript.find(m_draft.edited());
    switch (message ? message->delivery : Delivery::None) {
    case Delivery::Queued:
        return Editing::InPlace;
    case Delivery::Failed:
        return Editing::AndRetry;
    case Delivery::Unanswered:
        return Editing::AsNewAfterUnanswered;
    default:
        return Editing::AsNewAfterSent;
    }
}

void ComposerViewModel::noteDelivery(MessageId id)
{
    if (m_draft.isEdited(id))
        noteEditing();
}

ConversationChange ComposerViewModel::keepAll()
{
    const ConversationChange change = m_draft.keepAll();
    replaceDraft();
    return change;
}

void ComposerViewModel::discardAll()
{
    m_draft.discard();
    replaceDraft();
}

void ComposerViewModel::replaceDraft()
{
    Q_EMIT draftReplaced(m_draft.text());
    noteEditing();
}

void ComposerViewModel::noteEditing()
{
    if (const Editing now = editing(); std::exchange(m_editing, now) != now)
        Q_EMIT editingChanged(now);
}

} // namespace ecom67
