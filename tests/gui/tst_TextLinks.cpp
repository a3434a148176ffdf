// SPDX-License-Identifier: MIT
#include "gui/Targets.h"
#include "view/Fonts.h"
#include "view/MessageDocument.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

/// The links of an answer: which there are, and what they say.
class tst_TextLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void addressesBecomeLinks_data();
    void addressesBecomeLinks();
    void dishonestLinksSayWhereTheyLead_data();
    void dishonestLinksSayWhereTheyLead();
    void refusedLinksAreText_data();
    void refusedLinksAreText();
    void refusedLinksKeepTheirMarks();
    void nothingTurnsTheDirectionByForce_data();
    void nothingTurnsTheDirectionByForce();
    void titlesAreNotShown();
    void neighboursStayTwoLinks();
    void othersHaveNoLinks();

private:
    static Message answer(const QString &text)
    {
        Message message;
        message.id = 1;
        message.text = text;
        return message;
    }
    static QList<MessageTarget> linksOf(const QString &text)
    {
        return targetsOf(MessageLayout::make(answer(text), {.width = 382}, lightTheme()),
                         MessageTarget::Kind::Link);
    }
    static QString shown(const QString &text)
    {
        return messageDocument::make(answer(text), lightTheme(), messageText::kMostShown)
            ->toPlainText();
    }
};

void tst_TextLinks::initTestCase()
{
    installFonts();
}

void tst_TextLinks::addressesBecomeLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");

    const auto row = [](const QString &text, const QStringList &links) {
        QTest::newRow(qPrintable(text)) << text << links;
    };
    const QString shop = u"https://shop.example/a"_s;
    row(u"See https://shop.example/a."_s, {shop});
    row(u"See (https://shop.example/a), now"_s, {shop});
    row(u"https://shop.example/a!"_s, {shop});
    row(u"<https://shop.example/a>"_s, {shop});
    row(u"**https://shop.example/a**"_s, {shop});
    row(u"https://shop.example/a_b_c?d=e&f=g#h"_s, {u"https://shop.example/a_b_c?d=e&f=g#h"_s});
    row(u"https://shop.example/a_(b)"_s, {u"https://shop.example/a_(b)"_s});
    row(u"www.shop.example/a"_s, {u"https://www.shop.example/a"_s});
    row(u"help@shop.example"_s, {u"mailto:help@shop.example"_s});
    row(u"https://shop.example/a and https://shop.example/b"_s,
        {shop, u"https://shop.example/b"_s});
    row(u"first\nhttps://shop.example/a\nlast"_s, {shop});
    row(u"\u8bf7\u770bhttps://shop.example/a\u3002\u8c22"_s, {shop});
    row(u"\u8bf7\u770bwww.shop.example/a\uff0c"_s, {u"https://www.shop.example/a"_s});
    row(u"\u8bf7\u770bhttps://shop.example/a_(b)\u3002"_s, {u"https://shop.example/a_(b)"_s});
    row(u"(\u8bf7\u770bhttps://shop.example/a)"_s, {shop});
    row(u"\u8bf7\u770bhttps://shop/a"_s, {}); // a word, more likely
    row(u"\u201chttps://shop.example/a\u201d"_s, {shop});
    row(u"| A |\n|-|\n| https://shop.example/a |"_s, {shop});
    row(u"- https://shop.example/a"_s, {shop});

    row(u"`https://shop.example/a`"_s, {});
    row(u"```\nhttps://shop.example/a\n```"_s, {});
    row(u"http://shop.example/a"_s, {});
    row(u"xhttps://shop.example/a"_s, {});
    row(u"https://a@shop.example/"_s, {u"mailto:a@shop.example"_s}); // as it reads
    row(u"ftp://shop.example/a"_s, {});
}

void tst_TextLinks::addressesBecomeLinks()
{
    QFETCH(const QString, text);
    QStringList links;
    for (const MessageTarget &link : linksOf(text))
        links.append(link.url.toString());
    QTEST(links, "links");
}

void tst_TextLinks::dishonestLinksSayWhereTheyLead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shownText");

    QTest::newRow("another host") << u"[shop.example](https://evil.example/) now"_s
                                  << u"shop.example (\u2066evil.example\u2069) now"_s;
    QTest::newRow("a whole address") << u"[https://shop.example/a](https://evil.example/)"_s
                                     << u"https://shop.example/a (\u2066evil.example\u2069)"_s;
    QTest::newRow("in two parts") << u"[shop.**example**](https://evil.example/)"_s
                                  << u"shop.example (\u2066evil.example\u2069)"_s;
    QTest::newRow("letters that look alike")
        << u"[apple.com](https://\u0430\u0440\u0440\u04cf\u0435.com/)"_s
        << u"apple.com (\u2066xn--80ak6aa92e.com\u2069)"_s;
    QTest::newRow("honest") << u"[Shop.example/returns](https://www.shop.example/returns)"_s
                            << u"Shop.example/returns"_s;
    QTest::newRow("no host in the words")
        << u"[our page](https://evil.example/)"_s << u"our page"_s;
}

