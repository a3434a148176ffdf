// SPDX-License-Identifier: MIT
#include "storage/EnvFile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_EnvFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsTheAddress_data();
    void findsTheAddress();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void readsAFile();
    void aFileThatCannotBeReadIsReported_data();
    void aFileThatCannotBeReadIsReported();
};

void tst_EnvFile::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_EnvFile::findsTheAddress_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &content,
                        const QString &expected = u"wss://h/prod"_s) {
        QTest::newRow(name) << content << expected;
    };

    row("plain", "VITE_WEBSOCKET_URL=wss://h/prod\n");
    row("no line end", "VITE_WEBSOCKET_URL=wss://h/prod");
    row("CRLF", "A=1\r\nVITE_WEBSOCKET_URL=wss://h/prod\r\nB=2\r\n");
    row("CR alone", "A=1\rVITE_WEBSOCKET_URL=wss://h/prod\rB=2");
    row("byte order mark", "\xEF\xBB\xBFVITE_WEBSOCKET_URL=wss://h/prod");
    row("export", "export VITE_WEBSOCKET_URL=wss://h/prod");
    row("export and tabs", "\texport\t VITE_WEBSOCKET_URL\t=\twss://h/prod\t");
    row("spaces", "  VITE_WEBSOCKET_URL = wss://h/prod  ");
    row("double quotes", "VITE_WEBSOCKET_URL=\"wss://h/prod\"");
    row("single quotes", "VITE_WEBSOCKET_URL='wss://h/prod'");
    row("backticks", "VITE_WEBSOCKET_URL=`wss://h/prod`");
    row("comment behind", "VITE_WEBSOCKET_URL=wss://h/prod # the shop");
    row("comment behind quotes", "VITE_WEBSOCKET_URL=\"wss://h/prod\" # \"old\"");
    row("hash in quotes", "VITE_WEBSOCKET_URL='wss://h/prod#x'", u"wss://h/prod#x"_s);
    row("comment before", "# VITE_WEBSOCKET_URL=wss://old\nVITE_WEBSOCKET_URL=wss://h/prod");
    row("the last one wins", "VITE_WEBSOCKET_URL=wss://old\nVITE_WEBSOCKET_URL=wss://h/prod");
    row("only a longer name beside", "VITE_WEBSOCKET_URL_OLD=x\nVITE_WEBSOCKET_URL=wss://h/prod");
    row("only a name that ends so", "X_VITE_WEBSOCKET_URL=x\nVITE_WEBSOCKET_URL=wss://h/prod");
    row("equals sign in the value", "VITE_WEBSOCKET_URL=wss://h/prod?a=b", u"wss://h/prod?a=b"_s);
    row("junk elsewhere", "][ = ! \nKEY=\"open\nVITE_WEBSOCKET_URL=wss://h/prod\n=\n");
    row("a control character is for the endpoint to refuse", "VITE_WEBSOCKET_URL=wss://h\x01",
        u"wss://h\u0001"_s);
}

void tst_EnvFile::findsTheAddress()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, expected);

    const auto found = EnvFile::webSocketUrlIn(content);

    QVERIFY(std::holds_alternative<QString>(found));
    QCOMPARE(std::get<QString>(found), expected);
}

void tst_EnvFile::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("detail");

    QTest::newRow("empty") << QByteArray() << u"no VITE_WEBSOCKET_URL"_s;
    QTest::newRow("another variable") << "VITE_API_URL=https://h"_ba << u"no VITE_"_s;
    QTest::newRow("only a comment") << "#VITE_WEBSOCKET_URL=wss://h"_ba << u"no VITE_"_s;
    QTest::newRow("no equals sign") << "VITE_WEBSOCKET_URL wss://h"_ba << u"no VITE_"_s;
    QTest::newRow("export grown together") << "exportVITE_WEBSOCKET_URL=x"_ba << u"no VITE_"_s;
    QTest::newRow("lower case") << "vite_websocket_url=wss://h"_ba << u"no VITE_"_s;
    QTest::newRow("empty value") << "VITE_WEBSOCKET_URL=\n"_ba << u"empty"_s;
    QTest::newRow("empty quotes") << "VITE_WEBSOCKET_URL=''"_ba << u"empty"_s;
    QTest::newRow("emptied later")
        << "VITE_WEBSOCKET_URL=wss://h\nVITE_WEBSOCKET_URL="_ba << u"empty"_s;
    QTest::newRow("open quote") << "A=1\n\nVITE_WEBSOCKET_URL=\"wss://h"_ba << u"line 3"_s;
    QTest::newRow("a lone quote") << "VITE_WEBSOCKET_URL='"_ba << u"line 1"_s;
    QTest::newRow("not UTF-8") << "VITE_WEBSOCKET_URL=wss://h\xff"_ba << u"not a text file"_s;
    QTest::newRow("NUL") << QByteArray("VITE_WEBSOCKET_URL=a\0b", 22) << u"not a text file"_s;
    QTest::newRow("too large") << QByteArray(EnvFile::kLargest + 1, '\n') << u"64 KB"_s;
}

void tst_EnvFile::saysWhatIsWrong()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, detail);

    const auto found = EnvFile::webSocketUrlIn(content);

    QVERIFY(std::holds_alternative<ChatError>(found));
    QCOMPARE(std::get<ChatError>(found).code, ChatError::Code::FileInvalid);
    QVERIFY2(std::get<ChatError>(found).detail.contains(detail),
             qPrintable(std::get<ChatError>(found).detail));
}

void tst_EnvFile::readsAFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("VITE_WEBSOCKET_URL=wss://h/prod\n");
    file.close();

    QCOMPARE(std::get<QString>(EnvFile::webSocketUrl(file.fileName())), u"wss://h/prod"_s);
}

void tst_EnvFile::aFileThatCannotBeReadIsReported_data()
{
    QTest::addColumn<QString>("path");

    QTest::newRow("missing") << u"/nonexistent/.env"_s;
    QTest::newRow("empty path") << QString();
    QTest::newRow("folder") << QDir::tempPath();
#ifdef Q_OS_UNIX
    QTest::newRow("device without an end") << u"/dev/zero"_s;
#endif
}

void tst_EnvFile::aFileThatCannotBeReadIsReported()
{
    QFETCH(const QString, path);

    const auto found = EnvFile::webSocketUrl(path);

    QVERIFY(std::holds_alternative<ChatError>(found));
    QCOMPARE(std::get<ChatError>(found).code, ChatError::Code::FileUnreadable);
}

QTEST_GUILESS_MAIN(tst_EnvFile)
#include "tst_EnvFile.moc"
