// SPDX-License-Identifier: MIT
#include "core/ShownText.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_ShownText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatCanBeSeen_data();
    void showsWhatCanBeSeen();
    void cutsBetweenCharacters_data();
    void cutsBetweenCharacters();
    void aVeryLongTextIsReadInPartOnly();
};

void tst_ShownText::showsWhatCanBeSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const QString family = u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s;

    QTest::newRow("plain") << u"USB-C Charger 65W"_s << u"USB-C Charger 65W"_s;
    QTest::newRow("markup stays what it is") << u"<b>1 & 2</b> %1"_s << u"<b>1 & 2</b> %1"_s;
    QTest::newRow("lines and blanks") << u" a\r\n\tb\u2028 \u00a0c "_s << u"a b c"_s;
    QTest::newRow("direction is not turned") << u"abc\u202egnp\u2066x\u2069"_s << u"abcgnpx"_s;
    QTest::newRow("control characters") << u"a\u0007\u001b[31mb"_s << u"a[31mb"_s;
    QTest::newRow("nothing to see") << u"\u200b\u2060\ufeff\u200d \u3164"_s << QString();
    QTest::newRow("private use") << u"a\ue000\ufdd0b"_s << u"ab"_s;
    QTest::newRow("a family stays together") << family << family;
    QTest::newRow("half a pair") << QString(u"a"_s + QChar(0xd83d) + u"b"_s) << u"a\ufffdb"_s;
    QTest::newRow("a tower of marks")
        << QString(u"a"_s + QString(50, QChar(0x0301))) << u"a\u0301\u0301\u0301"_s;
    QTest::newRow("two honest marks") << u"e\u0323\u0302"_s << u"e\u0323\u0302"_s;
}

void tst_ShownText::showsWhatCanBeSeen()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);

    QCOMPARE(shownText(text, 100), shown);
}

void tst_ShownText::cutsBetweenCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("as long as may be") << u"abcdef"_s << u"abcdef"_s;
    QTest::newRow("longer") << u"abcdefg"_s << u"abcde\u2026"_s;
    QTest::newRow("no blank before the dots") << u"abcd efg"_s << u"abcd\u2026"_s;
    QTest::newRow("no half emoji") << u"abcd\U0001F600\U0001F600"_s << u"abcd\u2026"_s;
    QTest::newRow("no letter without its mark") << u"abcde\u0301fg"_s << u"abcd\u2026"_s;
}

void tst_ShownText::cutsBetweenCharacters()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);

    QCOMPARE(shownText(text, 6), shown);
}

void tst_ShownText::aVeryLongTextIsReadInPartOnly()
{
    QCOMPARE(shownText(QString(1'000'000, u'x'), 10), u"xxxxxxxxx\u2026"_s);
    // What stands behind so much that cannot be seen is not worth the time.
    QCOMPARE(shownText(QString(1'000'000, QChar(0x200b)) + u"x"_s, 10), QString());
    QCOMPARE(shownText(QString(1'000'000, QChar(0x0301)), 10), u"\u0301\u0301\u0301\u2026"_s);
}

QTEST_GUILESS_MAIN(tst_ShownText)
#include "tst_ShownText.moc"