void tst_TextLinks::dishonestLinksSayWhereTheyLead()
{
    QFETCH(const QString, text);
    QTEST(shown(text), "shownText");
    QCOMPARE(linksOf(text).size(), 1);
}

void tst_TextLinks::refusedLinksAreText_data()
{
    QTest::addColumn<QString>("address");
    for (const auto &address :
         {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"http://shop.example/"_s,
          u"https://shop.example\\\\@evil.example/"_s, u"https://a:b@evil.example/"_s,
          u"mailto:a@b.example?attach=/etc/passwd"_s, u"//evil.example/"_s, u"#top"_s, u""_s})
        QTest::newRow(qPrintable(address)) << address;
}

void tst_TextLinks::refusedLinksAreText()
{
    QFETCH(const QString, address);
    const QString text = u"some [words](%1) more"_s.arg(address);
    QCOMPARE(linksOf(text), QList<MessageTarget>());
    const auto document
        = messageDocument::make(answer(text), lightTheme(), messageText::kMostShown);
    QCOMPARE(document->toPlainText(), u"some words more"_s);
    for (auto it = document->begin().begin(); !it.atEnd(); ++it) {
        const QTextCharFormat format = it.fragment().charFormat();
        QVERIFY(!format.isAnchor());
        QVERIFY(!format.fontUnderline());
        QVERIFY(!format.hasProperty(QTextFormat::ForegroundBrush));
        QVERIFY(!format.hasProperty(QTextFormat::TextToolTip));
    }
}

void tst_TextLinks::refusedLinksKeepTheirMarks()
{
    const auto document = messageDocument::make(answer(u"[a **b** c](file:///x)"_s), lightTheme(),
                                                messageText::kMostShown);
    QString bold;
    for (auto it = document->begin().begin(); !it.atEnd(); ++it) {
        if (it.fragment().charFormat().fontWeight() >= QFont::Bold)
            bold += it.fragment().text();
    }
    QCOMPARE(bold, u"b"_s);
}

void tst_TextLinks::nothingTurnsTheDirectionByForce_data()
{
    QTest::addColumn<Message::Role>("role");
    QTest::addColumn<bool>("isKept");

    QTest::newRow("answer") << Message::Role::Assistant << false;
    QTest::newRow("welcome") << Message::Role::Welcome << false;
    QTest::newRow("notice") << Message::Role::Notice << false;
    QTest::newRow("error") << Message::Role::Error << false;
    QTest::newRow("what the customer typed") << Message::Role::User << true;
}

void tst_TextLinks::nothingTurnsTheDirectionByForce()
{
    QFETCH(const Message::Role, role);
    QFETCH(const bool, isKept);
    Message message
        = answer(u"a\u202eb\u202cc\u202ad\u202be\u202df \u200f\u2067g\u2066h\u2068i\u2069"_s);
    message.role = role;
    const QString expected = isKept ? message.text : u"abcdef \u200fghi"_s;

    QCOMPARE(messageDocument::make(message, lightTheme(), messageText::kMostShown)->toPlainText(),
             expected);
    QCOMPARE(messageText::plainText(message), expected);
    QCOMPARE(messageText::spokenText(message), expected);
}

/// What is shown below the mouse is where it leads, not what somebody says about it.
void tst_TextLinks::titlesAreNotShown()
{
    const auto document
        = messageDocument::make(answer(u"[a](https://shop.example/ \"your bank\")"_s), lightTheme(),
                                messageText::kMostShown);
    const QTextCharFormat format = document->begin().begin().fragment().charFormat();
    QVERIFY(format.isAnchor());
    QCOMPARE(format.toolTip(), QString());
}

void tst_TextLinks::neighboursStayTwoLinks()
{
    const auto layout = MessageLayout::make(
        answer(u"[a](https://a.example/)[b](https://b.example/)"_s), {.width = 382}, lightTheme());
    QStringList addresses;
    for (const MessageTarget &target : layout.targets)
        addresses.append(target.url.toString());
    QCOMPARE(addresses, QStringList({u"https://a.example/"_s, u"https://b.example/"_s}));
}

void tst_TextLinks::othersHaveNoLinks()
{
    for (const auto role : {Message::Role::User, Message::Role::Notice, Message::Role::Error}) {
        Message message = answer(u"https://shop.example/ [a](https://shop.example/)"_s);
        message.role = role;
        QVERIFY(MessageLayout::make(message, {.width = 382}, lightTheme()).targets.isEmpty());
    }
}

QTEST_MAIN(tst_TextLinks)
#include "tst_TextLinks.moc"
