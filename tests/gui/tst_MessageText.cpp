// SPDX-License-Identifier: MIT
#include "gui/Targets.h"
#include "view/DeliveryText.h"
#include "view/Fonts.h"
#include "view/MessageDocument.h"
#include "view/MessageLayout.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

class tst_MessageText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void plainTextDropsTheMarks_data();
    void plainTextDropsTheMarks();
    void headingsKeepTheirMarks_data();
    void headingsKeepTheirMarks();
    void customersTextIsNeverMarkdown();
    void lineBreaksStayLineBreaks();
    void htmlIsText();
    void halfCharactersAreMarked();
    void noticesStandInTheMiddle();
    void longTextIsCopiedAsItIsShown_data();
    void longTextIsCopiedAsItIsShown();
    void picturesLoadNothing();
    void linksAreFoundWhereTheyArePainted();
    void onlyWhatCanBeOpenedIsALink_data();
    void onlyWhatCanBeOpenedIsALink();
    void longTextSaysHowMuchIsMissing();
    void hostileTextIsLaidOutInTime_data();
    void hostileTextIsLaidOutInTime();
    void longTextIsBoundedForScreenReaders_data();
    void longTextIsBoundedForScreenReaders();
    void spacesOfCodeStay();
    void b33_markdownIsShown();

private:
    static Message answer(const QString &text)
    {
        Message message;
        message.id = 1;
        message.role = Message::Role::Assistant;
        message.text = text;
        return message;
    }
    static std::unique_ptr<QTextDocument> documentOf(const QString &text)
    {
        return messageDocument::make(answer(text), lightTheme(), messageText::kMostShown);
    }
};

void tst_MessageText::initTestCase()
{
    installFonts();
}

void tst_MessageText::plainTextDropsTheMarks_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("plain");

    QTest::newRow("bold") << u"**Refunds** take 5 days"_s << u"Refunds take 5 days"_s;
    QTest::newRow("list") << u"Rules:\n- one\n- two"_s << u"Rules:\none\ntwo"_s;
    QTest::newRow("link") << u"[here](https://shop.example/)"_s << u"here"_s;
    QTest::newRow("plain") << u"Hello"_s << u"Hello"_s;
    QTest::newRow("heading") << u"# Title\nbody"_s << u"Title\nbody"_s;
    QTest::newRow("an empty document says what was sent") << u"***"_s << u"***"_s;
}

void tst_MessageText::plainTextDropsTheMarks()
{
    QFETCH(const QString, markdown);
    QFETCH(const QString, plain);
    QCOMPARE(messageText::plainText(answer(markdown)), plain);
}

void tst_MessageText::headingsKeepTheirMarks_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("bold");

    QTest::newRow("in the middle") << u"# A **b** c"_s << u"A b c"_s << u"Abc"_s;
    QTest::newRow("at the beginning") << u"# **A** b"_s << u"A b"_s << u"Ab"_s;
    QTest::newRow("numbered") << u"### 1. **Laptop** - $5"_s << u"1. Laptop - $5"_s
                              << u"1.Laptop-$5"_s;
    QTest::newRow("behind a paragraph")
        << u"hello **x**\n# Y **z**"_s << u"hello x\nY z"_s << u"xYz"_s;
    QTest::newRow("slanted and code") << u"# A *b* `c` d"_s << u"A b c d"_s << u"Abcd"_s;
    QTest::newRow("link") << u"# A [b](https://shop.example/) c"_s << u"A b c"_s << u"Abc"_s;
    QTest::newRow("no heading") << u"a **b** c *d*"_s << u"a b c d"_s << u"b"_s;
}

void tst_MessageText::headingsKeepTheirMarks()
{
    QFETCH(const QString, markdown);
    QFETCH(const QString, plain);
    QFETCH(const QString, bold);
    const auto document = documentOf(markdown);
    QCOMPARE(document->toPlainText(), plain);
    QString found;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().fontWeight() >= QFont::Bold)
                found += it.fragment().text();
        }
    }
    QCOMPARE(found.remove(u' '), bold);
}

void tst_MessageText::customersTextIsNeverMarkdown()
{
    for (const auto role : {Message::Role::User, Message::Role::Notice, Message::Role::Error}) {
        Message message = answer(u"**not bold** <b>either</b>"_s);
        message.role = role;
        QCOMPARE(
            messageDocument::make(message, lightTheme(), messageText::kMostShown)->toPlainText(),
            message.text);
        QCOMPARE(messageText::plainText(message), message.text);
    }
}

void tst_MessageText::lineBreaksStayLineBreaks()
{
    const auto document = documentOf(u"first\nsecond\n**third**\n\nnext paragraph\n- item"_s);
    QCOMPARE(document->begin().text(), u"first \u2028second \u2028third"_s);
    QCOMPARE(document->begin().next().text(), u"next paragraph"_s);
}

