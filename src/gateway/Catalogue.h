// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <span>

namespace ecom67 {

/// One thing the made-up shop sells. Texts are UTF-8.
struct Product
{
    const char *id;
    const char *name;
    const char *description;
    double price; ///< in US dollars
    const char *category;
    int stock;
    double rating; ///< 0 to 5; 0 when nobody has rated it
    const char *tags; ///< separated by blanks
    const char *specification; ///< "name: value", or empty
    const char *brand; ///< may be empty, and then there is no SKU either
    const char *sku;

    bool isAvailable() const { return stock > 0; }
    QString title() const { return QString::fromUtf8(name); }

    /// Markdown link to its page in the shop.
    QString link() const;

    /// As the backend's ProductInfo.
    QJsonObject toJson() const;
};

namespace catalogue {

/// Everything there is.
std::span<const Product> products();

/// Products whose name, tags or category share a word with the text, best first.
QList<const Product *> search(const QString &text);

/// Categories in alphabetical order.
QStringList categories();

} // namespace catalogue

/// "$1,234.50".
QString moneyText(double amount);

} // namespace ecom67
