// SPDX-License-Identifier: MIT
#include "view/DocumentParts.h"

#include "core/LinkPolicy.h"
#include "view/Fonts.h"
#include "view/MarkdownStyle.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace ecom67 {

static constexpr int kQuoteBar = 3; ///< its width

/// Where a part of a block lies, one rectangle a line.
static QList<QRect> linesOf(const QTextBlock &block, const QPointF &origin, int start, int end)
{
    const QTextLayout *layout = block.layout();
    QList<QRect> rects;
    const QTextLine first = layout->lineForTextPosition(start);
    for (int i = first.isValid() ? first.lineNumber() : 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        if (line.textStart() >= end)
            break;
        const int from = std::max(start, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const qreal one = line.cursorToX(from);
        const qreal other = line.cursorToX(to);
        const QRectF rect(std::min(one, other), line.y(), std::abs(one - other), line.height());
        rects.append(rect.translated(origin).toAlignedRect());
    }
    return rects;
}

namespace {

/// One link: fragments behind each other that lead to the same place.
struct LinkRun
{
    QString address;
    QString text;
    int start = 0; ///< in the block
    int end = 0;
};

} // namespace

static QList<LinkRun> linksOf(const QTextBlock &block)
{
    QList<LinkRun> runs;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QTextCharFormat format = fragment.charFormat();
        if (!format.isAnchor())
            continue;
        const int start = fragment.position() - block.position();
        if (!runs.isEmpty() && runs.constLast().end == start
            && runs.constLast().address == format.anchorHref()) {
            runs.last().text += fragment.text();
            runs.last().end += fragment.length();
        } else {
            runs.append({format.anchorHref(), fragment.text(), start, start + fragment.length()});
        }
    }
    return runs;
}

static int indentOf(const QTextBlock &block)
{
    return block.blockFormat().indent() * markdownStyle::kListIndent
        + markdownStyle::quoteLevel(block) * markdownStyle::kQuoteIndent;
}

namespace {

/// Collects the parts of a document, block by block.
class Collector
{
public:
    explicit Collector(const QTextDocument &document)
        : m_document(document)
    {
    }

    void add(const QTextBlock &block)
    {
        const int number = markdownStyle::codeNumber(block);
        if (number != m_code)
            endCode();
        if (number >= 0)
            addCode(block, number);
        m_code = number;
        addQuotes(block);
        const QList<LinkRun> links = linksOf(block);
        if (links.isEmpty())
            return;
        const QPointF origin = m_document.documentLayout()->blockBoundingRect(block).topLeft();
        for (const LinkRun &run : links)
            addLink(block, origin, run);
    }

    /// Call behind the last block.
    void endCode()
    {
        if (m_code >= 0)
            parts.boxes[m_codeBox].rect.setBottom(rectOf(m_lastOfCode).bottom()
                                                  + markdownStyle::kCodePadding);
    }

    DocumentParts parts;

private:
    using Box = DocumentParts::Box;

    /// Its lines without margins. Their own rectangles are those of the font, which may be less
    /// or more than the height that every line has.
    QRect rectOf(const QTextBlock &block) const
    {
        const QRectF rect = m_document.documentLayout()->blockBoundingRect(block);
        const int height = block.layout()->lineCount() * kBodyLine;
        return QRectF(rect.topLeft(), QSizeF(rect.width(), height)).toAlignedRect();
    }

    void addCode(const QTextBlock &block, int number)
    {
        m_lastOfCode = block;
        if (number != m_code) {
            const QRect lines = rectOf(block);
            const int left = indentOf(block);
            const auto width = static_cast<int>(m_document.textWidth()) - left;
            const QRect box(left, lines.top() - markdownStyle::kCodeHeader, width, 0);
            m_codeBox = parts.boxes.size();
            m_codeTarget = parts.targets.size();
            parts.boxes.append({Box::Kind::Code, box});
            addCopy(box, number);
        } else {
            parts.targets[m_codeTarget].text += u'\n';
        }
        parts.targets[m_codeTarget].text += block.text();
    }

    /// Its text is the code: the words on it are the same for all.
    void addCopy(const QRect &box, int number)
    {
        const QFontMetrics metrics(textFont(kSmallSize, QFont::Bold));
        const int width = metrics.horizontalAdvance(MessageTarget::copyWords());
        MessageTarget target{.kind = MessageTarget::Kind::CopyCode};
        target.index = number;
        target.rect
            = QRect(box.right() + 1 - markdownStyle::kCodePadding - width,
                    box.top() + (markdownStyle::kCodeHeader - kSmallLine) / 2, width, kSmallLine);
        target.reach = 4;
        parts.targets.append(target);
    }

    void addQuotes(const QTextBlock &block)
    {
        const int levels = markdownStyle::quoteLevel(block);
        if (levels == 0) {
            m_bars.clear();
            return;
        }
        const bool isMirrored = block.textDirection() == Qt::RightToLeft;
        const QRect lines = rectOf(block);
        const int above = markdownStyle::codeNumber(block) >= 0 ? markdownStyle::kCodeHeader : 0;
        for (int level = 0; level < levels; ++level) {
            const int offset = level * markdownStyle::kQuoteIndent;
            const int left = isMirrored
                ? static_cast<int>(m_document.textWidth()) - offset - kQuoteBar
                : offset;
            const QRect bar(left, lines.top() - above, kQuoteBar, lines.height() + above);
            if (level < m_bars.size() && parts.boxes.at(m_bars.at(level)).rect.left() == left) {
                // Through the gap between paragraphs.
                parts.boxes[m_bars.at(level)].rect.setBottom(bar.bottom());
                continue;
            }
            m_bars.resize(level);
            m_bars.append(parts.boxes.size());
            parts.boxes.append({Box::Kind::Quote, bar});
        }
        m_bars.resize(std::min<qsizetype>(m_bars.size(), levels));
    }

    void addLink(const QTextBlock &block, const QPointF &origin, const LinkRun &run)
    {
        const QUrl url = openableUrl(run.address);
        if (url.isEmpty())
            return;
        MessageTarget target{.kind = MessageTarget::Kind::Link};
        target.index = m_links++;
        target.url = url;
        target.text = run.text;
        target.lines = linesOf(block, origin, run.start, run.end);
        for (const QRect &line : std::as_const(target.lines))
            target.rect |= line;
        parts.targets.append(target);
    }

    const QTextDocument &m_document;
    int m_links = 0;
    int m_code = -1; ///< of the block before
    QTextBlock m_lastOfCode;
    qsizetype m_codeBox = 0;
    qsizetype m_codeTarget = 0;
    QList<qsizetype> m_bars; ///< of the quotes the block before is in: indices of the boxes
};

} // namespace

DocumentParts DocumentParts::of(const QTextDocument &document)
{
    Collector collector(document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        collector.add(block);
    collector.endCode();
    return collector.parts;
}

} // namespace ecom67
