// SPDX-License-Identifier: MIT
#include "storage/SecretPieces.h"

#include <QTest>

#include <algorithm>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_SecretPieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhole_data();
    void comesBackWhole();
    void tooMuchIsRefused();
    void onlyAWholeIsASecret_data();
    void onlyAWholeIsASecret();
};

void tst_SecretPieces::comesBackWhole_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<int>("count");
    QTest::newRow("empty") << QString() << 1;
    QTest::newRow("short") << u"sesame"_s << 1;
    QTest::newRow("fills one") << QString(40, u'x') << 1;
    QTest::newRow("one more") << QString(41, u'x') << 2;
    QTest::newRow("cut inside a character") << QString(u"\u20ac"_s).repeated(100) << 8;
    QTest::newRow("looks like a head") << u"1 00000001 0 1\nsesame"_s << 1;
    QTest::newRow("the longest") << QString(32 * 40, u'x') << 32;
}

void tst_SecretPieces::comesBackWhole()
{
    QFETCH(const QString, secret);
    QFETCH(const int, count);
    const QList<QByteArray> pieces = cutSecret(secret, 64, 0xFFFFFFFF);
    QCOMPARE(pieces.size(), count);
    for (const QByteArray &piece : pieces)
        QVERIFY(piece.size() <= 64);
    QCOMPARE(secretPieceCount(pieces.first()), count);
    QCOMPARE(joinSecret(pieces), std::optional(secret));
}

void tst_SecretPieces::tooMuchIsRefused()
{
    QVERIFY(cutSecret(QString(32 * 40 + 1, u'x'), 64, 1).isEmpty());
}

void tst_SecretPieces::onlyAWholeIsASecret_data()
{
    QTest::addColumn<QList<QByteArray>>("pieces");
    const QList<QByteArray> good = cutSecret(QString(100, u'x'), 64, 0xA1);
    const QList<QByteArray> other = cutSecret(QString(100, u'y'), 64, 0xA2);
    QTest::newRow("none") << QList<QByteArray>();
    QTest::newRow("empty") << QList<QByteArray>{""};
    QTest::newRow("the last is missing") << good.first(2);
    QTest::newRow("one is missing") << QList<QByteArray>{good[0], good[2]};
    QTest::newRow("another order") << QList<QByteArray>{good[1], good[0], good[2]};
    QTest::newRow("one of another secret") << QList<QByteArray>{good[0], other[1], good[2]};
    QTest::newRow("one too many") << QList<QByteArray>{good[0], good[1], good[2], good[2]};
    QTest::newRow("an empty one") << QList<QByteArray>{good[0], {}, good[2]};
    const auto row = [](const char *name, const QByteArray &piece) {
        QTest::newRow(name) << QList<QByteArray>{piece};
        QCOMPARE(secretPieceCount(piece), 0);
    };
    row("without a head", "sesame");
    row("of another version", "2 000000a1 0 1\nsesame");
    row("number beyond", "1 000000a1 1 1\nsesame");
    row("number below", "1 000000a1 -1 1\nsesame");
    row("none of none", "1 000000a1 0 0\nsesame");
    row("too many", "1 000000a1 0 33\nsesame");
    row("a short mark", "1 a1 0 1\nsesame");
    row("another way of writing a number", "1 000000a1 00 1\nsesame");
    row("a head without an end", "1 000000a1 0 1 and so on, and so on");
    QTest::newRow("no UTF-8") << QList<QByteArray>{"1 000000a1 0 1\n\xff"};
}

void tst_SecretPieces::onlyAWholeIsASecret()
{
    QFETCH(const QList<QByteArray>, pieces);
    QVERIFY(!joinSecret(pieces).has_value());
}

QTEST_APPLESS_MAIN(tst_SecretPieces)
#include "tst_SecretPieces.moc"
