// SPDX-License-Identifier: MIT
#include "view/DocumentTargets.h"

#include "core/LinkPolicy.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace ecom67 {

/// Where a part of a block lies, one rectangle a line.
static QList<QRect> linesOf(const QTextBlock &block, int start, int end)
{
    const QPointF origin = block.document()->documentLayout()->blockBoundingRect(block).topLeft();
    const QTextLayout *layout = block.layout();
    QList<QRect> rects;
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
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

QList<MessageTarget> documentTargets(const QTextDocument &document)
{
    QList<MessageTarget> targets;
    int count = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (const LinkRun &run : linksOf(block)) {
            const QUrl url(run.address, QUrl::StrictMode);
            if (!isOpenable(url))
                continue;
            MessageTarget target{.kind = MessageTarget::Kind::Link};
            target.index = count++;
            target.url = url;
            target.text = run.text;
            target.lines = linesOf(block, run.start, run.end);
            for (const QRect &line : std::as_const(target.lines))
                target.rect |= line;
            targets.append(target);
        }
    }
    return targets;
}

} // namespace ecom67
