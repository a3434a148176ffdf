// SPDX-License-Identifier: MIT
#include "core/SessionId.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_SessionId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheFormTheServerKnows();
    void isNeverTheSameTwice();
    void usesAllItsBits();
    void readsBackWhatItMade();
    void refusesEveryOtherForm_data();
    void refusesEveryOtherForm();
};

void tst_SessionId::hasTheFormTheServerKnows()
{
    static const QRegularExpression form(u"\\Asession-[0-9a-f]{32}\\z"_s);

    QVERIFY(form.match(SessionId::generate().toString()).hasMatch());
}

void tst_SessionId::isNeverTheSameTwice()
{
    QSet<QString> seen;
    for (int i = 0; i < 10'000; ++i)
        seen.insert(SessionId::generate().toString());

    QCOMPARE(seen.size(), 10'000);
}

void tst_SessionId::usesAllItsBits()
{
    // Every hex digit takes every value somewhere in 1,000 draws, unless bits are stuck:
    // a digit misses a value with a chance of 1e-28.
    QList<QSet<QChar>> values(32);
    for (int i = 0; i < 1'000; ++i) {
        const QString digits = SessionId::generate().toString().sliced(8);
        for (qsizetype at = 0; at < digits.size(); ++at)
            values[at].insert(digits.at(at));
    }

    for (const auto &seen : values)
        QCOMPARE(seen.size(), 16);
}

void tst_SessionId::readsBackWhatItMade()
{
    const SessionId session = SessionId::generate();

    const auto read = SessionId::fromString(session.toString());

    QVERIFY(read);
    QVERIFY(*read == session);
}

void tst_SessionId::refusesEveryOtherForm_data()
{
    QTest::addColumn<QString>("text");
    const QString hex(32, u'a');

    QTest::newRow("empty") << QString();
    QTest::newRow("the prefix alone") << u"session-"_s;
    QTest::newRow("no prefix") << hex;
    QTest::newRow("old form of the web widget") << u"session-1700000000000-k3j5h2g9d"_s;
    QTest::newRow("31 digits") << QString(u"session-"_s + hex.chopped(1));
    QTest::newRow("33 digits") << QString(u"session-"_s + hex + u'a');
    QTest::newRow("capital digits") << QString(u"session-"_s + hex.toUpper());
    QTest::newRow("capital prefix") << QString(u"Session-"_s + hex);
    QTest::newRow("not a digit") << QString(u"session-g"_s + hex.chopped(1));
    QTest::newRow("space before") << QString(u" session-"_s + hex);
    QTest::newRow("line break behind") << QString(u"session-"_s + hex + u'\n');
    QTest::newRow("line break for a digit") << QString(u"session-"_s + hex.chopped(1) + u'\n');
    QTest::newRow("another parameter") << QString(u"session-"_s + hex.chopped(8) + u"&token=x"_s);
    QTest::newRow("digits of another script") << QString(u"session-"_s + QString(32, u'\u0661'));
    QTest::newRow("NUL") << QString(u"session-"_s + hex.chopped(1) + QChar(QChar::Null));
    QTest::newRow("very long") << QString(1'000'000, u'a');
}

void tst_SessionId::refusesEveryOtherForm()
{
    QFETCH(const QString, text);

    QVERIFY(!SessionId::fromString(text));
}

QTEST_GUILESS_MAIN(tst_SessionId)
#include "tst_SessionId.moc"
