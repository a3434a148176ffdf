// SPDX-License-Identifier: MIT
#include "view/MessageText.h"

#include "view/Fonts.h"

#include <QColor>
#include <QCoreApplication>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextList>
#include <QTextOption>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ecom67::messageText {

static constexpr int kListIndent = 16;
static constexpr int kParagraphGap = 8;
/// Deeper nesting than any person writes, and less than makes laying out slow.
static constexpr int kDeepestList = 6;
/// Marks in a row at the start of a line: 4,000 nested quotes would take Markdown's reader long.
static constexpr int kMostLeadingMarks = 32;

namespace {

/// Loads nothing: a picture in an answer must not make this program read a file or the network.
class ClosedDocument final : public QTextDocument
{
    Q_OBJECT

protected:
    QVariant loadResource(int /*type*/, const QUrl & /*name*/) override { return {}; }
};

} // namespace

bool isMarkdown(Message::Role role)
{
    return role == Message::Role::Assistant || role == Message::Role::Welcome;
}

/// Without what a text document takes for its own structure.
static QString cleaned(QString text)
{
    text.remove(QChar(u'\xfdd0'))
        .remove(QChar(u'\xfdd1'))
        .remove(QChar(QChar::ObjectReplacementCharacter));
    text.remove(QChar(QChar::Null));
    return text;
}

static QString shortened(const QString &text)
{
    if (text.size() <= kMostShown)
        return text;
    const qsizetype end = text.at(kMostShown - 1).isHighSurrogate() ? kMostShown - 1 : kMostShown;
    const auto missing = static_cast<int>(std::min<qsizetype>(text.size() - end, INT_MAX));
    //: Behind the beginning of a very long message
    return text.first(end)
        + QCoreApplication::translate("MessageText", "\u2026 (%n more character(s))", nullptr,
                                      missing);
}

static bool isTooNested(const QString &text)
{
    int marks = 0;
    for (const QChar c : text) {
        if (c == u'\n')
            marks = 0;
        else if (c == u'>' || c == u'-' || c == u'*' || c == u'+' || c == u'[' || c == u'`')
            ++marks;
        else if (!c.isSpace() && !c.isDigit() && c != u'.' && c != u')')
            marks = std::max(0, marks - 1);
        if (marks > kMostLeadingMarks)
            return true;
    }
    return false;
}

/// A line break inside of a paragraph, as it goes through Markdown's reader.
static const QString kLineBreak = QChar(QChar::LineSeparator) + u" "_s;

/// One pass over each text, from back to front: each change leaves the earlier places right.
static void dropSpacesAfterBreaks(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        QTextCursor cursor(block);
        cursor.beginEditBlock(); // or the block is laid out again for each break
        for (qsizetype i = text.lastIndexOf(kLineBreak); i >= 0;
             i = i == 0 ? -1 : text.lastIndexOf(kLineBreak, i - 1)) {
            cursor.setPosition(block.position() + static_cast<int>(i) + 1);
            cursor.deleteChar();
        }
        cursor.endEditBlock();
    }
}

/// Whether a line begins something of Markdown's that needs a line of its own.
static bool startsBlock(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || line.startsWith(u"    ") || line.startsWith(u'\t'))
        return true;
    if (QStringView(u"-*+>#|=`~").contains(text.front()) && !text.startsWith(u"**"))
        return true;
    const qsizetype digits
        = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isDigit(); })
        - text.begin();
    return digits > 0 && digits < text.size() && (text[digits] == u'.' || text[digits] == u')');
}

/// The web widget shows a line break where the answer has one; Markdown would join the lines.
static QString withLineBreaks(QString markdown)
{
    const QStringList lines = markdown.replace(u"\r\n"_s, u"\n"_s).split(u'\n');
    QString result;
    bool isInCode = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        const bool isFence = line.trimmed().startsWith(u"```") || line.trimmed().startsWith(u"~~~");
        isInCode = isInCode != isFence;
        result += line;
        if (i + 1 == lines.size())
            break;
        const bool isWhole = isInCode || isFence || line.trimmed().isEmpty()
            || line.trimmed().startsWith(u'#') || line.trimmed().startsWith(u'|')
            || startsBlock(lines.at(i + 1));
        if (isWhole)
            result += u'\n';
        else // addresses end and begin at spaces; the second one is taken out again
            result += QChar(u' ') + kLineBreak;
    }
    return result;
}

