// SPDX-License-Identifier: MIT
#include "websocket/HttpHead.h"

#include <QTest>

using namespace ecom67;
using Problem = HttpHead::Problem;

class tst_HttpHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStartLineAndHeaders();
    void isIncompleteUntilTheLastByte();
    void refuses_data();
    void refuses();
    void findsTokensInLists();
};

void tst_HttpHead::readsStartLineAndHeaders()
{
    const QByteArray bytes
        = "GET /prod HTTP/1.1\r\nHost: shop\r\nX-A:1\r\nx-a:\t 2 \r\nEmpty:\r\n\r\nrest";
    const auto parsed = HttpHead::parse(bytes);
    const auto *head = std::get_if<HttpHead>(&parsed);
    QVERIFY(head);
    QCOMPARE(head->startLine, "GET /prod HTTP/1.1");
    QCOMPARE(head->size, bytes.size() - 4);
    QCOMPARE(head->value("host"), "shop");
    QCOMPARE(head->value("x-a"), "1, 2");
    QCOMPARE(head->count("x-a"), 2);
    QCOMPARE(head->value("empty"), "");
    QCOMPARE(head->count("empty"), 1);
    QCOMPARE(head->count("absent"), 0);
}

void tst_HttpHead::isIncompleteUntilTheLastByte()
{
    const QByteArray bytes = "HTTP/1.1 403 Forbidden\r\nA: b\r\n\r\n";
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const auto parsed = HttpHead::parse(bytes.first(size));
        QVERIFY(std::holds_alternative<Problem>(parsed));
        QCOMPARE(std::get<Problem>(parsed), Problem::Incomplete);
    }
    QVERIFY(std::holds_alternative<HttpHead>(HttpHead::parse(bytes)));
}

void tst_HttpHead::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Problem>("problem");

    const QByteArray start = "GET / HTTP/1.1\r\n";
    QTest::newRow("no start line") << QByteArray("\r\n\r\n") << Problem::Malformed;
    QTest::newRow("no colon") << QByteArray(start + "nonsense\r\n\r\n") << Problem::Malformed;
    QTest::newRow("no name") << QByteArray(start + ": value\r\n\r\n") << Problem::Malformed;
    QTest::newRow("blank before the colon")
        << QByteArray(start + "Host : a\r\n\r\n") << Problem::Malformed;
    QTest::newRow("folded line") << QByteArray(start + "A: b\r\n c\r\n\r\n") << Problem::Malformed;
    QTest::newRow("lone line feed")
        << QByteArray(start + "A: b\nC: d\r\n\r\n") << Problem::Malformed;
    QTest::newRow("NUL") << QByteArray(start + QByteArray("A: \0\r\n\r\n", 8))
                         << Problem::Malformed;
    QTest::newRow("escape sequence")
        << QByteArray(start + "A: \x1b[2J\r\n\r\n") << Problem::Malformed;
    QTest::newRow("endless line") << QByteArray(HttpHead::kLongest, 'a') << Problem::TooLong;
    QTest::newRow("end too late") << QByteArray(start + "A: " + QByteArray(HttpHead::kLongest, 'a')
                                                + "\r\n\r\n")
                                  << Problem::TooLong;
    QTest::newRow("too many headers")
        << QByteArray(start + QByteArray("A: b\r\n").repeated(HttpHead::kMostHeaders + 1) + "\r\n")
        << Problem::TooLong;
}

void tst_HttpHead::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Problem, problem);

    const auto parsed = HttpHead::parse(bytes);
    QVERIFY(std::holds_alternative<Problem>(parsed));
    QCOMPARE(std::get<Problem>(parsed), problem);
}

void tst_HttpHead::findsTokensInLists()
{
    const auto parsed = HttpHead::parse(
        "GET / HTTP/1.1\r\nConnection: keep-alive, Upgrade\r\nConnection: x\r\n\r\n");
    const auto &head = std::get<HttpHead>(parsed);
    QVERIFY(head.listContains("connection", "upgrade"));
    QVERIFY(head.listContains("connection", "X"));
    QVERIFY(!head.listContains("connection", "keep"));
    QVERIFY(!head.listContains("upgrade", "websocket"));
}

QTEST_GUILESS_MAIN(tst_HttpHead)
#include "tst_HttpHead.moc"
