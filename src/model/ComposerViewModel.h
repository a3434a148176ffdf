// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "model/ComposerDraft.h"

#include <QObject>
#include <QString>

namespace ecom67 {

class ChatService;
class Outbox;
class Transcript;

/// What the composer shows and what the customer can do with the own messages: send, edit, cancel,
/// ask again, delete. Nothing typed gets lost on the way from one to the other.
///
/// A verb that is not possible any more, since a click comes late or twice, does nothing.
class ComposerViewModel : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerViewModel)

public:
    /// Longest message a customer can send, in UTF-16 code units as the composer counts them.
    static constexpr int kLongestMessage = 2'000;

    enum class SendResult {
        Accepted, ///< in the transcript now, on its way or waiting
        Blank,
        TooLong,
    };
    Q_ENUM(SendResult)

    /// What becomes of the words in the composer while a message is edited.
    enum class Editing {
        None, ///< no message is edited
        InPlace, ///< they take the place of those that wait
        AndRetry, ///< they take the place of those that were not sent, and are sent
        AsNewAfterSent, ///< it was sent meanwhile: they are a message of their own
        AsNewAfterUnanswered, ///< it may have been received: they are a message of their own
    };
    Q_ENUM(Editing)

    /// All references must outlive this object.
    ComposerViewModel(ChatService &service, ConversationStore &store, Transcript &transcript,
                      Outbox &outbox, DraftSaver::Timing timing, QObject *parent = nullptr);
    ~ComposerViewModel() override;

    QString draft() const { return m_draft.text(); }
    void setDraft(const QString &text);
    void saveDraft() { m_draft.save(); } ///< now, before the end of the program
    Editing editing() const;

    void restore(const QString &draft) { m_draft.restore(draft); } ///< as it was stored
    void noteDelivery(MessageId id); ///< after the transcript shows it
    /// Ends the editing without a loss, since a new chat begins; store what is returned.
    [[nodiscard]] ConversationChange keepAll();
    void discardAll(); ///< everything that is being typed: somebody else goes on here

public Q_SLOTS:
    /// While a message is edited, its other words; see editing().
    ecom67::ComposerViewModel::SendResult send(const QString &text);
    /// Asks a failed or unanswered question again: in place when it is the last one; otherwise it
    /// moves to the end.
    void askAgain(ecom67::MessageId id);
    /// Takes back a question that still waits. Its text returns to the composer when that is empty
    /// and stays in the conversation as "not sent" when it is not.
    void cancel(ecom67::MessageId id);
    /// Brings a message into the composer; what was being typed returns afterwards. Not while
    /// another one is edited and has got other words already.
    void edit(ecom67::MessageId id);
    void cancelEditing(); ///< the message stays as it is
    void remove(ecom67::MessageId id); ///< forgets a failed or unanswered question

Q_SIGNALS:
    /// Another text than the one that was typed is the draft now.
    void draftReplaced(const QString &text);
    void editingChanged(ecom67::ComposerViewModel::Editing editing);

private:
    void replaceDraft();
    void noteEditing();

    ChatService &m_service;
    Transcript &m_transcript;
    Outbox &m_outbox;
    ComposerDraft m_draft;
    Editing m_editing = Editing::None; ///< as last told
};

} // namespace ecom67
