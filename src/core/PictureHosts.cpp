// SPDX-License-Identifier: MIT
#include "core/PictureHosts.h"

#include "core/LinkPolicy.h"

#include <QRegularExpression>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kLongestName = 253; ///< of DNS

static bool isWeb(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
}

/// Host and port, without the port when it is the usual one.
static QString placeOf(const QUrl &url)
{
    const int usual = url.scheme() == "http"_L1 ? 80 : 443;
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    return url.port(usual) == usual ? host : host + u':' + QString::number(url.port());
}

/// A name of DNS.
static bool isName(const QString &host)
{
    // The last part of a name is not a number; of an address it is one.
    static const QRegularExpression kName(
        u"\\A(?!.*(?:\\A|\\.)[0-9]+\\z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.(?!\\z)|\\z))+\\z"_s);
    return host.size() <= kLongestName && kName.match(host).hasMatch();
}

/// The place that an entry of the list names, or nothing.
static QString placeNamed(const QString &entry)
{
    const QUrl url(u"https://"_s + entry, QUrl::StrictMode);
    const bool isPlaceAlone = url.isValid() && url.path().isEmpty() && !url.hasQuery()
        && !url.hasFragment() && !entry.contains(u'@') && url.port(443) != 0;
    // QUrl reads more ways of writing addresses than people do.
    const bool isThisMachine = entry.startsWith("127.0.0.1"_L1) || entry.startsWith("[::1]"_L1);
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    const bool isHost
        = isName(host) || (isThisMachine && (host == "127.0.0.1"_L1 || host == "::1"_L1));
    return isPlaceAlone && isHost ? placeOf(url) : QString();
}

QUrl pictureUrl(const QString &address)
{
    QUrl url = openableUrl(address);
    if (!isWeb(url))
        return {};
    // What is read in one way only: no figures that mean another host, no letters of another
    // alphabet, nothing percent-encoded.
    static const QRegularExpression kEnd(u"[/?#]"_s);
    const QString written = address.sliced(url.scheme().size() + 3).section(kEnd, 0, 0);
    if (written.compare(url.authority(QUrl::FullyEncoded), Qt::CaseInsensitive) != 0)
        return {};
    url.setFragment({});
    return url;
}

PictureHosts::PictureHosts(const QString &list)
{
    static const QRegularExpression kBetween(u"[\\s,]+"_s);
    const QStringList entries = list.split(kBetween, Qt::SkipEmptyParts);
    for (const QString &entry : entries) {
        const QString place = placeNamed(entry);
        if (place.isEmpty() || m_hosts.size() >= kMost)
            m_unusable.append(entry);
        else
            m_hosts.insert(place);
    }
}

bool PictureHosts::allows(const QUrl &url) const
{
    return isWeb(url) && isOpenable(url) && m_hosts.contains(placeOf(url));
}

bool PictureHosts::allowsRedirect(const QUrl &from, const QUrl &to) const
{
    return allows(to) && placeOf(from) == placeOf(to) && from.scheme() == to.scheme();
}

} // namespace ecom67
