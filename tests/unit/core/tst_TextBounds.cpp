// SPDX-License-Identifier: MIT
#include "core/TextBounds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;

class tst_TextBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realTextStays_data();
    void realTextStays();
    void endlessClustersEnd_data();
    void endlessClustersEnd();
    void endlessWordsAreBroken_data();
    void endlessWordsAreBroken();
    void longTextTakesLinearTime();
};

void tst_TextBounds::realTextStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << u"Hello"_s;
    QTest::newRow("Vietnamese, decomposed") << u"Vie\u0323\u0302t Nam"_s;
    QTest::newRow("Hebrew with all its marks") << u"\u05d1\u05bc\u05b0\u05bd\u0591\u05e8"_s;
    QTest::newRow("Arabic with marks") << u"\u0645\u064e\u0651\u0670"_s;
    QTest::newRow("Persian that does not join") << u"\u0645\u06cc\u200c\u062e"_s;
    QTest::newRow("Devanagari") << u"\u0915\u094d\u200d\u0937"_s;
    QTest::newRow("Tibetan") << u"\u0f67\u0fb1\u0f74\u0f83\u0f0b"_s;
    QTest::newRow("family of four")
        << u"\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466"_s;
    QTest::newRow("kiss, two colours of skin")
        << u"\U0001F469\U0001F3FB\u200d\u2764\ufe0f\u200d\U0001F48B\u200d\U0001F468\U0001F3FF"_s;
    QTest::newRow("flag with tags")
        << u"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s;
    QTest::newRow("many families") << u"\U0001F468\u200d\U0001F466 "_s.repeated(100);
    QTest::newRow("many letters with marks") << u"a\u0301"_s.repeated(1'000);
    QTest::newRow("half surrogate") << QString(QChar(0xd800)) + u'x';
}

void tst_TextBounds::realTextStays()
{
    QFETCH(const QString, text);
    QCOMPARE(withBoundedClusters(text), text);
}

void tst_TextBounds::endlessClustersEnd_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bounded");

    const QString mark(QChar(0x0301));
    QTest::newRow("marks") << u"xa"_s + mark.repeated(100) + u"b"_s
                           << u"xa"_s + mark.repeated(kMostMarks) + u"b"_s;
    QTest::newRow("marks without a letter") << mark.repeated(100) << mark.repeated(kMostMarks);
    const QString skin = u"\U0001F3FB"_s;
    QTest::newRow("colours of skin")
        << u"\U0001F469"_s + skin.repeated(50) << u"\U0001F469"_s + skin.repeated(kMostMarks);
    const QString one = u"\U0001F468"_s;
    const QString more = u"\u200d\U0001F468"_s;
    const QString tag = u"\U000E0061"_s;
    QTest::newRow("tags") << u"\U0001F3F4"_s + tag.repeated(50)
                          << u"\U0001F3F4"_s + tag.repeated(kMostMarks);
    QTest::newRow("joined") << one + more.repeated(kMostJoined + 2)
                            << one + more.repeated(kMostJoined) + one + more;
    QTest::newRow("joiners") << u"a"_s + u"\u200d"_s.repeated(50) + u"b"_s << u"a\u200db"_s;
    QTest::newRow("joiners between marks") << u"a"_s + QString(u"\u200d"_s + mark).repeated(50)
                                           << u"a\u200d"_s + mark.repeated(kMostMarks);
}

void tst_TextBounds::endlessClustersEnd()
{
    QFETCH(const QString, text);
    QTEST(withBoundedClusters(text), "bounded");
}

void tst_TextBounds::endlessWordsAreBroken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bounded");

    const QString longest(kLongestWord, u'x');
    const QString space(QChar(0x200b));
    QTest::newRow("just fits") << longest << longest;
    QTest::newRow("one too many") << longest + u'y' << longest + space + u'y';
    QTest::newRow("words") << QString(longest + u' ').repeated(3)
                           << QString(longest + u' ').repeated(3);
    QTest::newRow("twice") << longest + longest + u'y' << longest + space + longest + space + u'y';
    // Never inside of what is one character to a reader.
    const QString shorter = longest.chopped(1);
    QTest::newRow("pair") << shorter + u"\U0001F600y"_s << shorter + u"\U0001F600"_s + space + u'y';
    QTest::newRow("mark") << longest + u"\u0301y"_s << longest + u"\u0301"_s + space + u'y';
    QTest::newRow("joiner") << longest + u"\u200dy"_s << longest + u"\u200d"_s + space + u'y';
}

void tst_TextBounds::endlessWordsAreBroken()
{
    QFETCH(const QString, text);
    QTEST(withBoundedWords(text), "bounded");
}

void tst_TextBounds::longTextTakesLinearTime()
{
    const QString marks = u"a"_s + QString(4'000'000, QChar(0x0301));
    QCOMPARE(withBoundedClusters(marks).size(), 1 + kMostMarks);
}

QTEST_GUILESS_MAIN(tst_TextBounds)
#include "tst_TextBounds.moc"
