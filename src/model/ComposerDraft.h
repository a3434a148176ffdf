// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "model/DraftSaver.h"
#include "storage/ConversationWrite.h"

#include <QString>

namespace ecom67 {

/// What is being typed: a new message, or other words for one that is there already. Then what was
/// being typed before is set aside until the editing ends. Nothing of it is lost when the program
/// ends in between.
class ComposerDraft
{
public:
    /// store must outlive this object.
    ComposerDraft(ConversationStore &store, DraftSaver::Timing timing);

    QString text() const { return m_text; }
    MessageId edited() const noexcept { return m_edited; } ///< 0: a new message
    bool isEdited(MessageId id) const noexcept { return m_edited != 0 && m_edited == id; }
    bool isChanged() const { return m_edited != 0 && m_text != m_original; }
    bool isSetAside() const; ///< there is something to return to after the editing
    bool isInUse() const; ///< no other text may take its place

    void restore(const QString &text) { m_text = text; } ///< as it was stored
    /// False when it is no change.
    bool type(const QString &text);
    void save(); ///< what is not saved yet, now

    void beginEditing(MessageId id, const QString &text);
    void endEditing(); ///< drops the words and returns to what was set aside

    void discard(); ///< all of it, on the disk with the next change

    // Each ends the editing; the caller stores what is returned together with what it does.
    ConversationChange takeText(); ///< the text goes into a message
    ConversationChange putText(const QString &text); ///< in place of everything
    ConversationChange keepAll(); ///< the other words and what was set aside, as a new message

private:
    QString kept() const;

    DraftSaver m_saver;
    QString m_text;
    MessageId m_edited = 0;
    QString m_original; ///< the words of the edited one
    QString m_setAside;
};

} // namespace ecom67
