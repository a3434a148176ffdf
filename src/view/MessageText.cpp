// SPDX-License-Identifier: MIT
#include "view/MessageText.h"

#include "core/LinkPolicy.h"
#include "core/Outage.h"
#include "view/Fonts.h"
#include "view/MarkdownLines.h"
#include "view/OutageText.h"

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

using markdownLines::kLineBreak;

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

/// The text that is shown in place of the stored one.
static QString sourceOf(const Message &message)
{
    const auto outage = Outage::of(message);
    return cleaned(outage ? outageText(*outage) : message.text);
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
    if (!format.isAnchor())
        return format;
    if (isOpenable(QUrl(format.anchorHref(), QUrl::StrictMode))) {
        format.setForeground(linkColor);
        format.setFontUnderline(true);
    } else { // nothing that looks like a link and does nothing
        format.setAnchor(false);
        for (const auto property :
             {QTextFormat::AnchorHref, QTextFormat::AnchorName, QTextFormat::ForegroundBrush,
              QTextFormat::FontUnderline, QTextFormat::TextUnderlineStyle})
            format.clearProperty(property);
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
    document.setMarkdown(markdownLines::withLineBreaks(text),
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
    const QString text = shortened(sourceOf(message));
    if (isMarkdown(message.role) && !markdownLines::isTooNested(text)) {
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
    return isMarkdown(message.role) && !markdownLines::isTooNested(text) ? withoutMarks(text)
                                                                         : text;
}

QString plainText(const Message &message)
{
    return plain(message, sourceOf(message));
}

QString spokenText(const Message &message)
{
    return plain(message, shortened(sourceOf(message)));
}

} // namespace ecom67::messageText

#include "MessageText.moc"
