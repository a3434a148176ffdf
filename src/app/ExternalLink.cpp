// SPDX-License-Identifier: MIT
#include "app/ExternalLink.h"

#include "app/Logging.h"
#include "core/LinkPolicy.h"

#include <QDesktopServices>
#include <QUrl>

namespace ecom67 {

void openExternalLink(const QUrl &url)
{
    if (!isOpenable(url)) {
        qCWarning(lcApp) << "a link was not opened: its scheme or form is not allowed";
        return;
    }
    if (!QDesktopServices::openUrl(url))
        qCWarning(lcApp) << "a link was not opened: the system has no program for it";
}

} // namespace ecom67
