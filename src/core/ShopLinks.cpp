// SPDX-License-Identifier: MIT
#include "core/ShopLinks.h"

#include "core/LinkPolicy.h"
#include "core/Settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kPlace = "{id}"_L1;

static QUrl filledIn(QString address, const QString &id)
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

static QString shopAddress(const Settings &settings)
{
    QString address = settings.valueOf("shop/url"_L1).value.trimmed();
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

ShopLinks::ShopLinks(const Settings &settings)
    : m_shop(shopAddress(settings))
{
    const QUrl shop = filledIn(m_shop, {});
    if (!m_shop.isEmpty() && (shop.isEmpty() || shop.hasQuery() || shop.hasFragment())) {
        m_unusable.append(u"shop/url"_s);
        m_shop.clear();
    }
    m_productPage = readTemplate(settings, "shop/productPage"_L1);
    using Kind = AnswerAction::Kind;
    static constexpr std::array<std::pair<Kind, QLatin1StringView>, 5> kKeys{
        {{Kind::ViewCart, "action/viewCart"_L1},
         {Kind::Checkout, "action/checkout"_L1},
         {Kind::RefineSearch, "action/refineSearch"_L1},
         {Kind::BrowseCategories, "action/browseCategories"_L1},
         {Kind::AddToCart, "action/addToCart"_L1}}};
    for (const auto &[kind, key] : kKeys)
        m_pages.insert(kind, readTemplate(settings, key));
    m_pages.insert(Kind::ViewProduct, m_productPage);
}

QString ShopLinks::readTemplate(const Settings &settings, QLatin1StringView key)
{
    const QString address = settings.valueOf(key).value.trimmed();
    const bool isPath = address.startsWith(u'/') && !address.startsWith("//"_L1);
    if (address.isEmpty() || (isPath && m_shop.isEmpty()))
        return {};
    const QString whole = isPath ? m_shop + address : address;
    // No product decides about the host.
    const QUrl one = filledIn(whole, u"a"_s);
    if (!one.isEmpty() && one.authority() == filledIn(whole, u"b"_s).authority())
        return whole;
    m_unusable.append(key);
    return {};
}

QUrl ShopLinks::productPage(const QString &productId) const
{
    return filledIn(m_productPage, productId);
}

QUrl ShopLinks::page(const AnswerAction &action) const
{
    return filledIn(m_pages.value(action.kind), action.productId);
}

} // namespace ecom67
