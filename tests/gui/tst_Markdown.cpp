// SPDX-License-Identifier: MIT
#include "gui/Targets.h"
#include "view/Fonts.h"
#include "view/MarkdownLines.h"
#include "view/MarkdownStyle.h"
#include "view/MessageDocument.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;
using Box = DocumentParts::Box;
using Kind = MessageTarget::Kind;

/// What becomes of the constructs of Markdown in an answer.
class tst_Markdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void codeIsCopiedExactly_data();
    void codeIsCopiedExactly();
    void whatIsCopiedWasSeen();
    void codeHasASurfaceAndNoLanguage();
    void codeStandsInsideOfItsBox();
    void codeWithinALineIsNoBlock();
    void quotesHaveABarAtTheSideOfTheirLanguage();
    void tablesStayInTheBubble_data();
    void tablesStayInTheBubble();
    void tablesOfTooManyColumnsAreText();
    void tableAfterAQuoteHasNoEmptyLine();
    void tablesAreCopiedByRows();
    void linesAcrossAreNoText();
    void picturesBecomeTheirWords();
    void nothingIsEverLoaded_data();
    void nothingIsEverLoaded();
    void eachParagraphHasItsOwnDirection();
    void everythingWraps_data();
    void everythingWraps();

private:
    static Message answer(const QString &text)
    {
        Message message;
        message.id = 1;
        message.text = text;
        return message;
    }
    static std::unique_ptr<QTextDocument> documentOf(const QString &text)
    {
        return messageDocument::make(answer(text), lightTheme(), messageText::kMostShown);
    }
    static MessageLayout layoutOf(const QString &text)
    {
        return MessageLayout::make(answer(text), {.width = 382}, lightTheme());
    }
    static QList<QRect> boxesOf(const MessageLayout &layout, Box::Kind kind)
    {
        QList<QRect> rects;
        for (const Box &box : layout.boxes) {
            if (box.kind == kind)
                rects.append(box.rect);
        }
        return rects;
    }
};

void tst_Markdown::initTestCase()
{
    installFonts();
}

void tst_Markdown::codeIsCopiedExactly_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("codes");

    QTest::newRow("one line") << u"Try\n```\nls -l\n```\nnow"_s << QStringList{u"ls -l"_s};
    QTest::newRow("with its language")
        << u"```c++ title=x\nint a;\n```"_s << QStringList{u"int a;"_s};
    QTest::newRow("tabs and spaces")
        << u"```make\nall:\n\tcc  x \n\n\n  y\n```"_s << QStringList{u"all:\n\tcc  x \n\n\n  y"_s};
    QTest::newRow("marks of Markdown") << u"```\n**a** [b](c) <i>\n# d\n- e\n```"_s
                                       << QStringList{u"**a** [b](c) <i>\n# d\n- e"_s};
    QTest::newRow("two") << u"```\na\n```\ntext\n```\nb\n```"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("behind each other")
        << u"```\na\n```\n```\nb\n```"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("a fence in a longer one")
        << u"````\n```\na\n```\n````"_s << QStringList{u"```\na\n```"_s};
    QTest::newRow("tildes") << u"~~~sh\na ``` b\n~~~"_s << QStringList{u"a ``` b"_s};
    QTest::newRow("in a list") << u"- item\n\n  ```\n  a\n    b\n  ```"_s
                               << QStringList{u"a\n  b"_s};
    QTest::newRow("in a quote") << u"> ```\n> a\n>   b\n> ```"_s << QStringList{u"a\n  b"_s};
    QTest::newRow("by its indent")
        << u"text\n\n    a\n      b\n\nmore"_s << QStringList{u"a\n  b"_s};
    QTest::newRow("not closed yet") << u"```js\nlet a;\nlet b"_s << QStringList{u"let a;\nlet b"_s};
    QTest::newRow("line ends of Windows") << u"```\r\na\r\nb\r\n```"_s << QStringList{u"a\nb"_s};
}

void tst_Markdown::codeIsCopiedExactly()
{
    QFETCH(const QString, markdown);
    QStringList codes;
    for (const MessageTarget &target : targetsOf(layoutOf(markdown), Kind::CopyCode))
        codes.append(messageText::code(answer(markdown), target.index, target.text));
    QTEST(codes, "codes");
}

