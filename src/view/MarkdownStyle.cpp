// SPDX-License-Identifier: MIT
#include "view/MarkdownStyle.h"

#include "view/Fonts.h"
#include "view/Theme.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextList>
#include <QTextTable>

#include <algorithm>
#include <optional>
#include <utility>

namespace ecom67::markdownStyle {

static constexpr int kParagraphGap = 8;
static constexpr int kRuleLine = 9; ///< the height of a line across
static constexpr int kCellPadding = 4;
/// Deeper nesting than any person writes, and less than makes laying out slow.
static constexpr int kDeepestList = 6;
static constexpr int kDeepestQuote = 4;
/// Numbers of code that is set off by its indent only: beyond those of fences.
static constexpr int kFirstIndented = 1'000'000;

int quoteLevel(const QTextBlock &block)
{
    return std::min(block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel), kDeepestQuote);
}

int codeNumber(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    return format.hasProperty(kCodeProperty) ? format.intProperty(kCodeProperty) : -1;
}

static bool isRule(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth);
}

static bool isMonospaced(const QTextCharFormat &format)
{
    return format.fontFamilies().toStringList().contains(QStringLiteral("monospace"));
}

/// Qt marks code between fences, and code within a line, but not code by indent.
static bool isIndentedCode(const QTextBlock &block)
{
    bool hasText = false;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextCharFormat format = it.fragment().charFormat();
        hasText = true;
        if (format.fontFixedPitch() || !isMonospaced(format))
            return false;
    }
    return hasText;
}

namespace {

/// Gives every line of code the number of the code it belongs to.
class CodeNumbers
{
public:
    std::optional<int> next(const QTextBlock &block)
    {
        const QTextBlockFormat format = block.blockFormat();
        if (format.hasProperty(QTextFormat::BlockCodeFence)) {
            // markdownLines::withLineBreaks() wrote the number where the language stood, except
            // in quotes.
            const QString language = format.stringProperty(QTextFormat::BlockCodeLanguage);
            bool isNumber = false;
            const int number = language.toInt(&isNumber);
            m_isIndented = false;
            return isNumber && quoteLevel(block) == 0 && number >= 0 && number < kFirstIndented
                ? number
                : kFirstIndented;
        }
        if (!isIndentedCode(block)) {
            m_isIndented = false;
            return std::nullopt;
        }
        if (!std::exchange(m_isIndented, true))
            ++m_lastIndented;
        return m_lastIndented;
    }

private:
    int m_lastIndented = kFirstIndented;
    bool m_isIndented = false;
};

} // namespace

void replacePictures(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!block.text().contains(QChar(QChar::ObjectReplacementCharacter)))
            continue;
        struct Picture
        {
            int position;
            int length;
            QTextCharFormat format;
        };
        QList<Picture> pictures;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (fragment.charFormat().isImageFormat())
                pictures.prepend({fragment.position(), fragment.length(), fragment.charFormat()});
        }
        // From back to front, so that the earlier places stay right.
        for (const Picture &picture : std::as_const(pictures)) {
            const QString words = picture.format.stringProperty(QTextFormat::ImageAltText);
            QTextCharFormat format = picture.format;
            for (const int property :
                 {int(QTextFormat::ObjectType), int(QTextFormat::ImageName),
                  int(QTextFormat::ImageAltText), int(QTextFormat::ImageTitle)})
                format.clearProperty(property);
            QTextCursor cursor(&document);
            cursor.setPosition(picture.position);
            cursor.setPosition(picture.position + picture.length, QTextCursor::KeepAnchor);
            cursor.insertText(words, format);
        }
    }
}

/// An empty line that only a table needs beside it.
static bool isFiller(const QTextBlock &block)
{
    return block.length() <= 1 && codeNumber(block) < 0;
}

static void setHeight(QTextBlockFormat &format, int height)
{
    format.setLineHeight(height, QTextBlockFormat::FixedHeight);
}

/// The room of code: its box goes around the first to the last of its lines.
static void styleCode(QTextBlockFormat &format, const QTextBlock &block, int number)
{
    const bool isFirst = codeNumber(block.previous()) != number;
    const bool isLast = codeNumber(block.next()) != number;
    const int gapAbove = block.previous().isValid() ? kParagraphGap : 0;
    const int gapBelow = block.next().isValid() ? kParagraphGap : 0;
    format.setNonBreakableLines(false);
    format.setLayoutDirection(Qt::LeftToRight);
    format.setTopMargin(isFirst ? gapAbove + kCodeHeader : 0);
    format.setBottomMargin(isLast ? kCodePadding + gapBelow : 0);
    format.setLeftMargin(quoteLevel(block) * kQuoteIndent + kCodePadding);
    format.setRightMargin(kCodePadding);
}