void tst_MessageText::noticesStandInTheMiddle()
{
    Message message = answer(u"two\nlines"_s);
    message.role = Message::Role::Notice;
    const auto document = messageDocument::make(message, lightTheme(), messageText::kMostShown);
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
        QCOMPARE(block.blockFormat().alignment(), Qt::AlignHCenter);
    message.role = Message::Role::Error;
    QVERIFY(!messageDocument::make(message, lightTheme(), messageText::kMostShown)
                 ->begin()
                 .blockFormat()
                 .alignment()
                 .testFlag(Qt::AlignHCenter));
}

void tst_MessageText::longTextIsCopiedAsItIsShown_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("paragraphs") << u"Some **bold** words.\n\n"_s.repeated(1'000);
    QTest::newRow("lines") << u"Some **bold** words.\n"_s.repeated(1'000);
    QTest::newRow("one line") << u"Some **bold** words. "_s.repeated(1'000);
    QTest::newRow("one word") << QString(20'000, u'w');
    QTest::newRow("marks around all") << u"**"_s + u"words "_s.repeated(3'000) + u"end**"_s;
    QTest::newRow("code") << u"```\n"_s + u"int **x;\n"_s.repeated(2'000) + u"```\nbehind **it**"_s;
    QTest::newRow("too nested") << u"> "_s.repeated(5'000) + u"deep"_s;
}

/// Part by part, as it is shown: the time that Markdown takes grows with the square of a paragraph.
void tst_MessageText::longTextIsCopiedAsItIsShown()
{
    QFETCH(const QString, text);
    const Message message = answer(text);
    const auto words = [](QString shown) {
        return shown.removeIf([](QChar c) { return c.isSpace() || c == QChar(0x200b); });
    };
    const auto document = messageDocument::make(message, lightTheme(), messageParts::kAll);

    const QString copied = messageText::plainText(message);

    QCOMPARE(words(copied), words(document->toPlainText()));
    // A break that only the parts have is in no copy.
    if (!text.contains(u'\n'))
        QVERIFY(!copied.contains(u'\n'));
}

/// Half of a surrogate pair is no text: what reads it further, a screen reader say, may refuse it.
void tst_MessageText::halfCharactersAreMarked()
{
    for (const auto role : {Message::Role::User, Message::Role::Assistant, Message::Role::Error}) {
        Message message = answer(u"a"_s + QChar(u'\xd83d') + u"b"_s + QChar(u'\xdc00'));
        message.role = role;
        QCOMPARE(messageText::plainText(message), u"a?b?"_s);
        QVERIFY(messageDescription(message).isValidUtf16());
    }
}

void tst_MessageText::htmlIsText()
{
    const QString text = u"<b>bold</b> <script>x</script> <img src=\"file:///etc/passwd\">"_s;
    QCOMPARE(documentOf(text)->toPlainText(), text);
}

void tst_MessageText::picturesLoadNothing()
{
    const auto document
        = documentOf(u"![a](file:///usr/share/pixmaps/debian-logo.png) ![b](:/x)"_s);
    QCOMPARE(document->resource(QTextDocument::ImageResource, QUrl(u":/x"_s)), QVariant());
    QImage canvas(300, 300, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&canvas);
    document->drawContents(&painter); // does not crash, reads nothing
}

void tst_MessageText::linksAreFoundWhereTheyArePainted()
{
    const auto layout = MessageLayout::make(
        answer(u"look:\nhttps://shop.example/returns and [page](https://shop.example/page)"_s),
        {.width = 382}, lightTheme());
    const QPointF secondLine = layout.textPosition + QPointF(10, 30);
    QCOMPARE(linkAt(layout, secondLine), QUrl(u"https://shop.example/returns"_s));
    QCOMPARE(linkAt(layout, layout.textPosition + QPointF(10, 10)), QUrl());
}

void tst_MessageText::onlyWhatCanBeOpenedIsALink_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QUrl>("link");

    for (const auto &address : {u"file:///etc/passwd"_s, u"javascript:alert(1)"_s,
                                u"data:text/html,x"_s, u"ecom67-support:x"_s, u"//host/x"_s,
                                u"http://shop.example/"_s, u"https://a@shop.example/"_s}) {
        QTest::newRow(qPrintable(address)) << u"[a long enough link](%1)"_s.arg(address) << QUrl();
    }
    QTest::newRow("by itself, without a scheme")
        << u"www.shop.example/returns"_s << QUrl(u"https://www.shop.example/returns"_s);
    for (const auto &address : {u"https://shop.example/a?b=c"_s, u"mailto:help@shop.example"_s,
                                u"http://localhost:5173/cart"_s}) {
        QTest::newRow(qPrintable(address))
            << u"[a long enough link](%1)"_s.arg(address) << QUrl(address);
    }
    QTest::newRow("by itself") << u"https://shop.example/"_s << QUrl(u"https://shop.example/"_s);
    QTest::newRow("mail by itself")
        << u"help@shop.example"_s << QUrl(u"mailto:help@shop.example"_s);
}

void tst_MessageText::onlyWhatCanBeOpenedIsALink()
{
    QFETCH(const QString, markdown);
    QFETCH(const QUrl, link);
    const auto layout = MessageLayout::make(answer(markdown), {.width = 382}, lightTheme());
    QCOMPARE(linkAt(layout, layout.textPosition + QPointF(10, 10)), link);
    const auto format = layout.document->begin().begin().fragment().charFormat();
    QCOMPARE(format.isAnchor(), !link.isEmpty());
    QCOMPARE(format.fontUnderline(), !link.isEmpty());
    QCOMPARE(format.foreground().style() != Qt::NoBrush, !link.isEmpty());
}

void tst_MessageText::longTextSaysHowMuchIsMissing()
{
    const QString shown = documentOf(QString(10'000, u'x'))->toPlainText();
    QCOMPARE(shown.count(u'x'), 8'000);
    const QString spoken = messageText::spokenText(answer(QString(10'000, u'x')));
    QVERIFY2(spoken.contains(u"2000"_s) || spoken.contains(u"2,000"_s),
             qPrintable(spoken.last(60)));
    QCOMPARE(messageText::plainText(answer(QString(10'000, u'x'))).size(), 10'000);
}

void tst_MessageText::hostileTextIsLaidOutInTime_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("quotes in quotes") << QString(8'000, u'>');
    QTest::newRow("lists in lists") << u"- "_s.repeated(4'000);
    QTest::newRow("numbered lists in lists") << u"1. "_s.repeated(2'600);
    QTest::newRow("growing indent") << [] {
        QString text;
        for (int i = 0; i < 120; ++i)
            text += QString(i * 2, u' ') + u"- x\n"_s;
        return text;
    }();
    QTest::newRow("brackets") << QString(8'000, u'[');
    QTest::newRow("stars") << QString(8'000, u'*');
    QTest::newRow("stars between letters") << u"*a_"_s.repeated(2'600);
    QTest::newRow("back quotes") << u"`a``b"_s.repeated(1'600);
    QTest::newRow("tables") << u"|a|b|\n|-|-|\n"_s + u"|c|d|\n"_s.repeated(1'200);
    QTest::newRow("wide table") << u"|"_s.repeated(2'000) + u"\n|"_s + u"-|"_s.repeated(1'999);
    QTest::newRow("line breaks") << QString(8'000, u'\n') + u'x';
    QTest::newRow("right-to-left overrides") << u"\u202e\u2066"_s.repeated(4'000);
    QTest::newRow("combining marks") << u"a"_s + QString(7'999, QChar(0x0301));
    QTest::newRow("structure of a document") << u"\ufdd0\ufdd1\ufffc\u2029"_s.repeated(2'000);
    QTest::newRow("half surrogates") << QString(8'000, QChar(0xd800));
}

void tst_MessageText::hostileTextIsLaidOutInTime()
{
    QFETCH(const QString, text);
    QElapsedTimer clock;
    clock.start();

    const auto layout = MessageLayout::make(answer(text), {.width = 382}, lightTheme());
    (void)messageText::plainText(answer(text));

    QVERIFY(layout.bubble.width() <= 280);
    // Not a measurement: whatever grows with the square of the text takes minutes.
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

void tst_MessageText::longTextIsBoundedForScreenReaders_data()
{
    QTest::addColumn<Message::Role>("role");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("whole");

    const QString breaks = u"ab\n"_s.repeated(128 * 1024 / 3);
    QTest::newRow("line breaks") << Message::Role::Assistant << breaks << breaks.chopped(1);
    const QString words = u"word "_s.repeated(128 * 1024 / 5);
    QTest::newRow("words") << Message::Role::Assistant << words << words.chopped(1);
    QTest::newRow("of the customer") << Message::Role::User << breaks << breaks;
}

void tst_MessageText::longTextIsBoundedForScreenReaders()
{
    QFETCH(const Message::Role, role);
    QFETCH(const QString, text);
    QFETCH(const QString, whole);
    Message message = answer(text);
    message.role = role;

    // The copy is whole. Whatever grew with the square of the text would end the test's time.
    QVERIFY(messageText::plainText(message) == whole);
    const QString spoken = messageText::spokenText(message);
    QVERIFY2(spoken.size() < messageText::kMostShown + 100,
             qPrintable(QString::number(spoken.size())));
    QVERIFY(spoken.contains(u"more character"_s));
    QVERIFY(messageDescription(message).size() < messageText::kMostShown + 200);
    QVERIFY(MessageLayout::make(message, {.width = 382}, lightTheme()).height > 0);
}

void tst_MessageText::spacesOfCodeStay()
{
    const QString code = u"```\nif x:\n  y\n```"_s;
    QCOMPARE(messageText::plainText(answer(code)), u"if x:\n  y"_s);
    QCOMPARE(messageText::plainText(answer(u"one\ntwo\nthree"_s)), u"one\ntwo\nthree"_s);
}

void tst_MessageText::b33_markdownIsShown()
{
    const auto document = documentOf(u"**bold**"_s);
    QCOMPARE(document->toPlainText(), u"bold"_s);
    QCOMPARE(document->begin().begin().fragment().charFormat().fontWeight(), int(QFont::Bold));
}

QTEST_MAIN(tst_MessageText)
#include "tst_MessageText.moc"
