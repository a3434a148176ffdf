// SPDX-License-Identifier: MIT
#include "view/UpdateBinding.h"

#include "view/Announcer.h"
#include "view/ChatHeader.h"
#include "view/StatusLine.h"

namespace ecom67 {

UpdateBinding::UpdateBinding(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.header, &ChatHeader::updateRequested, this,
            [this] { Q_EMIT pageActivated(m_page); });
    connect(&m_parts.line, &StatusLine::dismissed, this, [this](const QString &sentence) {
        if (!m_words.isEmpty() && sentence == m_words)
            Q_EMIT dismissed();
    });
}

UpdateBinding::~UpdateBinding() = default;

void UpdateBinding::show(const std::optional<UpdateNotice> &update, bool isNews)
{
    m_page = update ? update->page : QUrl();
    m_parts.header.setUpdate(update ? update->version.toString() : QString(), !m_page.isEmpty());
    // One that was taken back, or is followed by another, stands there no more.
    if (!m_words.isEmpty() && m_parts.line.problem() == m_words)
        m_parts.line.showProblem({});
    m_words.clear();
    if (!update || !isNews || !m_parts.line.problem().isEmpty())
        return;
    //: Said until it is dismissed; %1 is the number of the newer version
    m_words = tr("Version %1 of this program is available.").arg(update->version.toString());
    m_parts.line.showProblem(m_words);
    m_parts.announcer.announce(m_words);
}

} // namespace ecom67
