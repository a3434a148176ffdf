// SPDX-License-Identifier: MIT
#include "model/ComposerDraft.h"

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

ComposerDraft::ComposerDraft(ConversationStore &store, DraftSaver::Timing timing)
    : m_saver(store, timing)
{
}

bool ComposerDraft::isSetAside() const
{
    return !m_setAside.trimmed().isEmpty();
}

bool ComposerDraft::isInUse() const
{
    return m_edited != 0 || !m_text.trimmed().isEmpty();
}

bool ComposerDraft::type(const QString &text)
{
    if (m_text == text)
        return false;
    m_text = text;
    m_saver.keep(kept());
    return true;
}

void ComposerDraft::save()
{
    m_saver.save();
}

/// What the next start finds in the composer. The edited message itself keeps its old words.
QString ComposerDraft::kept() const
{
    if (m_edited == 0)
        return m_text;
    if (!isChanged() || m_text.trimmed().isEmpty())
        return m_setAside;
    return isSetAside() ? m_setAside + u"\n\n"_s + m_text : m_text;
}

void ComposerDraft::beginEditing(MessageId id, const QString &text)
{
    if (m_edited == 0)
        m_setAside = m_text;
    m_edited = id;
    m_original = text;
    m_text = text;
}

void ComposerDraft::endEditing()
{
    const bool wasChanged = isChanged();
    m_edited = 0;
    m_original.clear();
    m_text = std::exchange(m_setAside, QString());
    if (wasChanged)
        m_saver.keep(m_text);
}

ConversationChange ComposerDraft::takeText()
{
    // Wherever the program ends, the text is the draft or a message: never neither, never both.
    m_saver.save();
    m_edited = 0;
    m_original.clear();
    m_text = std::exchange(m_setAside, QString());
    return {SetDraft{m_text}};
}

ConversationChange ComposerDraft::putText(const QString &text)
{
    m_saver.forget();
    m_edited = 0;
    m_original.clear();
    m_setAside.clear();
    m_text = text;
    return {SetDraft{m_text}};
}

void ComposerDraft::discard()
{
    (void)putText({});
}

ConversationChange ComposerDraft::keepAll()
{
    return putText(kept());
}

} // namespace ecom67
