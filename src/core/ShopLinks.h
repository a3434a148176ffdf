// SPDX-License-Identifier: MIT
#pragma once

#include "core/AnswerOffers.h"

#include <QHash>
#include <QString>
#include <QUrl>

namespace ecom67 {

class Settings;

/// Where things of an answer are in the shop: pages come from the configuration and never from the
/// answer, which only says which product it is. Nothing leads anywhere without a configured shop.
class ShopLinks
{
public:
    ShopLinks() = default;
    explicit ShopLinks(const Settings &settings);

    /// The page of a product; empty when none is configured or the id cannot be one.
    QUrl productPage(const QString &productId) const;

    /// Where an action leads; empty when it is to be said to the assistant instead.
    QUrl page(const AnswerAction &action) const;

private:
    QString readTemplate(const Settings &settings, QLatin1StringView key) const;

    QString m_shop; ///< without a slash at its end
    QString m_productPage; ///< whole addresses with "{id}"
    QHash<AnswerAction::Kind, QString> m_pages;
};

} // namespace ecom67
