// SPDX-License-Identifier: MIT
#include "core/Money.h"

#include <QTest>

#include <limits>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_Money : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumbers_data();
    void readsNumbers();
    void readsCurrencies_data();
    void readsCurrencies();
    void isWrittenAsPeopleDo_data();
    void isWrittenAsPeopleDo();
};

void tst_Money::readsNumbers_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("isMoney");
    QTest::addColumn<double>("amount");
    const double infinity = std::numeric_limits<double>::infinity();

    QTest::newRow("float") << QJsonValue(199.99) << true << 199.99;
    QTest::newRow("integer") << QJsonValue(0) << true << 0.0;
    QTest::newRow("text") << QJsonValue(u" 39.50 "_s) << true << 39.5;
    QTest::newRow("negative") << QJsonValue(-5) << true << -5.0;
    QTest::newRow("a billion") << QJsonValue(1e9) << true << 1e9;
    QTest::newRow("more than anything costs") << QJsonValue(1e300) << false << 0.0;
    QTest::newRow("infinite") << QJsonValue(infinity) << false << 0.0;
    QTest::newRow("not a number") << QJsonValue(u"nan"_s) << false << 0.0;
    QTest::newRow("infinite text") << QJsonValue(u"inf"_s) << false << 0.0;
    QTest::newRow("words") << QJsonValue(u"12 dollars"_s) << false << 0.0;
    QTest::newRow("long text") << QJsonValue(QString(10'000, u'1')) << false << 0.0;
    QTest::newRow("null") << QJsonValue() << false << 0.0;
    QTest::newRow("true") << QJsonValue(true) << false << 0.0;
    QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined) << false << 0.0;
}

void tst_Money::readsNumbers()
{
    QFETCH(const QJsonValue, value);
    QFETCH(const bool, isMoney);
    QFETCH(const double, amount);

    const auto money = readMoney(value, u"USD"_s);

    QCOMPARE(money.has_value(), isMoney);
    if (isMoney)
        QCOMPARE(money->amount, amount);
}

void tst_Money::readsCurrencies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("currency");

    QTest::newRow("code") << u"EUR"_s << u"EUR"_s;
    QTest::newRow("small letters") << u" usd "_s << u"USD"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("a word") << u"dollars"_s << QString();
    QTest::newRow("a sign") << u"$"_s << QString();
    QTest::newRow("no letters") << u"\u202e12"_s << QString();
    QTest::newRow("very long") << QString(1'000'000, u'A') << QString();
}

void tst_Money::readsCurrencies()
{
    QFETCH(const QString, text);
    QFETCH(const QString, currency);

    QCOMPARE(readMoney(1, text)->currency, currency);
}

void tst_Money::isWrittenAsPeopleDo_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    const QLocale us(QLocale::English, QLocale::UnitedStates);
    const QLocale canada(QLocale::English, QLocale::Canada);
    const QLocale german(QLocale::German, QLocale::Germany);
    const QLocale japan(QLocale::Japanese, QLocale::Japan);

    QTest::newRow("dollars at home") << us << 1'234.5 << u"USD"_s << u"$1,234.50"_s;
    QTest::newRow("discount") << us << -5.0 << u"USD"_s << u"-$5.00"_s;
    QTest::newRow("euros in the US") << us << 5.0 << u"EUR"_s << u"\u20ac5.00"_s;
    QTest::newRow("a code stands apart") << us << 5.0 << u"CHF"_s << u"CHF\u00a05.00"_s;
    QTest::newRow("dollars in Canada") << canada << 5.0 << u"USD"_s << u"US$5.00"_s;
    QTest::newRow("their own dollars") << canada << 5.0 << u"CAD"_s << u"$5.00"_s;
    QTest::newRow("dollars in Germany") << german << 1'234.5 << u"USD"_s << u"1.234,50\u00a0$"_s;
    QTest::newRow("euros in Germany") << german << 199.99 << u"EUR"_s << u"199,99\u00a0\u20ac"_s;
    QTest::newRow("yen have no cents") << us << 1'500.0 << u"JPY"_s << u"JPY\u00a01,500"_s;
    QTest::newRow("yen at home") << japan << 1'500.0 << u"JPY"_s << u"\uffe51,500"_s;
    QTest::newRow("dinars have three") << us << 1.5 << u"KWD"_s << u"KWD\u00a01.500"_s;
    QTest::newRow("unknown currency") << german << 5.0 << QString() << u"5,00"_s;
    QTest::newRow("no locale at all") << QLocale::c() << 5.0 << u"USD"_s << u"$5.00"_s;
    QTest::newRow("a large sum is no power") << us << 1e9 << u"USD"_s << u"$1,000,000,000.00"_s;
}

void tst_Money::isWrittenAsPeopleDo()
{
    QFETCH(const QLocale, locale);
    QFETCH(const double, amount);
    QFETCH(const QString, currency);
    QFETCH(const QString, text);

    QCOMPARE(moneyText({.amount = amount, .currency = currency}, locale), text);
}

QTEST_GUILESS_MAIN(tst_Money)
#include "tst_Money.moc"
