// SPDX-License-Identifier: MIT
#include "view/MessageDocument.h"

#include "core/TextBounds.h"
#include "view/ClosedDocument.h"
#include "view/Fonts.h"
#include "view/MarkdownLines.h"
#include "view/MarkdownStyle.h"
#include "view/MessageParts.h"
#include "view/MessageText.h"
#include "view/TextLinks.h"
#include "view/Theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextOption>
#include <QTextTable>

namespace ecom67::messageDocument {

/// Of a table; more of them would be narrower than a letter.
static constexpr int kMostColumns = 12;

using markdownLines::kLineBreak;

/// One pass over each text, from back to front: each change leaves the earlier places right.
static void dropSpacesAfterBreaks(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        QTextCursor cursor(block);
        cursor.beginEditBlock(); // or the block is laid out again for each break
        for (qsizetype i = text.lastIndexOf(kLineBreak); i >= 0;
             i = i == 0 ? -1 : text.lastIndexOf(kLineBreak, i - 1)) {
            // Selected by its place: deleteChar() looks for the end of the character, and reads
            // the whole block for that, each time.
            const int space = block.position() + static_cast<int>(i) + 1;
            cursor.setPosition(space);
            cursor.setPosition(space + 1, QTextCursor::KeepAnchor);
            cursor.removeSelectedText();
        }
        cursor.endEditBlock();
    }
}

static std::unique_ptr<ClosedDocument> emptyDocument()
{
    auto document = std::make_unique<ClosedDocument>();
    document->setDocumentMargin(0);
    document->setDefaultFont(textFont(kBodySize));
    document->setIndentWidth(markdownStyle::kListIndent);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document->setDefaultTextOption(option);
    return document;
}

static bool isTooWide(const QTextDocument &document)
{
    for (const QTextFrame *frame : document.rootFrame()->childFrames()) {
        const auto *table = qobject_cast<const QTextTable *>(frame);
        if (table && table->columns() > kMostColumns)
            return true;
    }
    return false;
}

/// False when it is better shown as it was written.
static bool showMarkdown(ClosedDocument &document, const QString &text, int firstCode,
                         const Theme &theme)
{
    if (markdownLines::isTooNested(text))
        return false;
    document.readMarkdown(text, firstCode);
    if (isTooWide(document))
        return false;
    QTextCursor all(&document);
    all.beginEditBlock(); // or each change lays out its paragraph again
    dropSpacesAfterBreaks(document);
    markdownStyle::apply(document, theme);
    applyLinkPolicy(document, theme.link);
    all.endEditBlock();
    return !document.toPlainText().trimmed().isEmpty();
}

static void showPlain(QTextDocument &document, const QString &text, Message::Role role)
{
    document.setPlainText(text);
    QTextCursor cursor(&document);
    cursor.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(kBodyLine, QTextBlockFormat::FixedHeight);
    // It stands in the middle without a bubble; so do its lines when there are several.
    if (role == Message::Role::Notice)
        format.setAlignment(Qt::AlignHCenter);
    cursor.mergeBlockFormat(format);
}

/// A part of a message as a document of its own.
static std::unique_ptr<QTextDocument> read(const Message &message, const Theme &theme,
                                           const QString &whole, const MessagePart &part)
{
    auto document = emptyDocument();
    QString text = withBoundedWords(whole.sliced(part.start, part.end - part.start));
    if (messageText::isMarkdown(message.role)) {
        const bool isInCode = !part.before.open.isEmpty();
        if (isInCode) // goes on with the code it begins in
            text.prepend(part.before.open + u'\n');
        if (showMarkdown(*document, text, part.before.codes - (isInCode ? 1 : 0), theme))
            return document;
    }
    showPlain(*document, text, message.role);
    return document;
}

static void append(QTextDocument &document, const QTextDocument &part)
{
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    cursor.movePosition(QTextCursor::End);
    QTextBlockFormat format = part.begin().blockFormat();
    cursor.insertBlock(format, QTextCharFormat());
    const int start = cursor.position();
    cursor.insertFragment(QTextDocumentFragment(&part));
    // The first block takes the format of the place; before a list or a table it stays empty.
    QTextCursor first(document.findBlock(start));
    if (first.block().length() <= 1)
        format.setLineHeight(1, QTextBlockFormat::FixedHeight);
    first.setBlockFormat(format);
    cursor.endEditBlock();
}

std::unique_ptr<QTextDocument> make(const Message &message, const Theme &theme, qsizetype shown)
{
    const QString whole = messageText::readable(message);
    const QList<MessagePart> parts = messageParts::of(whole, 0, shown);
    auto document = read(message, theme, whole, parts.value(0));
    for (const MessagePart &part : parts.sliced(std::min<qsizetype>(1, parts.size())))
        append(*document, *read(message, theme, whole, part));
    return document;
}

void extend(QTextDocument &document, const Message &message, const Theme &theme, qsizetype from,
            qsizetype to)
{
    if (from >= to)
        return;
    const QString whole = messageText::readable(message);
    for (const MessagePart &part : messageParts::of(whole, from, to))
        append(document, *read(message, theme, whole, part));
}

} // namespace ecom67::messageDocument
