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
}

UpdateBinding::~UpdateBinding() = default;

void UpdateBinding::show(const std::optional<UpdateNotice> &update)
{
    m_page = update ? update->page : QUrl();
    m_parts.header.setUpdate(update ? update->version.toString() : QString(), !m_page.isEmpty());
    if (!update)
        return;
    //: Said once; %1 is the number of the newer version
    const QString words
        = tr("Version %1 of this program is available.").arg(update->version.toString());
    m_parts.line.showProblem(words);
    m_parts.announcer.announce(words);
}

} // namespace ecom67
