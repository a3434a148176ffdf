// SPDX-License-Identifier: MIT
#include "core/TextMatcher.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;

class tst_TextMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatPeopleMean_data();
    void findsWhatPeopleMean();
    void caseFollowsTheLanguage_data();
    void caseFollowsTheLanguage();
    void nothingIsFoundForNothing_data();
    void nothingIsFoundForNothing();
    void placesAreThoseOfTheText();
    void survivesHostileText_data();
    void survivesHostileText();
};

void tst_TextMatcher::findsWhatPeopleMean_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");

    const auto row
        = [](const char *name, const QString &words, const QString &text,
             const QStringList &found) { QTest::newRow(name) << words << text << found; };
    row("plain", u"order"_s, u"An order, two orders"_s, {u"order"_s, u"order"_s});
    row("not there", u"refund"_s, u"An order"_s, {});
    row("case", u"oRDer"_s, u"ORDER order"_s, {u"ORDER"_s, u"order"_s});
    row("no overlap", u"aa"_s, u"aaaaa"_s, {u"aa"_s, u"aa"_s});
    row("no accent typed", u"cafe"_s, u"Café"_s, {u"Café"_s});
    row("accent typed", u"café"_s, u"cafe"_s, {u"cafe"_s});
    row("accent as a mark of its own", u"cafe"_s, u"Cafe\u0301!"_s, {u"Cafe\u0301"_s});
    row("German", u"strasse"_s, u"Straße"_s, {u"Straße"_s});
    row("half a letter", u"s"_s, u"ß"_s, {});
    row("Danish", u"smorrebrod"_s, u"Smørrebrød"_s, {u"Smørrebrød"_s});
    row("Greek", u"σοφος"_s, u"ΣΟΦΌΣ"_s, {u"ΣΟΦΌΣ"_s});
    row("Russian yo", u"еще"_s, u"ещё"_s, {u"ещё"_s});
    row("Russian short i is another letter", u"мои"_s, u"мой"_s, {});
    row("Hebrew points", u"שלום"_s, u"שָׁלוֹם"_s, {u"שָׁלוֹם"_s});
    row("Arabic vowel points", u"سلام"_s, u"سَلَام"_s, {u"سَلَام"_s});
    row("Arabic, drawn out", u"سلام"_s, u"ســـلام"_s, {u"ســـلام"_s});
    row("struck", u"ab"_s, u"a\u0338b"_s, {u"a\u0338b"_s});
    row("Hindi vowels count", u"क"_s, u"कु क"_s, {u"क"_s, u"क"_s});
    row("Japanese marks count", u"か"_s, u"が"_s, {});
    row("part of a Korean syllable", u"하"_s, u"한"_s, {});
    row("Korean", u"한국"_s, u"한국어"_s, {u"한국"_s});
    row("full width", u"a1"_s, u"Ａ１"_s, {u"Ａ１"_s});
    row("ligature", u"file"_s, u"ﬁle"_s, {u"ﬁle"_s});
    row("printed quotation marks", u"\"it's\""_s, u"“it’s”"_s, {u"“it’s”"_s});
    row("printed dash", u"5-7"_s, u"5–7 days"_s, {u"5–7"_s});
    row("non-breaking space", u"10 kg"_s, u"10\u00a0kg"_s, {u"10\u00a0kg"_s});
    row("over a line", u"one two"_s, u"one \u2028two"_s, {u"one \u2028two"_s});
    row("over a paragraph", u"one two"_s, u"one\u2029two"_s, {u"one\u2029two"_s});
    row("soft hyphen", u"packaging"_s, u"pack\u00adaging"_s, {u"pack\u00adaging"_s});
    row("emoji", u"😀"_s, u"a😀b"_s, {u"😀"_s});
    row("heart with a variation", u"❤"_s, u"❤\ufe0f"_s, {u"❤\ufe0f"_s});
    row("marks of a pattern are text", u"a.*b[1]"_s, u"axxb a.*b[1]"_s, {u"a.*b[1]"_s});
}

void tst_TextMatcher::findsWhatPeopleMean()
{
    QFETCH(const QString, words);
    QFETCH(const QString, text);

    QStringList found;
    for (const TextMatcher::Match &match : TextMatcher(words, QLocale::English).matches(text))
        found.append(text.mid(match.start, match.length));

    QTEST(found, "found");
}

void tst_TextMatcher::caseFollowsTheLanguage_data()
{
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");

    QTest::newRow("English I") << QLocale::English << u"i"_s << u"I"_s << 1;
    QTest::newRow("English dotless") << QLocale::English << u"i"_s << u"ı"_s << 1;
    QTest::newRow("English dotted") << QLocale::English << u"istanbul"_s << u"İstanbul"_s << 1;
    QTest::newRow("Turkish I") << QLocale::Turkish << u"i"_s << u"I"_s << 0;
    QTest::newRow("Turkish dotless") << QLocale::Turkish << u"ısparta"_s << u"ISPARTA"_s << 1;
    QTest::newRow("Turkish dotted") << QLocale::Turkish << u"istanbul"_s << u"İSTANBUL"_s << 1;
    QTest::newRow("Azerbaijani") << QLocale::Azerbaijani << u"i"_s << u"I"_s << 0;
}

void tst_TextMatcher::caseFollowsTheLanguage()
{
    QFETCH(const QLocale::Language, language);
    QFETCH(const QString, words);
    QFETCH(const QString, text);

    QTEST(TextMatcher(words, language).count(text), "count");
}

void tst_TextMatcher::nothingIsFoundForNothing_data()
{
    QTest::addColumn<QString>("words");

    QTest::newRow("no words") << QString();
    QTest::newRow("space") << u" "_s;
    QTest::newRow("spaces") << u" \t\n\u00a0"_s;
    QTest::newRow("what cannot be seen") << u"\u200b\u202e"_s;
}

void tst_TextMatcher::nothingIsFoundForNothing()
{
    QFETCH(const QString, words);
    const TextMatcher matcher(words);

    QVERIFY(matcher.isEmpty());
    QCOMPARE(matcher.count(u"some words \u200b"), 0);
    QVERIFY(TextMatcher().isEmpty());
    QCOMPARE(TextMatcher().count(u"some words"), 0);
}

void tst_TextMatcher::placesAreThoseOfTheText()
{
    const QList<TextMatcher::Match> expected{{2, 5}, {8, 4}};
    QCOMPARE(TextMatcher(u"cafe"_s).matches(u"😀Cafe\u0301 café"), expected);
}

void tst_TextMatcher::survivesHostileText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");

    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("half pairs") << QString(100, QChar(0xd83d)) << 0;
    QTest::newRow("other halves") << QString(100, QChar(0xdc00)) + u"a"_s << 1;
    QTest::newRow("marks only") << QString(100'000, QChar(0x0301)) << 0;
    QTest::newRow("a letter under marks") << u"a"_s + QString(100'000, QChar(0x0301)) << 1;
    QTest::newRow("directions") << u"\u202ea\u202c"_s << 1;
    QTest::newRow("control characters") << u"\u0001a\u001b"_s << 1;
    QTest::newRow("no characters") << QString(100, QChar(0xffff)) << 0;
}

void tst_TextMatcher::survivesHostileText()
{
    QFETCH(const QString, text);

    QTEST(TextMatcher(u"a"_s).count(text), "count");
}

QTEST_APPLESS_MAIN(tst_TextMatcher)
#include "tst_TextMatcher.moc"
