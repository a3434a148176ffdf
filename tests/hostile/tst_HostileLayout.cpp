// SPDX-License-Identifier: MIT
#include "hostile/HostileChat.h"
#include "hostile/WatchedApplication.h"
#include "support/Fixtures.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Texts that are easy to send and hard to lay out.
class tst_HostileLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bombs_data();
    void bombs();
    void captions_data();
    void captions();
    void manyAtOnce();
};

/// c, as often as it fits into that many bytes of UTF-8. As JSON it must stay below the 1 MB that
/// the program takes: what is longer is refused before anybody sees it (see tst_HostileServer).
static QString much(const QString &c, qsizetype bytes = 60'000)
{
    return c.repeated(bytes / c.toUtf8().size());
}

static QString nested(const QString &piece, int count)
{
    QString text;
    for (int depth = 0; depth < count; ++depth)
        text += piece.repeated(depth) + u"- deep\n"_s;
    return text;
}

/// The value with every text in it replaced; the kind of the answer stays.
static QJsonValue withTexts(const QJsonValue &value, const QString &words)
{
    if (value.isString())
        return words;
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray())
            array.append(withTexts(item, words));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != "response_type"_L1)
            it.value() = withTexts(it.value(), words);
    }
    return object;
}

/// Runs of c, each one longer than the one before.
static QString growing(QChar c, int longest)
{
    QString text;
    for (int i = 1; i < longest; ++i)
        text += QString(i, c) + u'a';
    return text;
}

