// SPDX-License-Identifier: MIT
// What a customer of another country sees. The languages come from the files that the program
// holds.
#include "core/AnswerOffers.h"
#include "core/SettingDefinition.h"
#include "gui/ChatFixture.h"
#include "view/DayHeadings.h"
#include "view/DeliveryText.h"
#include "view/Fonts.h"
#include "view/NewMessagesButton.h"
#include "view/OfferText.h"
#include "view/StatusText.h"

#include <QDir>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

class tst_Languages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void b35_speaksGerman();
    void b35_countsInGerman();
    void b35_everyRegionOfALanguage();
    void b35_timesAreThoseOfTheCountry_data();
    void b35_timesAreThoseOfTheCountry();
    void theSettingOffersThemAll();
    void englishHasPluralForms();

private:
    void speak(const QString &locale)
    {
        QLocale::setDefault(QLocale(locale));
        QVERIFY(m_texts.load(QLocale(), u"ecom67-support"_s, u"_"_s,
                             QStringLiteral(ECOM67_COMPILED_TRANSLATIONS)));
        QVERIFY(QCoreApplication::installTranslator(&m_texts));
    }

    QTranslator m_texts;
};

void tst_Languages::initTestCase()
{
    installFonts();
}

void tst_Languages::cleanup()
{
    QCoreApplication::removeTranslator(&m_texts);
    QLocale::setDefault(QLocale::c());
}

void tst_Languages::b35_speaksGerman()
{
    speak(u"de_DE"_s);
    ChatFixture fixture;
    fixture.open();

    QCOMPARE(fixture.edit()->placeholderText(), u"Nachricht eingeben ..."_s);
    const QDate day(2026, 7, 1);
    QCOMPARE(DayHeadings::text(day, day), u"Heute"_s);
    QCOMPARE(DayHeadings::text(day, day.addDays(9)), u"Mittwoch, 1. Juli 2026"_s);
    Message answer;
    answer.role = Message::Role::Assistant;
    answer.details.suggestions = {u"Ready to checkout"_s};
    answer.details.actionButtons = {{u"View Cart"_s, u"view_cart"_s}};
    const AnswerOffers offers = AnswerOffers::of(answer);
    QCOMPARE(suggestionText(offers.suggestions.first()), u"Ich möchte zur Kasse"_s);
    QCOMPARE(actionCaption(offers.actions.first()), u"Warenkorb ansehen"_s);
}

void tst_Languages::b35_countsInGerman()
{
    speak(u"de_DE"_s);
    QWidget list;
    NewMessagesButton button(&list);
    button.showCount(1, false);
    QCOMPARE(button.accessibleName(), u"1 neue Nachricht, zum Ende gehen"_s);
    button.showCount(2, false);
    QCOMPARE(button.accessibleName(), u"2 neue Nachrichten, zum Ende gehen"_s);
}

void tst_Languages::b35_everyRegionOfALanguage()
{
    for (const QString &locale : {u"de_AT"_s, u"de_CH"_s, u"de"_s}) {
        speak(locale);
        QCOMPARE(QCoreApplication::translate("DayHeadings", "Today"), u"Heute"_s);
        cleanup();
    }
}

void tst_Languages::b35_timesAreThoseOfTheCountry_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Germany") << u"de_DE"_s << u"14:05"_s;
    QTest::newRow("United States") << u"en_US"_s << u"2:05 PM"_s;
    QTest::newRow("Finland") << u"fi_FI"_s << u"14.05"_s;
}

void tst_Languages::b35_timesAreThoseOfTheCountry()
{
    QFETCH(QString, locale);
    QFETCH(QString, expected);
    QLocale::setDefault(QLocale(locale));
    const QDateTime time(QDate(2026, 7, 1), QTime(14, 5));
    QCOMPARE(timeText(time.toUTC()), expected);
}

void tst_Languages::theSettingOffersThemAll()
{
    QStringList offered = settingDefinition(u"appearance/language")->choices();
    QVERIFY(offered.removeOne(u"auto"_s));
    const QDir folder(QStringLiteral(ECOM67_COMPILED_TRANSLATIONS));
    QStringList files;
    for (const QString &language : std::as_const(offered))
        files.append(u"ecom67-support_"_s + language + u".qm"_s);
    QCOMPARE(folder.entryList({u"ecom67-support_*.qm"_s}, QDir::Files, QDir::Name), files);
}

void tst_Languages::englishHasPluralForms()
{
    speak(u"en_GB"_s);
    QWidget list;
    NewMessagesButton button(&list);
    button.showCount(1, false);
    QCOMPARE(button.accessibleName(), u"1 new message, go to the end"_s);
    button.showCount(2, false);
    QCOMPARE(button.accessibleName(), u"2 new messages, go to the end"_s);
}

QTEST_MAIN(tst_Languages)
#include "tst_Languages.moc"
