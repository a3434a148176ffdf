// SPDX-License-Identifier: MIT
#include "view/MessageParts.h"

#include "core/TextBounds.h"

#include <algorithm>
#include <array>

namespace ecom67::messageParts {

/// How far back a text is cut at a line's or a word's end.
static constexpr qsizetype kCutReach = 400;

// Measured: what the layout of one takes beside that of a letter, rounded.
static constexpr int kLineWeight = 4;
static constexpr int kCellWeight = 3;
static constexpr int kPictureWeight = 16;

static int weightOf(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x2000) {
        if (unit == u'\n')
            return kLineWeight;
        return unit == u'|' ? kCellWeight : 1; // of a table
    }
    if (isPicture(c))
        return kPictureWeight;
    return unit == QChar::LineSeparator || unit == QChar::ParagraphSeparator ? kLineWeight : 1;
}

/// Where the characters from a place on weigh so much.
static qsizetype reach(QStringView text, qsizetype from, qsizetype weight)
{
    qsizetype place = from;
    while (place < text.size() && (weight -= weightOf(text[place])) >= 0)
        ++place;
    return place;
}

bool isHeavier(QStringView text, qsizetype weight)
{
    // None is heavier than a picture, so that short texts are not even read.
    return text.size() > weight / kPictureWeight && reach(text, 0, weight) < text.size();
}

/// Where to cut near the end of a part.
static qsizetype cutBefore(const QString &text, qsizetype start, qsizetype end)
{
    if (end >= text.size())
        return text.size();
    static constexpr std::array<QStringView, 3> kEnds{u"\n\n", u"\n", u" "};
    const qsizetype nearest = std::max(start, end - kCutReach) + 1;
    const QStringView near
        = QStringView(text).first(std::min(end + 2, text.size())).sliced(nearest);
    for (const QStringView mark : kEnds) {
        if (const qsizetype found = near.lastIndexOf(mark, end - nearest); found >= 0)
            return nearest + found;
    }
    return text.at(end - 1).isHighSurrogate() ? end - 1 : end;
}

QList<MessagePart> of(const QString &text, qsizetype from, qsizetype to)
{
    QList<MessagePart> parts;
    markdownLines::FenceReader fences;
    qsizetype limit = 0; // where the weight of all parts so far ends
    qsizetype start = 0;
    for (qsizetype weight = 0; weight < to && start < text.size(); weight += kWeight) {
        limit = reach(text, limit, kWeight);
        const qsizetype end = cutBefore(text, start, limit);
        if (end <= start)
            continue;
        if (weight >= from)
            parts.append({start, end, fences.countBefore(text, start)});
        start = end;
    }
    return parts;
}

} // namespace ecom67::messageParts
