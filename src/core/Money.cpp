// SPDX-License-Identifier: MIT
#include "core/Money.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr double kMost = 1e9;
static constexpr qsizetype kLongestNumber = 40;
static constexpr int kCodeLength = 3;

static bool isCurrency(const QString &code)
{
    return code.size() == kCodeLength
        && std::all_of(code.cbegin(), code.cend(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

std::optional<Money> readMoney(const QJsonValue &amount, const QString &currency)
{
    bool isNumber = amount.isDouble();
    double number = amount.toDouble();
    if (amount.isString() && amount.toString().size() <= kLongestNumber)
        number = amount.toString().trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number) || std::abs(number) > kMost)
        return std::nullopt;
    const QString code = currency.left(kLongestNumber).trimmed().toUpper();
    return Money{.amount = number == 0 ? 0 : number, // not "-0"
                 .currency = isCurrency(code) ? code : QString()};
}

/// Digits behind the decimal point; two where it is not known otherwise (ISO 4217).
static int decimalsOf(const QString &currency)
{
    static constexpr std::array kNone{"BIF"_L1, "CLP"_L1, "DJF"_L1, "GNF"_L1, "ISK"_L1, "JPY"_L1,
                                      "KMF"_L1, "KRW"_L1, "PYG"_L1, "RWF"_L1, "UGX"_L1, "VND"_L1,
                                      "VUV"_L1, "XAF"_L1, "XOF"_L1, "XPF"_L1};
    static constexpr std::array kThree{"BHD"_L1, "IQD"_L1, "JOD"_L1, "KWD"_L1,
                                       "LYD"_L1, "OMR"_L1, "TND"_L1};
    if (std::find(kNone.begin(), kNone.end(), currency) != kNone.end())
        return 0;
    return std::find(kThree.begin(), kThree.end(), currency) != kThree.end() ? 3 : 2;
}

static QString signOf(const QString &currency, const QLocale &locale)
{
    if (currency == locale.currencySymbol(QLocale::CurrencyIsoCode))
        return locale.currencySymbol();
    if (currency == "EUR"_L1)
        return u"\u20ac"_s;
    // Others write a dollar and a pound too.
    const bool isPlain = !locale.currencySymbol().contains(u'$');
    if (currency == "USD"_L1)
        return isPlain ? u"$"_s : u"US$"_s;
    if (currency == "GBP"_L1 && !locale.currencySymbol().contains(u'\u00a3'))
        return u"\u00a3"_s;
    return currency;
}

/// "USD199.99" reads badly: a code is kept apart from the number, whatever the locale does to a
/// sign.
static QString withGap(const QString &text, const QString &sign)
{
    const qsizetype at = text.indexOf(sign);
    if (at < 0 || !sign.back().isLetter())
        return text;
    QString spaced = text;
    const qsizetype end = at + sign.size();
    if (end < spaced.size() && !spaced.at(end).isSpace())
        spaced.insert(end, QChar(QChar::Nbsp));
    if (at > 0 && spaced.at(at - 1).isDigit())
        spaced.insert(at, QChar(QChar::Nbsp));
    return spaced;
}

QString moneyText(const Money &money, const QLocale &asked)
{
    // The C locale would write the sign behind the number, as nobody does.
    const QLocale locale
        = asked.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : asked;
    const int decimals = decimalsOf(money.currency);
    if (money.currency.isEmpty())
        return locale.toString(money.amount, 'f', decimals);
    const QString sign = signOf(money.currency, locale);
    const QString text
        = withGap(locale.toCurrencyString(std::abs(money.amount), sign, decimals), sign);
    // Not in brackets, as some locales' accountants write it.
    return money.amount < 0 ? locale.negativeSign() + text : text;
}

} // namespace ecom67
