// SPDX-License-Identifier: MIT
#include "gateway/Catalogue.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

QString moneyText(double amount)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    return u'$' + english.toString(amount, 'f', 2);
}

static QJsonValue textOrNull(const char *text)
{
    return *text == '\0' ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf8(text));
}

QString Product::link() const
{
    return u'[' + title() + u"](https://shop.example/products/"_s + QString::fromLatin1(id) + u')';
}

QJsonObject Product::toJson() const
{
    const QStringList specificationParts = QString::fromUtf8(specification).split(u": "_s);
    QJsonObject specifications;
    if (specificationParts.size() == 2)
        specifications.insert(specificationParts[0], specificationParts[1]);
    const QString idText = QString::fromLatin1(id);
    const QString picture = u"https://images.shop.example/"_s + idText + u".jpg"_s;
    return {{u"product_id"_s, idText},
            {u"name"_s, title()},
            {u"description"_s, QString::fromUtf8(description)},
            {u"price"_s, price},
            {u"currency"_s, u"USD"_s},
            {u"category"_s, QString::fromUtf8(category)},
            {u"stock"_s, stock},
            {u"image_url"_s, picture},
            {u"rating"_s, rating > 0 ? QJsonValue(rating) : QJsonValue(QJsonValue::Null)},
            {u"tags"_s, QJsonArray::fromStringList(QString::fromUtf8(tags).split(u' '))},
            {u"is_available"_s, isAvailable()},
            {u"specifications"_s, specifications},
            {u"brand"_s, textOrNull(brand)},
            {u"sku"_s, textOrNull(sku)}};
}

/// Words of at least three letters, without a plural "s", in lower case.
static QStringList wordsOf(const QString &text)
{
    static const QRegularExpression separator(uR"([^\p{L}\p{N}]+)"_s);
    static const QStringList ignored{u"the"_s,  u"and"_s, u"for"_s, u"add"_s,
                                     u"cart"_s, u"you"_s, u"with"_s};
    QStringList words;
    for (QString word : text.left(2'000).toLower().split(separator, Qt::SkipEmptyParts)) {
        if (word.size() > 3 && word.endsWith(u's'))
            word.chop(1);
        if (word.size() >= 3 && !ignored.contains(word))
            words.append(word);
    }
    return words;
}

QList<const Product *> catalogue::search(const QString &text)
{
    const QStringList asked = wordsOf(text);
    QList<std::pair<int, const Product *>> hits;
    for (const Product &product : products()) {
        const QStringList nameWords = wordsOf(product.title());
        const QStringList otherWords
            = wordsOf(QString::fromUtf8(product.tags) + u' ' + QString::fromUtf8(product.category));
        int score = 0;
        for (const QString &word : asked)
            score += nameWords.contains(word) ? 3 : otherWords.contains(word) ? 1 : 0;
        if (score > 0)
            hits.append({score, &product});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<const Product *> found;
    for (const auto &[score, product] : std::as_const(hits))
        found.append(product);
    return found;
}

QStringList catalogue::categories()
{
    QStringList names;
    for (const Product &product : products())
        names.append(QString::fromUtf8(product.category));
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace ecom67
