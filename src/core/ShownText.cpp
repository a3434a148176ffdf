// SPDX-License-Identifier: MIT
#include "core/ShownText.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace ecom67 {

/// More of them only make a tower that covers the lines above, and laying it out slow.
static constexpr int kMostMarks = 3;
/// How much of a text is looked at for each character that may be shown: the rest is invisible.
static constexpr qsizetype kReadShare = 8;

static bool isJoiner(char32_t point)
{
    return point == 0x200c || point == 0x200d; // Persian words and families of emoji need them
}

static bool isInvisible(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned: // among them what a text document takes for its own structure
    case QChar::Other_PrivateUse:
        return true;
    case QChar::Other_Format:
        return !isJoiner(point);
    default:
        return point == QChar::ObjectReplacementCharacter;
    }
}

static bool isBlank(char32_t point)
{
    // Fillers that look like blanks but are letters.
    return QChar::isSpace(point) || point == 0x115f || point == 0x1160 || point == 0x2800
        || point == 0x3164 || point == 0xffa0;
}

static QString cleaned(QStringView text)
{
    QString clean;
    int marks = 0;
    bool isVisible = false; // a joiner alone is not
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t point = text.at(i).unicode();
        if (text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate()) {
            point = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
            ++i;
        } else if (text.at(i).isSurrogate()) {
            point = QChar::ReplacementCharacter;
        }
        if (isBlank(point)) {
            if (!clean.isEmpty() && !clean.endsWith(u' '))
                clean += u' ';
            marks = 0;
            continue;
        }
        if (isInvisible(point))
            continue;
        marks = QChar::category(point) <= QChar::Mark_Enclosing ? marks + 1 : 0;
        if (marks > kMostMarks)
            continue;
        isVisible = isVisible || !isJoiner(point);
        clean += QChar::fromUcs4(point);
    }
    return isVisible ? clean.trimmed() : QString();
}

QString shownText(const QString &text, qsizetype longest)
{
    const qsizetype read = longest * kReadShare;
    const QString clean = cleaned(QStringView(text).first(std::min(text.size(), read)));
    if (clean.isEmpty() || (clean.size() <= longest && text.size() <= read))
        return clean;
    // Between two characters as people see them.
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, clean);
    finder.setPosition(std::min(longest - 1, clean.size()));
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    return clean.first(finder.position()).trimmed() + u'\u2026';
}

} // namespace ecom67
