// SPDX-License-Identifier: MIT
#include "core/ShopLinks.h"

#include "core/PageTemplate.h"
#include "core/Settings.h"

#include <array>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

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

QString ShopLinks::readTemplate(const Settings &settings, QLatin1StringView key) const
{
    const QString address = settings.valueOf(key).value.trimmed();
    if (!address.startsWith(u'/'))
        return address;
    return m_shop.isEmpty() ? QString() : m_shop + address;
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
