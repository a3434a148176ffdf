// SPDX-License-Identifier: MIT
#include "service/EnvironmentProxy.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QString>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QString valueOf(const char *name)
{
    const QString small = qEnvironmentVariable(name).trimmed();
    return small.isEmpty() ? qEnvironmentVariable(QByteArray(name).toUpper().constData()).trimmed()
                           : small;
}

/// One entry of no_proxy.
static bool exempts(QString entry, const QString &host, int port)
{
    if (entry == "*"_L1)
        return true;
    const QHostAddress address(host);
    if (entry.contains(u'/')) {
        const auto subnet = QHostAddress::parseSubnet(entry);
        return !address.isNull() && !subnet.first.isNull() && address.isInSubnet(subnet);
    }
    if (const QHostAddress exempt(entry); !exempt.isNull())
        return exempt == address;
    if (const qsizetype colon = entry.lastIndexOf(u':'); colon > 0) {
        if (QStringView(entry).sliced(colon + 1).toInt() != port)
            return false;
        entry.truncate(colon);
    }
    if (entry.startsWith("*."_L1))
        entry.remove(0, 2);
    else if (entry.startsWith(u'.'))
        entry.remove(0, 1);
    if (entry.endsWith(u'.'))
        entry.chop(1);
    return !entry.isEmpty()
        && (host.compare(entry, Qt::CaseInsensitive) == 0
            || host.endsWith(u'.' + entry, Qt::CaseInsensitive));
}

static bool isExempt(const QUrl &url)
{
    static const QRegularExpression separator(u"[,\\s]+"_s);
    const int port = url.port(url.scheme() == "https"_L1 ? 443 : 80);
    QString host = url.host(QUrl::FullyEncoded);
    if (host.endsWith(u'.'))
        host.chop(1);
    const QStringList entries = valueOf("no_proxy").split(separator, Qt::SkipEmptyParts);
    for (const QString &entry : entries) {
        if (exempts(entry, host, port))
            return true;
    }
    return false;
}

static std::optional<QNetworkProxy> proxyIn(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return std::nullopt;
    const bool isSocks = url.scheme().startsWith("socks"_L1);
    if (!isSocks && url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return std::nullopt;
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                         url.host(), static_cast<quint16>(url.port(isSocks ? 1080 : 8080)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

std::optional<QNetworkProxy> environmentProxyFor(const QUrl &url)
{
    if (isExempt(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool isEncrypted = url.scheme() == "https"_L1;
    for (const char *name : {isEncrypted ? "https_proxy" : "http_proxy", "all_proxy"}) {
        if (const auto proxy = proxyIn(valueOf(name)))
            return proxy;
    }
    return std::nullopt;
}

} // namespace ecom67
