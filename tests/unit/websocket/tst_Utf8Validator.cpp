// SPDX-License-Identifier: MIT
#include "websocket/Utf8Validator.h"

#include <QTest>

using namespace ecom67;

class tst_Utf8Validator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsEveryScalarValue();
    void refusesSurrogates();
    void findsTheFirstWrongByte_data();
    void findsTheFirstWrongByte();
    void knowsHalfReadCharacters();
};

void tst_Utf8Validator::acceptsEveryScalarValue()
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        const QByteArray utf8 = QString::fromUcs4(&c, 1).toUtf8();
        Utf8Validator validator;
        for (const char byte : utf8)
            QVERIFY2(validator.append(QByteArrayView(&byte, 1)),
                     qPrintable(QString::number(c, 16)));
        QVERIFY(validator.isComplete());
    }
}

void tst_Utf8Validator::refusesSurrogates()
{
    for (int c = 0xD800; c <= 0xDFFF; ++c) {
        const QByteArray bytes{static_cast<char>(0xE0 | (c >> 12)) + QByteArray()
                               + static_cast<char>(0x80 | ((c >> 6) & 0x3F))
                               + static_cast<char>(0x80 | (c & 0x3F))};
        QVERIFY(!Utf8Validator().append(bytes));
    }
}

void tst_Utf8Validator::findsTheFirstWrongByte_data()
{
    QTest::addColumn<QByteArray>("good"); // the longest start that is still valid
    QTest::addColumn<char>("bad");

    QTest::newRow("lone continuation") << QByteArray("a") << '\x80';
    QTest::newRow("overlong, two bytes") << QByteArray("a") << '\xC0';
    QTest::newRow("overlong, two bytes, last") << QByteArray("a") << '\xC1';
    QTest::newRow("overlong, three bytes") << QByteArray("\xE0") << '\x9F';
    QTest::newRow("overlong, four bytes") << QByteArray("\xF0") << '\x8F';
    QTest::newRow("surrogate") << QByteArray("\xED") << '\xA0';
    QTest::newRow("beyond Unicode") << QByteArray("\xF4") << '\x90';
    QTest::newRow("far beyond Unicode") << QByteArray() << '\xF5';
    QTest::newRow("no lead byte") << QByteArray() << '\xFF';
    QTest::newRow("letter inside a character") << QByteArray("\xE2\x82") << 'a';
    QTest::newRow("new character inside another") << QByteArray("\xF0\x9F\x98") << '\xC3';
}

void tst_Utf8Validator::findsTheFirstWrongByte()
{
    QFETCH(const QByteArray, good);
    QFETCH(const char, bad);

    Utf8Validator validator;
    QVERIFY(validator.append(good));
    QVERIFY(!validator.append(QByteArrayView(&bad, 1)));
}

void tst_Utf8Validator::knowsHalfReadCharacters()
{
    Utf8Validator validator;
    QVERIFY(validator.append("\xE2\x82"));
    QVERIFY(!validator.isComplete());
    QVERIFY(validator.append("\xAC"));
    QVERIFY(validator.isComplete());

    QVERIFY(validator.append("\xC3"));
    validator.reset();
    QVERIFY(validator.isComplete());
}

QTEST_GUILESS_MAIN(tst_Utf8Validator)
#include "tst_Utf8Validator.moc"
