// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QLocale>
#include <QString>

#include <optional>

namespace ecom67 {

/// An amount of money as the shop says it. Only ever shown, never reckoned with.
struct Money
{
    double amount = 0; ///< finite; a discount may be negative
    QString currency; ///< three capital letters (ISO 4217), empty when unknown

    friend bool operator==(const Money &, const Money &) = default;
};

/// Reads a number, also one that came as text. Nothing when it is neither, is not finite, or is
/// beyond what anything costs (a billion). A currency that cannot be one counts as unknown.
[[nodiscard]] std::optional<Money> readMoney(const QJsonValue &amount, const QString &currency);

/// As a person of this locale writes it: "$199.99", "199,99\u00a0\u20ac". A currency that is not
/// the locale's own has its code or an unmistakable sign; an unknown one has none.
QString moneyText(const Money &money, const QLocale &locale);

} // namespace ecom67