void tst_Markdown::whatIsCopiedWasSeen()
{
    // A number in the place of a language, in a quote, where it is not replaced.
    const QString text = u"```\nrm -rf /\n```\n> ```0\n> ls\n> ```"_s;
    const QList<MessageTarget> targets = targetsOf(layoutOf(text), Kind::CopyCode);
    QCOMPARE(targets.size(), 2);
    QCOMPARE(messageText::code(answer(text), targets.at(1).index, targets.at(1).text), u"ls"_s);

    // What is folded is copied whole.
    const QString line = u"0123456789 0123456789\n"_s;
    const QString longCode = u"```\n"_s + line.repeated(800) + u"```"_s;
    const MessageTarget folded = targetsOf(layoutOf(longCode), Kind::CopyCode).first();
    QVERIFY(folded.text.size() < 8'100);
    QCOMPARE(messageText::code(answer(longCode), folded.index, folded.text),
             line.repeated(800).chopped(1));
}

void tst_Markdown::codeHasASurfaceAndNoLanguage()
{
    const MessageLayout layout = layoutOf(u"See\n\n```python\nx = 1\n```\n\nend"_s);
    QCOMPARE(layout.document->toPlainText(), u"See\nx = 1\nend"_s);
    QCOMPARE(boxesOf(layout, Box::Kind::Code).size(), 1);
    const auto format = layout.document->begin().next().begin().fragment().charFormat();
    QCOMPARE(format.fontFamilies().toStringList(), codeFont(kCodeSize).families());
}

void tst_Markdown::codeStandsInsideOfItsBox()
{
    const MessageLayout layout = layoutOf(u"See\n```\n1\n2\n3\n```\nend"_s);
    const QRect box = boxesOf(layout, Box::Kind::Code).first();
    QVERIFY(layout.bubble.contains(box));
    const auto *lines = layout.document->documentLayout();
    const auto top = [&](const QTextBlock &block) {
        return lines->blockBoundingRect(block).top() + layout.textPosition.y();
    };
    const QTextBlock first = layout.document->begin().next();
    QCOMPARE(top(first) - box.top(), double(markdownStyle::kCodeHeader));
    QCOMPARE(box.bottom() + 1, int(top(first)) + 3 * kBodyLine + markdownStyle::kCodePadding + 0);
    QVERIFY(top(layout.document->lastBlock()) > box.bottom());
    const MessageTarget copy = targetsOf(layout, Kind::CopyCode).first();
    QVERIFY(box.contains(copy.rect));
    QVERIFY(copy.rect.bottom() < top(first));
}

void tst_Markdown::codeWithinALineIsNoBlock()
{
    const MessageLayout layout = layoutOf(u"`only code`"_s);
    QVERIFY(layout.boxes.isEmpty());
    QVERIFY(layout.targets.isEmpty());
    const auto format = layout.document->begin().begin().fragment().charFormat();
    QCOMPARE(format.background().color(), lightTheme().codeSurface);
}

void tst_Markdown::quotesHaveABarAtTheSideOfTheirLanguage()
{
    const MessageLayout layout = layoutOf(u"> one\n>\n> two\n>\n> > deeper\n\nafter"_s);
    const QList<QRect> bars = boxesOf(layout, Box::Kind::Quote);
    QCOMPARE(bars.size(), 2);
    QCOMPARE(bars.at(0).left(), layout.textPosition.x());
    QCOMPARE(bars.at(1).left(), layout.textPosition.x() + markdownStyle::kQuoteIndent);
    QVERIFY(bars.at(0).contains(bars.at(1).center() - QPoint(12, 0)));

    const MessageLayout hebrew = layoutOf(u"> \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"_s);
    const QRect bar = boxesOf(hebrew, Box::Kind::Quote).first();
    QCOMPARE(bar.right() + 1, hebrew.textPosition.x() + int(hebrew.document->textWidth()));
}

void tst_Markdown::tablesStayInTheBubble_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("small") << u"|a|b|\n|-|-|\n|1|2|"_s;
    QTest::newRow("words without end") << u"|a|b|\n|-|-|\n|%1|%1|"_s.arg(QString(300, u'W'));
    QTest::newRow("many columns") << u"|a|b|c|d|e|f|g|h|i|j|\n|-|-|-|-|-|-|-|-|-|-|\n"
                                     "|word|word|word|word|word|word|word|word|word|word|"_s;
}

void tst_Markdown::tablesStayInTheBubble()
{
    QFETCH(const QString, markdown);
    const MessageLayout layout = layoutOf(markdown);
    const auto frames = layout.document->rootFrame()->childFrames();
    QCOMPARE(frames.size(), 1);
    QVERIFY(layout.document->size().width() <= 254);
    const QRectF table = layout.document->documentLayout()->frameBoundingRect(frames.first());
    QVERIFY(layout.bubble.contains(
        table.translated(layout.textPosition).adjusted(1, 1, -1, -1).toAlignedRect()));
    QCOMPARE(static_cast<QTextTable *>(frames.first())->format().border(), 1.0);
}

void tst_Markdown::tablesOfTooManyColumnsAreText()
{
    const QString text = u"|a"_s.repeated(20) + u"|\n"_s + u"|-"_s.repeated(20) + u"|"_s;
    QCOMPARE(documentOf(text)->toPlainText(), text);
}

void tst_Markdown::tableAfterAQuoteHasNoEmptyLine()
{
    const auto document = documentOf(u"> q\n>\n> > deeper\n\n| Size | Stock |\n|-|-|\n| S | 3 |"_s);
    const auto *table = qobject_cast<QTextTable *>(document->rootFrame()->childFrames().first());
    QVERIFY(table);
    const QTextTableCell first = table->cellAt(0, 0);
    QCOMPARE(first.firstCursorPosition().block().text(), u"Size"_s);
    QCOMPARE(first.firstCursorPosition().block(), first.lastCursorPosition().block());
    QVERIFY(first.firstCursorPosition().block().begin().fragment().charFormat().fontWeight()
            >= QFont::Bold);
}

