// SPDX-License-Identifier: MIT
#include "view/MarkdownLines.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecom67::markdownLines {

/// Marks in a row at the start of a line: 4,000 nested quotes would take Markdown's reader long.
static constexpr int kMostLeadingMarks = 32;

const QString kLineBreak = QChar(QChar::LineSeparator) + u" "_s;

bool isTooNested(const QString &text)
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

QString withLineBreaks(QString markdown)
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

} // namespace ecom67::markdownLines