void tst_HostileLayout::bombs_data()
{
    QTest::addColumn<QString>("words");

    const QString family = u"\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"_s;
    const QString tableRow = u"|"_s + u"a|"_s.repeated(500) + u'\n';
    const QList<std::pair<const char *, QString>> bombs{
        {"one word", much(u"x"_s, 1'000'000)},
        {"one word of wide letters", much(u"\u4e2d"_s)},
        {"one long address", u"https://shop.example/"_s + much(u"a"_s)},
        {"100,000 combining marks", u"e"_s + much(u"\u0301"_s, 200'000)},
        {"marks on each letter", much(u"e\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307"_s)},
        {"marks without a letter", much(u"\u0301"_s)},
        {"enclosing marks", u"a"_s + much(u"\u20dd"_s)},
        {"5,000 joined emoji", QString(family + u"\u200d"_s).repeated(1'250)},
        {"emoji", much(u"\U0001f600"_s, 12'000)},
        {"flags", much(u"\U0001f1e9\U0001f1ea"_s, 12'000)},
        {"skin tones", u"\U0001f44d"_s + much(u"\U0001f3fd"_s)},
        {"joiners", u"a"_s + much(u"\u200d"_s)},
        {"100,000 lines", u"line\n"_s.repeated(100'000)},
        {"20,000 paragraphs", u"p\n\n"_s.repeated(20'000)},
        {"empty lines", u"a"_s + much(u"\n"_s) + u"b"_s},
        {"line separators", u"a"_s + much(u"\u2028"_s) + u"b"_s},
        {"spaces", u"a"_s + much(u" "_s) + u"b"_s},
        {"tabs", u"a"_s + much(u"\t"_s) + u"b"_s},
        {"soft hyphens", u"a"_s + much(u"\u00ad"_s)},
        {"both directions", much(u"a\u05d0 \u0627 "_s)},
        {"deep isolates", much(u"\u2067a\u2066"_s)},
        {"Arabic ligatures", much(u"\ufdfa"_s)},
        {"Indic clusters", much(u"\u0915\u094d"_s)},
        {"deep quotes", much(u"> "_s) + u"deep"_s},
        {"deep lists", much(u"- "_s) + u"deep"_s},
        {"deep lists of lines", nested(u"  "_s, 400)},
        {"deep numbered lists", much(u"1. "_s) + u"deep"_s},
        {"open brackets", much(u"["_s)},
        {"open picture brackets", much(u"!["_s)},
        {"links in links", much(u"[a]("_s)},
        {"stars", much(u"*a "_s)},
        {"stars and underscores", much(u"*_"_s, 20'000)},
        {"backquotes", much(u"`"_s)},
        {"growing backquotes", growing(u'`', 600)},
        {"open tags", much(u"<a "_s)},
        {"comments", much(u"<!--"_s)},
        {"entities", much(u"&amp;"_s)},
        {"wide table", tableRow + u"|"_s + u"-|"_s.repeated(500) + u'\n' + tableRow},
        {"long table", u"|a|b|\n|-|-|\n"_s + u"|1|2|\n"_s.repeated(2'000)},
        {"wide and long table",
         tableRow + u"|"_s + u"-|"_s.repeated(500) + u'\n' + tableRow.repeated(150)},
        {"headings", much(u"# a\n"_s)},
        {"rules", much(u"---\n\n"_s)},
        {"code", u"```\n"_s + much(u"int x;\n"_s) + u"```"_s},
        {"fences", much(u"```\n"_s)},
        {"references", much(u"[a]: x\n"_s, 30'000)},
        {"many links", much(u"[a](https://shop.example/) "_s)},
        {"backslashes", much(u"\\"_s)},
    };
    for (const auto &[name, words] : bombs) {
        QTest::newRow(name) << words;
    }
}

/// Once as Markdown and once as plain text.
void tst_HostileLayout::bombs()
{
    QFETCH(const QString, words);
    HostileChat chat;
    QVERIFY(chat.open());

    chat.say(HostileChat::Kind::Answer, words);
    chat.say(HostileChat::Kind::Error, words);

    QVERIFY(chat.hears());
    QVERIFY(chat.isUsable());
    QVERIFY(!chat.spoken().isEmpty());
    for (const QString &row : chat.spoken())
        QVERIFY(row.size() < 20'000);
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileLayout::captions_data()
{
    QTest::addColumn<QString>("caption");

    QTest::newRow("address") << u"WEB/x.png"_s;
    QTest::newRow("file") << u"file://FIFO"_s;
    QTest::newRow("short marks") << u"e"_s + QString(90, QChar(u'\u0301'));
    QTest::newRow("long") << much(u"x"_s, 10'000);
    QTest::newRow("marks") << u"e"_s + much(u"\u0301"_s, 10'000);
    QTest::newRow("emoji") << much(u"\U0001f468\u200d\U0001f469\u200d"_s, 10'000);
    QTest::newRow("lines") << u"a\n"_s.repeated(3'000);
    QTest::newRow("markup") << u"<img src=/dev/zero> **b** &File &&"_s;
    QTest::newRow("directions") << u"\u202eedisrever"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("no width") << u"\u200b\u200d"_s;
}

/// In place of every text of every recorded answer: suggestions, buttons and cards.
void tst_HostileLayout::captions()
{
    QFETCH(const QString, caption);
    HostileChat chat;
    QVERIFY(chat.open());
    const QString words = chat.baits().fill(caption);

    int count = 0;
    for (const QString &name : fixtureNames()) {
        if (!name.startsWith(u"customer_message_"_s))
            continue;
        const QJsonObject recorded = QJsonDocument::fromJson(fixture(name)).object();
        const QJsonValue data = withTexts(recorded.value("data"_L1), words);
        chat.send(chat.text(u"message"_s, u"look at %1"_s.arg(name), data.toObject()));
        ++count;
        // Each is the last answer once: only that one has suggestions.
        QTRY_COMPARE(chat.spoken().size(), count);
        QVERIFY(chat.isPainted());
    }

    QVERIFY(chat.hears());
    QVERIFY(chat.isUsable());
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileLayout::manyAtOnce()
{
    HostileChat chat;
    QVERIFY(chat.open());

    for (int i = 0; i < 5'000; ++i)
        chat.send(chat.text(u"message"_s, u"Number %1 <b>&%1</b>"_s.arg(i)));

    QVERIFY(chat.hears());
    QCOMPARE(chat.spoken().size(), 5'000);
    QCOMPARE(chat.trouble(), QString());
}

int main(int argc, char **argv)
{
    return runWatched<tst_HostileLayout>(argc, argv);
}

#include "tst_HostileLayout.moc"