void tst_Markdown::tablesAreCopiedByRows()
{
    QCOMPARE(
        messageText::plainText(answer(u"Stock:\n\n| A | B |\n|---|---|\n| 1 | **2** |\n\nend"_s)),
        u"Stock:\nA\tB\n1\t2\nend"_s);
}

void tst_Markdown::linesAcrossAreNoText()
{
    const auto document = documentOf(u"one\n\n---\ntwo"_s);
    QCOMPARE(document->toPlainText(), u"one\n\ntwo"_s);
    QVERIFY(document->begin().next().blockFormat().hasProperty(
        QTextFormat::BlockTrailingHorizontalRulerWidth));
}

void tst_Markdown::picturesBecomeTheirWords()
{
    const QString text = u"![A shoe](https://x.example/s.png) and ![](file:///etc/passwd) "
                         "[![linked](https://x.example/y.png)](https://shop.example/)"_s;
    const MessageLayout layout = layoutOf(text);
    QCOMPARE(layout.document->toPlainText(), u"A shoe and  linked"_s);
    QCOMPARE(messageText::plainText(answer(text)), u"A shoe and  linked"_s);
    QVERIFY(layout.targets.isEmpty()); // Qt's reader forgets the link around a picture
}

void tst_Markdown::nothingIsEverLoaded_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &text :
         {u"![x](file:///etc/passwd)"_s, u"![x](https://x.example/y.png)"_s, u"![](:/x)"_s,
          u"<img src=\"file:///etc/passwd\">"_s, u"<link rel=stylesheet href=\"file:///x.css\">"_s,
          u"<style>@import url(file:///x.css);</style>"_s, u"![x](//host/share/y.png)"_s,
          u"[![x](a.png)](https://shop.example/)"_s, u"![x][r]\n\n[r]: file:///etc/passwd"_s,
          u"| ![x](a.png) |\n|-|\n| ![y](b.png) |"_s, u"![x](data:image/png;base64,AAAA)"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void tst_Markdown::nothingIsEverLoaded()
{
    QFETCH(const QString, text);
    QStringList asked;
    QTextDocument::setDefaultResourceProvider([&asked](const QUrl &url) {
        asked.append(url.toString());
        return QVariant();
    });
    for (const auto role : {Message::Role::Assistant, Message::Role::User, Message::Role::Notice}) {
        Message message = answer(text);
        message.role = role;
        const MessageLayout layout = MessageLayout::make(message, {.width = 382}, lightTheme());
        QImage canvas(382, layout.height, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&canvas);
        layout.document->documentLayout()->draw(&painter, {});
        QVERIFY(!layout.document->toRawText().contains(QChar(QChar::ObjectReplacementCharacter)));
        (void)messageText::plainText(message);
    }
    QTextDocument::setDefaultResourceProvider({});
    QCOMPARE(asked, QStringList());
}

void tst_Markdown::eachParagraphHasItsOwnDirection()
{
    const auto document = documentOf(
        u"Latin\n\n\u0645\u0631\u062d\u0628\u0627 abc\n\n- \u05e9\u05dc\u05d5\u05dd\n\n"
        "```\n\u05e9\u05dc\u05d5\u05dd\n```"_s);
    QList<Qt::LayoutDirection> directions;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
        directions.append(block.textDirection());
    // Code reads from left to right whatever is in it.
    QCOMPARE(directions,
             (QList{Qt::LeftToRight, Qt::RightToLeft, Qt::RightToLeft, Qt::LeftToRight}));
}

void tst_Markdown::everythingWraps_data()
{
    QTest::addColumn<QString>("text");
    const QString word(500, u'W');
    QTest::newRow("paragraph") << word;
    QTest::newRow("heading") << u"# "_s + word;
    QTest::newRow("list") << u"- "_s + word;
    QTest::newRow("quote") << u"> > "_s + word;
    QTest::newRow("code") << u"```\n"_s + word + u"\n```"_s;
    QTest::newRow("code within a line") << u'`' + word + u'`';
    QTest::newRow("code by its indent") << u"a\n\n    "_s + word;
    QTest::newRow("link") << u"https://shop.example/"_s + word;
    QTest::newRow("deepest list") << u"- a\n  - a\n    - a\n      - a\n        - "_s + word;
}

void tst_Markdown::everythingWraps()
{
    QFETCH(const QString, text);
    const MessageLayout layout = layoutOf(text);
    QVERIFY(layout.bubble.width() <= 280);
    QVERIFY2(layout.document->idealWidth() <= 254,
             qPrintable(QString::number(layout.document->idealWidth())));
    for (const Box &box : layout.boxes)
        QVERIFY2(layout.bubble.contains(box.rect),
                 qPrintable(QDebug::toString(layout.bubble) + QDebug::toString(box.rect)));
}

QTEST_MAIN(tst_Markdown)
#include "tst_Markdown.moc"
