// SPDX-License-Identifier: MIT
#include "storage/IniText.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_IniText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatPeopleWrite_data();
    void readsWhatPeopleWrite();
    void aBrokenLineIsNumberedAndTheOthersCount_data();
    void aBrokenLineIsNumberedAndTheOthersCount();
    void everyEntryKnowsItsLine();
    void readsWhatQSettingsWrites();
    void readsAsQSettingsReads_data();
    void readsAsQSettingsReads();
    void anyBytesEndInTime();
};

void tst_IniText::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_IniText::readsWhatPeopleWrite_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value"); ///< null: there is no such entry
    const auto row = [](const char *name, const QByteArray &content, const QString &key,
                        const QString &value) { QTest::newRow(name) << content << key << value; };

    row("no section", "a=1", u"a"_s, u"1"_s);
    row("General", "[General]\na=1\n", u"a"_s, u"1"_s);
    row("general in small letters", "[general]\na=1\n", u"a"_s, u"1"_s);
    row("a group of that name", "[%General]\na=1\n", u"General/a"_s, u"1"_s);
    row("group", "[shop]\nurl=x\n", u"shop/url"_s, u"x"_s);
    row("deep group", "[a/b/c]\nd\\e=x\n", u"a/b/c/d/e"_s, u"x"_s);
    row("text behind a group", "[shop] ; mine\nurl=x\n", u"shop/url"_s, u"x"_s);
    row("spaces", "[ shop ]\n  url  =  x y  \n", u"shop/url"_s, u"x y"_s);
    row("CRLF", "[shop]\r\nurl=x\r\n", u"shop/url"_s, u"x"_s);
    row("byte order mark", "\xEF\xBB\xBF[shop]\nurl=x\n", u"shop/url"_s, u"x"_s);
    row("equals sign in the value", "a=b=c\n", u"a"_s, u"b=c"_s);
    row("quotes", "a=\" b ; c, d \"\n", u"a"_s, u" b ; c, d "_s);
    row("empty quotes", "a=\"\"\n", u"a"_s, u""_s);
    row("no value", "a=\n", u"a"_s, u""_s);
    row("escapes", R"(a=\x41\x20\"\\\tb)", u"a"_s, u"A \"\\\tb"_s);
    row("octal", R"(a=\101)", u"a"_s, u"A"_s);
    row("unknown escape", R"(a=\qb)", u"a"_s, u"b"_s);
    row("backslash at the end", "a=b\\", u"a"_s, u"b"_s);
    row("UTF-8", "a=gr\xC3\xBC\xC3\x9F", u"a"_s, u"gr\u00fc\u00df"_s);
    row("list", "a=b, c ,d\n", u"a"_s, u"b,c,d"_s);
    row("comment behind", "a=b ; c\n", u"a"_s, u"b"_s);
    row("encoded key", "a%20b=1\n%U0430=2\n", u"a b"_s, u"1"_s);
    row("wide encoded key", "a%20b=1\n%U0430=2\n", u"\u0430"_s, u"2"_s);
    row("half an encoding", "a%2=1\n", u"a%2"_s, u"1"_s);
    row("of two the later", "a=1\na=2\n", u"a"_s, u"2"_s);
    row("group taken up again", "[g]\na=1\n[h]\na=2\n[g]\na=3\n", u"g/a"_s, u"3"_s);
    row("one at sign more", "a=@@b\n", u"a"_s, u"@b"_s);
    row("joined lines", "a=b\\\nc\nd=e\n", u"a"_s, u"bc"_s);
    row("behind joined lines", "a=b\\\nc\nd=e\n", u"d"_s, u"e"_s);
    row("escaped backslash joins nothing", "a=b\\\\\nd=e\n", u"d"_s, u"e"_s);
    row("comment joins nothing", "; b\\\nd=e\n", u"d"_s, u"e"_s);
    row("type of Qt's own", "a=@ByteArray(x)\n", u"a"_s, QString());
    row("object of Qt's own", "a=@Variant(\\0\\0\\0\\x7f\\0)\n", u"a"_s, QString());
    row("a type beats an earlier text", "a=1\na=@Invalid()\n", u"a"_s, QString());
    row("comments", ";a=1\n#b=2\n", u"a"_s, QString());
}

void tst_IniText::readsWhatPeopleWrite()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, key);
    QFETCH(const QString, value);

    const IniText text = IniText::parse(content);

    QCOMPARE(text.brokenLine, 0);
    QCOMPARE(text.entries.contains(key), !value.isNull());
    QCOMPARE(text.entries.value(key).value, value);
}

