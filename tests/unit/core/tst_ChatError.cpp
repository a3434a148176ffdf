// SPDX-License-Identifier: MIT
#include "core/ChatError.h"

#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace ecom67;

class tst_ChatError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasASentence_data();
    void everyCodeHasASentence();
    void noTwoCodesShareASentence();
};

void tst_ChatError::everyCodeHasASentence_data()
{
    QTest::addColumn<int>("code");

    const auto codes = QMetaEnum::fromType<ChatError::Code>();
    QVERIFY(codes.keyCount() > 30);
    for (int i = 0; i < codes.keyCount(); ++i)
        QTest::newRow(codes.key(i)) << codes.value(i);
}

void tst_ChatError::everyCodeHasASentence()
{
    QFETCH(const int, code);

    const QByteArray sentence = sentenceFor(ChatError::Code(code));

    QVERIFY(sentence.size() > 10);
    QVERIFY2(sentence.front() >= 'A' && sentence.front() <= 'Z', sentence.constData());
    QVERIFY2(sentence.endsWith('.'), sentence.constData());
    QVERIFY2(!sentence.contains("  ") && !sentence.contains('%'), sentence.constData());
}

void tst_ChatError::noTwoCodesShareASentence()
{
    const auto codes = QMetaEnum::fromType<ChatError::Code>();
    QSet<QByteArray> sentences;
    for (int i = 0; i < codes.keyCount(); ++i)
        sentences.insert(sentenceFor(ChatError::Code(codes.value(i))));

    QCOMPARE(sentences.size(), codes.keyCount());
}

QTEST_GUILESS_MAIN(tst_ChatError)
#include "tst_ChatError.moc"
