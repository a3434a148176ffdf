// SPDX-License-Identifier: MIT
#include "core/LinkPolicy.h"

#include <QUrl>

namespace ecom67 {

using namespace Qt::StringLiterals;

static bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

bool isOpenable(const QUrl &url)
{
    if (!url.isValid() || !url.userInfo().isEmpty())
        return false;
    if (url.scheme() == "mailto"_L1)
        return url.host().isEmpty() && !url.path().isEmpty();
    if (url.host().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisMachine(url.host()));
}

QString shownDestination(const QUrl &url)
{
    if (url.scheme() == "mailto"_L1)
        return url.path(QUrl::FullyEncoded);
    return url.host(QUrl::FullyEncoded);
}

} // namespace ecom67
