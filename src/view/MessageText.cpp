// SPDX-License-Identifier: MIT
#include "view/MessageText.h"

#include "core/Outage.h"
#include "core/TextBounds.h"
#include "view/ClosedDocument.h"
#include "view/MarkdownLines.h"
#include "view/MarkdownStyle.h"
#include "view/MessageParts.h"
#include "view/OutageText.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ecom67::messageText {

using markdownLines::kLineBreak;

bool isMarkdown(Message::Role role)
{
    return role == Message::Role::Assistant || role == Message::Role::Welcome;
}

/// Without what a text document takes for its own structure, and nothing without end on a letter.
static QString cleaned(QString text)
{
    if (!text.isValidUtf16())
        text = QString::fromUtf8(text.toUtf8()); // half characters are "?", as they are sent
    text.remove(QChar(u'\xfdd0'))
        .remove(QChar(u'\xfdd1'))
        .remove(QChar(QChar::ObjectReplacementCharacter));
    text.remove(QChar(QChar::Null));
    return withBoundedClusters(text);
}

/// Embeddings, overrides and isolates turn the direction of what follows by force: with them a
/// link, a price or a sender can be made to look like another. Without them a text is shown in the
/// order of its letters; the marks that languages use stay.
static QString withoutForcedDirections(QString text)
{
    text.removeIf([](QChar c) {
        return (c >= u'\x202a' && c <= u'\x202e') || (c >= u'\x2066' && c <= u'\x2069');
    });
    return text;
}

/// The text that is shown in place of the stored one.
static QString sourceOf(const Message &message)
{
    const auto outage = Outage::of(message);
    return cleaned(outage ? outageText(*outage) : message.text);
}

QString readable(const Message &message)
{
    const QString text = sourceOf(message);
    // What the customer typed is shown as it was typed, and sent.
    return message.role == Message::Role::User ? text : withoutForcedDirections(text);
}

static QString shortened(const QString &text)
{
    if (!messageParts::isHeavier(text, kMostShown))
        return text;
    const QString begin = text.first(messageParts::of(text, 0, kMostShown).constFirst().end);
    const auto missing = static_cast<int>(std::min<qsizetype>(text.size() - begin.size(), INT_MAX));
    //: Behind the beginning of a very long message
    return begin
        + QCoreApplication::translate("MessageText", "\u2026 (%n more character(s))", nullptr,
                                      missing);
}

bool isFolded(const Message &message, qsizetype shown)
{
    // Nothing gets heavier by being made readable.
    return messageParts::isHeavier(message.text, shown)
        && messageParts::isHeavier(readable(message), shown);
}

static QString withoutSpaces(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

QString code(const Message &message, int number, const QString &shown)
{
    const QString written = markdownLines::codeBlocks(readable(message)).value(number);
    // Not the same character by character: tabs, and the end of what is folded, are not shown.
    const QString seen = withoutSpaces(shown);
    return !written.isEmpty() && withoutSpaces(written).startsWith(seen) ? written : shown;
}

/// Lines as they are seen; the cells of a table's row beside each other.
static QString textOf(const QTextDocument &document)
{
    QString text;
    const QTextTable *lastTable = nullptr;
    int lastRow = -1;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextTable *table = QTextCursor(block).currentTable();
        const int row = table ? table->cellAt(block.position()).row() : -1;
        const bool isSameRow = table && table == lastTable && row == lastRow;
        // The empty line that a table needs beside it is none of the answer's.
        const bool isFiller = !table && block.length() <= 1
            && (lastTable || QTextCursor(block.next()).currentTable());
        if (!isFiller && block != document.begin())
            text += isSameRow ? u'\t' : u'\n';
        text += block.text();
        lastTable = table;
        lastRow = row;
    }
    return text;
}

static QString withoutMarks(const QString &text)
{
    ClosedDocument document;
    document.readMarkdown(text);
    markdownStyle::replacePictures(document);
    QString plain = textOf(document);
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

/// What separates two parts of a text: their own white space, where they were cut at it.
static QString separatorAt(const QString &text, qsizetype at)
{
    if (!text.at(at).isSpace())
        return {};
    return text.at(at) == u'\n' && at + 1 < text.size() && text.at(at + 1) == u'\n' ? u"\n\n"_s
                                                                                    : text.at(at);
}

/// Part by part as it is shown, see MessageDocument: Markdown's reader takes a time that grows with
/// the square of a paragraph, half a minute for one of 200 KB that is full of marks.
static QString plainByParts(const Message &message, const QString &whole)
{
    QString result;
    for (const MessagePart &part : messageParts::of(whole)) {
        QString text = whole.sliced(part.start, part.end - part.start);
        if (!part.before.open.isEmpty())
            text.prepend(part.before.open + u'\n');
        if (part.start > 0)
            result += separatorAt(whole, part.start);
        result += plain(message, text);
    }
    return result;
}

QString plainText(const Message &message)
{
    const QString text = readable(message);
    return isMarkdown(message.role) ? plainByParts(message, text) : text;
}

QString spokenText(const Message &message)
{
    return plain(message, shortened(readable(message)));
}

} // namespace ecom67::messageText
