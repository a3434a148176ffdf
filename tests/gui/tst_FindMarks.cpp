// SPDX-License-Identifier: MIT
#include "view/FindMarks.h"
#include "view/Fonts.h"
#include "view/MessageDocument.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace ecom67;

class tst_FindMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void marksAreWhereTheWordsAre();
    void everyPlaceThatIsCountedIsMarked_data();
    void everyPlaceThatIsCountedIsMarked();
};

void tst_FindMarks::initTestCase()
{
    installFonts();
}

void tst_FindMarks::marksAreWhereTheWordsAre()
{
    Message message;
    message.id = 7;
    message.text = u"A **bold** word\nnext *bold* word"_s;
    const auto document = messageDocument::make(message, lightTheme(), messageText::kMostShown);
    const FindMarks marks{.matcher = TextMatcher(u"bold word"_s), .current = 7, .ordinal = 1};

    const auto found = marks.in(*document, 7, lightTheme());

    QCOMPARE(found.size(), 2);
    for (const FindMarks::Selection &mark : found)
        QCOMPARE(mark.cursor.selectedText(), u"bold word"_s);
    QCOMPARE(found.at(0).format.background().color(), lightTheme().mark);
    QCOMPARE(found.at(1).format.background().color(), lightTheme().currentMark);
    QCOMPARE(marks.in(*document, 8, lightTheme()).at(1).format.background().color(),
             lightTheme().mark);
}

/// The search counts in the plain text, the marks are in the document: both must agree.
void tst_FindMarks::everyPlaceThatIsCountedIsMarked_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("plain") << u"a word, a word"_s;
    QTest::newRow("lines") << u"a word\na\nword\n\na\n\nword"_s;
    QTest::newRow("list") << u"1. a word\n2. a **word**\n   - a word\n"_s;
    QTest::newRow("code") << u"`a word`\n\n```\na word\n```\n"_s;
    QTest::newRow("link and picture") << u"[a word](https://x.example) ![a word](x.png)"_s;
    QTest::newRow("table") << u"| a | word |\n|---|---|\n| a word | a |\n| word | a word |\n"_s;
    QTest::newRow("entities") << u"a&nbsp;word &lt;a word&gt;"_s;
    QTest::newRow("nothing but marks") << u"****"_s;
    QTest::newRow("too nested") << QString(40, u'>') + u"a word"_s;
    QTest::newRow("directions") << u"\u202ea word\u202c a\u200b word"_s;
}

void tst_FindMarks::everyPlaceThatIsCountedIsMarked()
{
    QFETCH(const QString, text);
    for (const auto role : {Message::Role::User, Message::Role::Assistant}) {
        Message message;
        message.role = role;
        message.text = text;
        const FindMarks marks{.matcher = TextMatcher(u"a word"_s), .current = 0, .ordinal = 0};
        const auto document = messageDocument::make(message, lightTheme(), messageText::kMostShown);
        QCOMPARE(marks.in(*document, 1, lightTheme()).size(),
                 marks.matcher.count(messageText::plainText(message)));
    }
}

QTEST_MAIN(tst_FindMarks)
#include "tst_FindMarks.moc"