void tst_IniText::aBrokenLineIsNumberedAndTheOthersCount_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");

    QTest::newRow("no equals sign") << "good=1\nbad\nbetter=2\n"_ba << 2;
    QTest::newRow("equals sign in a comment") << "good=1\nbad ; x=y\nbetter=2\n"_ba << 2;
    QTest::newRow("open section") << "good=1\n\n[bad\nbetter=2\n"_ba << 3;
    QTest::newRow("open quote") << "good=1\nbad=\"x\nbetter=2\n"_ba << 2;
    QTest::newRow("NUL") << QByteArray("good=1\nb=\0\nbetter=2\n", 20) << 2;
    QTest::newRow("not UTF-8") << "good=1\nbad=\xff\nbetter=2\n"_ba << 2;
    QTest::newRow("joined lines") << "good=1\n\nbad\\\nx\\\ny\nbetter=2\n"_ba << 3;
    QTest::newRow("two") << "good=1\nbad\nworse\nbetter=2\n"_ba << 2;
}

void tst_IniText::aBrokenLineIsNumberedAndTheOthersCount()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, line);

    const IniText text = IniText::parse(content);

    QCOMPARE(text.brokenLine, line);
    QCOMPARE(text.entries.keys(), QStringList({u"better"_s, u"good"_s}));
}

void tst_IniText::everyEntryKnowsItsLine()
{
    const IniText text = IniText::parse("; one\n[a]\nb=3\n\nc=x\\\ny\r\nd=7\nb=8\n");

    QCOMPARE(text.entries.value(u"a/c"_s).line, 5);
    QCOMPARE(text.entries.value(u"a/d"_s).line, 7);
    QCOMPARE(text.entries.value(u"a/b"_s).line, 8);
}

/// Texts of everything an INI file has a meaning for.
static QString randomText(QRandomGenerator &random)
{
    static const QString letters = u"abc019 ,;=\"'\\/%@()[]#&\t\n\r?x\u00e4\u0430\U0001f511"_s;
    QString text;
    for (quint32 length = random.bounded(12u); length > 0; --length)
        text += letters.at(random.bounded(int(letters.size())));
    return QString::fromUtf8(text.toUtf8());
}

void tst_IniText::readsWhatQSettingsWrites()
{
    QTemporaryDir folder;
    for (quint32 seed = 0; seed < 100; ++seed) {
        QRandomGenerator random(seed);
        const QString path = folder.filePath(QString::number(seed));
        QMap<QString, QString> written;
        {
            QSettings settings(path, QSettings::IniFormat);
            for (int i = 0; i < 8; ++i) {
                const QString key = u"k%1/k%2"_s.arg(random.bounded(3)).arg(i);
                const QString text = randomText(random);
                settings.setValue(key, text);
                written.insert(key, text);
            }
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();

        const IniText text = IniText::parse(content);

        QCOMPARE(text.brokenLine, 0);
        for (auto entry = written.cbegin(); entry != written.cend(); ++entry) {
            QVERIFY2(text.entries.value(entry.key()).value == *entry,
                     qPrintable(u"seed %1, %2:\n%3"_s.arg(QString::number(seed), entry.key(),
                                                          QString::fromUtf8(content))));
        }
        QCOMPARE(text.entries.size(), written.size());
    }
}

void tst_IniText::readsAsQSettingsReads_data()
{
    QTest::addColumn<QByteArray>("line");

    for (const char *line :
         {"a=wss://h.example/prod", "a = spaced ", "a=\"quoted, ; text\"", "a=b;c", "a=b \\x41 c",
          "a=\"b\" c", "a= \" b \" ", "a=b\\,c", "a=\\x4f60", "a=\\x41g", "a=\\1012", "a=x=\"y\"",
          "a=%41", "a=@@x", "a=\xC3\xA4", "a=b\tc", "a=,", "a=\"\"", "a=\"a\"\"b\""})
        QTest::newRow(line) << QByteArray(line);
}

/// Whoever wrote a file for an earlier version finds it understood as before.
void tst_IniText::readsAsQSettingsReads()
{
    QFETCH(const QByteArray, line);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = "[General]\n" + line + "\n";
    file.write(content);
    file.close();
    const QVariant expected = QSettings(file.fileName(), QSettings::IniFormat).value("a"_L1);

    const IniText text = IniText::parse(content);

    QCOMPARE(text.entries.value(u"a"_s).value, expected.toStringList().join(u','));
}

void tst_IniText::anyBytesEndInTime()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        QRandomGenerator random(seed);
        static constexpr char letters[] = "ab=\"\\\n\r[];#%@(),x0U \t\0\xff\xc3";
        QByteArray bytes;
        for (int i = 0; i < 400; ++i)
            bytes += letters[random.bounded(int(sizeof(letters) - 1))];
        const IniText text = IniText::parse(bytes);
        QVERIFY(text.entries.size() <= bytes.count('\n') + 1);
    }
    // The largest file there may be, of the most expensive things there are.
    for (const QByteArray &part : {"a\\\n"_ba, "[a]\n"_ba, "a=\"\\\"\"\n"_ba, "a=,\n"_ba, "[a/"_ba,
                                   "%U0430=\\x41\n"_ba, "\\\n"_ba})
        IniText::parse(part.repeated(262'144 / part.size()));
}

QTEST_GUILESS_MAIN(tst_IniText)
#include "tst_IniText.moc"