static void styleBlock(const QTextBlock &block)
{
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    const bool isFirst = !block.previous().isValid();
    const bool isInTable = cursor.currentTable() != nullptr;
    const bool startsParagraph = !isFirst && !cursor.currentList() && !isInTable;
    const int indent = quoteLevel(block) * kQuoteIndent;
    const bool isMirrored = block.textDirection() == Qt::RightToLeft;
    format.setTopMargin(startsParagraph ? kParagraphGap : 0);
    format.setBottomMargin(0);
    format.setLeftMargin(isMirrored ? 0 : indent);
    format.setRightMargin(isMirrored ? indent : 0);
    setHeight(format, kBodyLine);
    if (const int number = codeNumber(block); number >= 0) {
        styleCode(format, block, number);
    } else if (isRule(block)) {
        setHeight(format, kRuleLine);
    } else if (isFiller(block) && !isInTable) {
        setHeight(format, 1);
        format.setTopMargin(0);
    }
    if (format.indent() > kDeepestList)
        format.setIndent(kDeepestList);
    cursor.setBlockFormat(format);
    if (QTextList *list = cursor.currentList(); list && list->format().indent() > kDeepestList) {
        QTextListFormat deepest = list->format();
        deepest.setIndent(kDeepestList);
        list->setFormat(deepest);
    }
}

static bool isTableHead(const QTextBlock &block)
{
    const QTextTable *table = QTextCursor(block).currentTable();
    return table && table->cellAt(block.position()).row() == 0;
}

static QTextCharFormat styled(QTextCharFormat format, const QTextBlock &block, const Theme &theme)
{
    format.clearProperty(QTextFormat::FontSizeAdjustment);
    format.setProperty(QTextFormat::FontPixelSize, kBodySize);
    if (block.blockFormat().headingLevel() > 0 || isTableHead(block))
        format.setFontWeight(QFont::Bold);
    if (isMonospaced(format)) {
        format.setFontFamilies(codeFont(kCodeSize).families());
        format.setProperty(QTextFormat::FontPixelSize, kCodeSize);
        if (codeNumber(block) < 0)
            format.setBackground(theme.codeSurface);
    }
    return format;
}

/// One size of text, whatever headings and code ask for.
static void styleText(const QTextBlock &block, const Theme &theme)
{
    struct Run
    {
        int position;
        int length;
        QTextCharFormat format;
    };
    // Collected first: a new format may join fragments, and the iterator stands on one.
    QList<Run> runs;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        runs.append(
            {fragment.position(), fragment.length(), styled(fragment.charFormat(), block, theme)});
    }
    QTextCursor cursor(block);
    for (const Run &run : std::as_const(runs)) {
        cursor.setPosition(run.position);
        cursor.setPosition(run.position + run.length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(run.format);
    }
}

/// Behind a quote Qt's reader begins the first cell with a line of nothing.
static void dropEmptyLines(QTextTable &table)
{
    for (int column = 0; column < table.columns(); ++column) {
        QTextCursor cursor = table.cellAt(0, column).firstCursorPosition();
        if (cursor.block().length() <= 1
            && cursor.position() < table.cellAt(0, column).lastPosition())
            cursor.deleteChar();
    }
}

/// Its cells wrap by themselves, so that it is no wider than the text.
static void styleTable(QTextTable &table, const Theme &theme)
{
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(theme.border);
    format.setBorderCollapse(true);
    format.setCellPadding(kCellPadding);
    format.setCellSpacing(0);
    format.setMargin(0);
    format.setTopMargin(table.firstPosition() > 1 ? kParagraphGap : 0);
    table.setFormat(format);
}

/// At the ends of a document Qt drops the margins of its paragraphs.
static void makeRoomAtEnds(QTextDocument &document)
{
    QTextFrameFormat format = document.rootFrame()->frameFormat();
    if (codeNumber(document.begin()) >= 0)
        format.setTopMargin(kCodeHeader);
    if (codeNumber(document.lastBlock()) >= 0)
        format.setBottomMargin(kCodePadding);
    document.rootFrame()->setFrameFormat(format);
}

void apply(QTextDocument &document, const Theme &theme)
{
    replacePictures(document);
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            dropEmptyLines(*table);
            styleTable(*table, theme);
        }
    }
    CodeNumbers numbers;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (const auto number = numbers.next(block)) {
            QTextBlockFormat format = block.blockFormat();
            format.setProperty(kCodeProperty, *number);
            QTextCursor(block).setBlockFormat(format);
        }
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        styleBlock(block);
        styleText(block, theme);
    }
    makeRoomAtEnds(document);
}

} // namespace ecom67::markdownStyle
