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
    //: Behind the beginning of a very long message
    const QString tail = QCoreApplication::translate(
        "MessageText", "… (%n more character(s))", nullptr,
        static_cast<int>(std::min<qsizetype>(text.size() - end, INT_MAX)));
    return text.first(end) + tail;
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

/// The web widget shows a line break where the answer has one; Markdown would join the lines.
static QString withHardBreaks(QString markdown)
{
    return markdown.replace(u"\r\n"_s, u"\n"_s).replace(u"\n"_s, u"  \n"_s);
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

/// One size of text, whatever headings and code ask for, and links in our colour.
static void styleText(QTextDocument &document, const QColor &linkColor)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        styleBlock(cursor, block == document.begin());
        const bool isHeading = block.blockFormat().headingLevel() > 0;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            QTextCharFormat format = fragment.charFormat();
            format.clearProperty(QTextFormat::FontSizeAdjustment);
            format.setProperty(QTextFormat::FontPixelSize, kBodySize);
            if (isHeading)
                format.setFontWeight(QFont::Bold);
            if (format.isAnchor()) {
                format.setForeground(linkColor);
                format.setFontUnderline(true);
            }
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            cursor.setCharFormat(format);
        }
    }
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
        document->setMarkdown(withHardBreaks(text),
                              QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                  | QTextDocument::MarkdownNoHTML);
        styleText(*document, linkColor);
        if (!document->isEmpty())
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

QString plainText(const Message &message)
{
    const QString text = cleaned(message.text);
    if (!isMarkdown(message.role) || isTooNested(text))
        return text;
    ClosedDocument document;
    document.setUndoRedoEnabled(false);
    document.setMarkdown(withHardBreaks(text),
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    return document.isEmpty() ? text : document.toPlainText().trimmed();
}

} // namespace ecom67::messageText

#include "MessageText.moc"
