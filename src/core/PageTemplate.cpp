// SPDX-License-Identifier: MIT
#include "core/PageTemplate.h"

#include "core/LinkPolicy.h"

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kPlace = "{id}"_L1;

bool isShopAddress(QStringView text)
{
    const QUrl shop = filledIn(text.trimmed().toString(), {});
    return !shop.isEmpty() && !shop.hasQuery() && !shop.hasFragment();
}

bool isPageAddress(QStringView text)
{
    const QString address = text.trimmed().toString();
    const bool isPath = address.startsWith(u'/') && !address.startsWith("//"_L1);
    const QString whole = isPath ? QString(u"https://shop.example"_s + address) : address;
    // No product decides about the host.
    const QUrl one = filledIn(whole, u"a"_s);
    return !one.isEmpty() && one.authority() == filledIn(whole, u"b"_s).authority();
}

QUrl filledIn(QString address, const QString &id)
{
    if (address.isEmpty())
        return {};
    // Two dots are a path of their own, whatever the encoding.
    const bool isId = std::any_of(id.cbegin(), id.cend(), [](QChar c) { return c != u'.'; });
    if (address.contains(kPlace) && !isId)
        return {};
    address.replace(kPlace, QString::fromLatin1(QUrl::toPercentEncoding(id)));
    const QUrl url = QUrl::fromEncoded(address.toUtf8(), QUrl::StrictMode);
    return isOpenable(url) && url.scheme() != "mailto"_L1 ? url : QUrl();
}

} // namespace ecom67
