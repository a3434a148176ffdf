// SPDX-License-Identifier: MIT
#include "app/ExternalLink.h"

#include "app/Logging.h"

#include <QDesktopServices>
#include <QUrl>

namespace ecom67 {

using namespace Qt::StringLiterals;

static bool isAllowed(const QUrl &url)
{
    if (!url.isValid() || !url.userInfo().isEmpty())
        return false;
    if (url.scheme() == "mailto"_L1)
        return true;
    const bool isThisMachine = url.host() == "127.0.0.1"_L1 || url.host() == "localhost"_L1;
    return !url.host().isEmpty()
        && (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisMachine));
}

void openExternalLink(const QUrl &url)
{
    if (!isAllowed(url)) {
        qCWarning(lcApp) << "a link was not opened: its scheme or form is not allowed";
        return;
    }
    if (!QDesktopServices::openUrl(url))
        qCWarning(lcApp) << "a link was not opened: the system has no program for it";
}

} // namespace ecom67
