// SPDX-License-Identifier: MIT
#include "view/MessageParts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using messageParts::kWeight;

class tst_MessageParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftOut_data();
    void nothingIsLeftOut();
    void lettersWeighOne();
    void whatIsDearWeighsMore_data();
    void whatIsDearWeighsMore();
    void cutsWhereAReaderWould_data();
    void cutsWhereAReaderWould();
    void pairsStayTogether();
    void stepByStepIsTheSame();
    void knowsTheCodeItIsIn_data();
    void knowsTheCodeItIsIn();
};

void tst_MessageParts::nothingIsLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("short") << u"Hello"_s;
    QTest::newRow("words") << u"word "_s.repeated(20'000);
    QTest::newRow("one word") << QString(100'000, u'x');
    QTest::newRow("lines") << u"a\n"_s.repeated(20'000);
    QTest::newRow("paragraphs") << u"a few words\n\n"_s.repeated(5'000);
    QTest::newRow("emoji") << u"\U0001F600"_s.repeated(3'000);
    QTest::newRow("nothing but cuts") << QString(50'000, u' ');
}

void tst_MessageParts::nothingIsLeftOut()
{
    QFETCH(const QString, text);
    qsizetype end = 0;
    for (const MessagePart &part : messageParts::of(text)) {
        QCOMPARE(part.start, end);
        QVERIFY(part.end > part.start);
        // What is before the cut may be carried over to the next one.
        QVERIFY(!messageParts::isHeavier(
            QStringView(text).sliced(part.start, part.end - part.start), 2 * kWeight));
        end = part.end;
    }
    QCOMPARE(end, text.size());
}

void tst_MessageParts::lettersWeighOne()
{
    QVERIFY(!messageParts::isHeavier(QString(kWeight, u'x'), kWeight));
    QVERIFY(messageParts::isHeavier(QString(kWeight + 1, u'x'), kWeight));
    QVERIFY(!messageParts::isHeavier(QString(kWeight, u'\u4e2d'), kWeight));
    QVERIFY(!messageParts::isHeavier(QString(), 0));
}

void tst_MessageParts::whatIsDearWeighsMore_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<int>("fitting"); // into one part, roughly
    QTest::newRow("lines") << u"\n"_s << 2'000;
    QTest::newRow("cells") << u"|"_s << 2'667;
    QTest::newRow("emoji") << u"\U0001F600"_s << 470;
    QTest::newRow("old emoji") << u"\u2600"_s << 500;
    QTest::newRow("letters made pictures") << u"a\ufe0f"_s << 470;
}

void tst_MessageParts::whatIsDearWeighsMore()
{
    QFETCH(const QString, one);
    QFETCH(const int, fitting);
    QVERIFY(!messageParts::isHeavier(one.repeated(fitting - 10), kWeight));
    QVERIFY(messageParts::isHeavier(one.repeated(fitting + 10), kWeight));
}

void tst_MessageParts::cutsWhereAReaderWould_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const QString most(7'800, u'x');
    const QString much(300, u'y');
    QTest::newRow("paragraph") << most << u"\n\na\nb c"_s + much;
    QTest::newRow("line") << most << u"\nb c"_s + much;
    QTest::newRow("word") << most << u" c"_s + much;
    QTest::newRow("too far back") << QString(8'000, u'x') << QString(5'000, u'y');
}

void tst_MessageParts::cutsWhereAReaderWould()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    const QString text = first + second;
    const auto parts = messageParts::of(text);
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts.at(0).end, first.size());
}

void tst_MessageParts::pairsStayTogether()
{
    for (const QString &before : {QString(), u"x"_s, u"xx"_s}) {
        const QString text = before + u"\U0001D538"_s.repeated(20'000); // letters, no pictures
        for (const MessagePart &part : messageParts::of(text))
            QVERIFY(part.end == text.size() || !text.at(part.end).isLowSurrogate());
        const QString emoji = before + u"\U0001F600"_s.repeated(2'000);
        for (const MessagePart &part : messageParts::of(emoji))
            QVERIFY(part.end == emoji.size() || !emoji.at(part.end).isLowSurrogate());
    }
}

void tst_MessageParts::stepByStepIsTheSame()
{
    const QString text = u"Some words.\n```\ncode\n```\n\U0001F600\n\n"_s.repeated(1'500);
    const auto all = messageParts::of(text);
    QVERIFY(all.size() > 4);
    QList<MessagePart> steps;
    for (qsizetype weight = 0; steps.size() < all.size(); weight += kWeight) {
        QVERIFY(weight < 100 * kWeight);
        steps += messageParts::of(text, weight, weight + kWeight);
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        QCOMPARE(steps.at(i).start, all.at(i).start);
        QCOMPARE(steps.at(i).end, all.at(i).end);
        QCOMPARE(steps.at(i).before.codes, all.at(i).before.codes);
        QCOMPARE(steps.at(i).before.open, all.at(i).before.open);
    }
}

void tst_MessageParts::knowsTheCodeItIsIn_data()
{
    QTest::addColumn<QString>("begin");
    QTest::addColumn<int>("codes");
    QTest::addColumn<QString>("open");
    QTest::newRow("none") << u"text\n"_s << 0 << QString();
    QTest::newRow("open") << u"```cpp\n"_s << 1 << u"```"_s;
    QTest::newRow("closed") << u"```\nx\n```\n"_s << 1 << QString();
    QTest::newRow("second, of Windows") << u"```\r\nx\r\n```\r\n~~~~ sh\r\n"_s << 2 << u"~~~~"_s;
    QTest::newRow("at the cut") << QString(7'950, u'x') + u"\n```"_s << 1 << u"```"_s;
    QTest::newRow("in a line") << u"``` a ```\n"_s << 0 << QString();
}

void tst_MessageParts::knowsTheCodeItIsIn()
{
    QFETCH(const QString, begin);
    const auto parts = messageParts::of(begin + u'\n' + QString(2 * kWeight, u'x'));
    QVERIFY(parts.size() > 1);
    QCOMPARE(parts.at(0).before.codes, 0);
    QTEST(parts.at(1).before.codes, "codes");
    QTEST(parts.at(1).before.open, "open");
}

QTEST_APPLESS_MAIN(tst_MessageParts)
#include "tst_MessageParts.moc"