static void styleBlock(QTextCursor &cursor, bool isFirst)
{
    QTextBlockFormat format = cursor.blockFormat();
    format.setLineHeight(kBodyLine, QTextBlockFormat::FixedHeight);
    const bool startsParagraph = !isFirst && !cursor.currentList();
    format.setTopMargin(startsParagraph ? kParagraphGap : 0);
    format.setBottomMargin(0);
    if (format.indent() > kDeepestList)
        format.setIndent(kDeepestList);
    cursor.setBlockFormat(format);
    if (QTextList *list = cursor.currentList(); list && list->format().indent() > kDeepestList) {
        QTextListFormat deepest = list->format();
        deepest.setIndent(kDeepestList);
        list->setFormat(deepest);
    }
}

static QTextCharFormat styled(QTextCharFormat format, bool isHeading, const QColor &linkColor)
{
    format.clearProperty(QTextFormat::FontSizeAdjustment);
    format.setProperty(QTextFormat::FontPixelSize, kBodySize);
    if (isHeading)
        format.setFontWeight(QFont::Bold);
    if (format.isAnchor()) {
        format.setForeground(linkColor);
        format.setFontUnderline(true);
    }
    return format;
}

/// One size of text, whatever headings and code ask for, and links in our colour.
static void styleText(QTextDocument &document, const QColor &linkColor)
{
    struct Run
    {
        int position;
        int length;
        QTextCharFormat format;
    };
    QList<Run> runs;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        styleBlock(cursor, block == document.begin());
        const bool isHeading = block.blockFormat().headingLevel() > 0;
        // Collected first: a new format may join fragments, and the iterator stands on one.
        runs.clear();
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            runs.append({fragment.position(), fragment.length(),
                         styled(fragment.charFormat(), isHeading, linkColor)});
        }
        for (const Run &run : std::as_const(runs)) {
            cursor.setPosition(run.position);
            cursor.setPosition(run.position + run.length, QTextCursor::KeepAnchor);
            cursor.setCharFormat(run.format);
        }
    }
}

static void readMarkdown(QTextDocument &document, const QString &text)
{
    document.setUndoRedoEnabled(false);
    document.setMarkdown(withLineBreaks(text),
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
}

static std::unique_ptr<QTextDocument> emptyDocument()
{
    auto document = std::make_unique<ClosedDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setDefaultFont(textFont(kBodySize));
    document->setIndentWidth(kListIndent);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document->setDefaultTextOption(option);
    return document;
}

std::unique_ptr<QTextDocument> document(const Message &message, const QColor &linkColor)
{
    auto document = emptyDocument();
    const QString text = shortened(cleaned(message.text));
    if (isMarkdown(message.role) && !isTooNested(text)) {
        readMarkdown(*document, text);
        dropSpacesAfterBreaks(*document);
        styleText(*document, linkColor);
        if (!document->toPlainText().trimmed().isEmpty())
            return document;
    }
    document->setPlainText(text);
    QTextCursor cursor(document.get());
    cursor.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(kBodyLine, QTextBlockFormat::FixedHeight);
    cursor.mergeBlockFormat(format);
    return document;
}

/// In the text and not in the document, whose changes cost too much for a very long one.
static QString withoutMarks(const QString &text)
{
    ClosedDocument document;
    readMarkdown(document, text);
    QString plain = document.toRawText();
    plain.replace(u' ' + kLineBreak, u"\n"_s).replace(kLineBreak, u"\n"_s);
    plain.replace(QChar(QChar::LineSeparator), u'\n')
        .replace(QChar(QChar::ParagraphSeparator), u'\n');
    plain.replace(QChar(QChar::Nbsp), u' ');
    plain = cleaned(plain).trimmed();
    return plain.isEmpty() ? text : plain;
}

static QString plain(const Message &message, const QString &text)
{
    return isMarkdown(message.role) && !isTooNested(text) ? withoutMarks(text) : text;
}

QString plainText(const Message &message)
{
    return plain(message, cleaned(message.text));
}

QString spokenText(const Message &message)
{
    return plain(message, shortened(cleaned(message.text)));
}

} // namespace ecom67::messageText

#include "MessageText.moc"
