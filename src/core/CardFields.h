// SPDX-License-Identifier: MIT
#pragma once

#include "core/Card.h"
#include "core/Money.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>
#include <type_traits>

namespace ecom67 {

/// Reads fields of an object of the server, each of which may be missing or of any type.
class CardFields
{
public:
    static constexpr qsizetype kLongestName = 120; ///< of a product, a place, a carrier
    static constexpr qsizetype kLongestProse = 300; ///< a description, a reason, an error
    static constexpr qsizetype kLongestId = 128;
    static constexpr int kMostCounted = 1'000'000;

    explicit CardFields(const QJsonObject &object)
        : m_object(object)
    {
    }

    QString name(QLatin1StringView key) const { return text(key, kLongestName); }
    QString prose(QLatin1StringView key) const { return text(key, kLongestProse); }
    /// Exactly as it came, since it is used and not only shown; empty when it has anything in it
    /// that an id has not, or is longer than one.
    QString id(QLatin1StringView key) const;
    /// In the currency of this object.
    std::optional<Money> money(QLatin1StringView key) const;
    std::optional<double> number(QLatin1StringView key, double least, double most) const;
    /// A whole number from 0 to kMostCounted, beyond which it is that.
    std::optional<int> count(QLatin1StringView key) const;
    std::optional<bool> flag(QLatin1StringView key) const;
    QDateTime time(QLatin1StringView key) const; ///< UTC, invalid when it is none
    QUrl link(QLatin1StringView key) const; ///< only what isOpenable() by https lets through
    QJsonArray list(QLatin1StringView key) const { return m_object.value(key).toArray(); }
    QJsonObject object(QLatin1StringView key) const { return m_object.value(key).toObject(); }

private:
    QString text(QLatin1StringView key, qsizetype longest) const;

    const QJsonObject &m_object;
};

/// How many things there are beside those shown: the server's own number when that is larger.
int howManyMore(qsizetype shown, qsizetype there, std::optional<int> counted);

/// The first things of a list that read() makes something of, as many as a card shows, and in more
/// how many others there are.
template <typename Read>
auto readFirst(const QJsonArray &array, std::optional<int> counted, int &more, Read read)
{
    QList<typename std::invoke_result_t<Read, QJsonObject>::value_type> shown;
    qsizetype looked = 0;
    while (looked < array.size() && shown.size() < kMostOnCard) {
        if (const auto thing = read(array.at(looked++).toObject()))
            shown.append(*thing);
    }
    // What was looked at and is nothing is not missing.
    const qsizetype nothing = looked - shown.size();
    more = howManyMore(shown.size(), array.size() - nothing, counted);
    return shown;
}

} // namespace ecom67
